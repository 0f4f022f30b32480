namespace EMobilityExpo.Application.Tests.Import;

using EMobilityExpo.Application.Features.Import;
using EMobilityExpo.Application.Features.Participants;
using Shouldly;
using Xunit;

public sealed class IdentityTests
{
    const string Heads = "External key|Registration number|Name (Korean)|Name (English)|Country|Region";

    [Theory]
    [InlineData("K-1||x|X|VN|new", "the key")]
    [InlineData("k-1|22-2|다름|Different|DE|new", "the key, whatever the rest says")]
    [InlineData("|11-1|x|X|KR|new", "the registration number")]
    [InlineData("|111|x|X|KR|new", "the registration number without punctuation")]
    [InlineData("||영광모터스||KR|new", "the Korean name")]
    [InlineData("|||yeonggwang-MOTORS Inc.|KR|new", "the English name, spelt otherwise")]
    [InlineData("||(주)영광 모터스||KR|new", "the Korean name with its form of company")]
    [InlineData("||주식회사 영광 모터스|Other words|KR|new", "one of two names")]
    public async Task A_participant_is_known_by(string row, string mark)
    {
        await using var app = await ImportApp.StartAsync();
        await app.ImportAsync(Sides.Exhibitor, Heads, "K-1|11-1|영광모터스|Yeonggwang Motors|KR|old");

        var preview = await app.UploadAsync(Sides.Exhibitor, Heads, row);

        preview.RowsChanged.ShouldBe(1, mark);
        await app.CommitAsync(preview);
        var participant = (await app.ParticipantsAsync()).ShouldHaveSingleItem();
        participant.Region.ShouldBe("new");
        participant.ExternalKey.ShouldNotBeNull().ShouldBe("K-1", StringCompareShould.IgnoreCase);
    }

    [Theory]
    [InlineData("K-2||영광모터스|Yeonggwang Motors|KR|new", "another key")]
    [InlineData("|22-2|영광모터스|Yeonggwang Motors|KR|new", "another registration number")]
    [InlineData("||영광모터스|Yeonggwang Motors|VN|new", "another country")]
    [InlineData("||영광|Yeonggwang|KR|new", "another name")]
    public async Task It_is_not_taken_for_one_with(string row, string mark)
    {
        await using var app = await ImportApp.StartAsync();
        await app.ImportAsync(Sides.Exhibitor, Heads, "K-1|11-1|영광모터스|Yeonggwang Motors|KR|old");

        (await app.ImportAsync(Sides.Exhibitor, Heads, row)).RowsNew.ShouldBe(1, mark);

        (await app.ParticipantsAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_participant_of_the_other_side_is_another()
    {
        await using var app = await ImportApp.StartAsync();
        await app.ImportAsync(Sides.Exhibitor, Heads, "K-1|11-1|영광모터스|Yeonggwang Motors|KR|old");

        (await app.ImportAsync(Sides.Buyer, Heads, "K-1|11-1|영광모터스|Yeonggwang Motors|KR|old")).RowsNew.ShouldBe(1);
    }

    [Fact]
    public async Task Several_that_fit_are_not_guessed_between()
    {
        await using var app = await ImportApp.StartAsync();
        await app.ImportAsync(Sides.Exhibitor, Heads, "K-1||가나|Gana|KR|", "K-2||가나|Gana|KR|");

        var preview = await app.UploadAsync(Sides.Exhibitor, Heads, "||가나||KR|new");

        var row = (await app.RowsAsync(preview)).ShouldHaveSingleItem();
        row.Verdict.ShouldBe(Verdicts.Wrong);
        row.Problems.ShouldHaveSingleItem().Code.ShouldBe("Ambiguous");
        row.Problems[0].Column.ShouldBe("nameKo");
    }

    [Fact]
    public async Task Two_names_that_lead_to_two_participants_are_not_guessed_between()
    {
        await using var app = await ImportApp.StartAsync();
        await app.ImportAsync(Sides.Exhibitor, Heads, "|||Gana|KR|", "||다라||KR|");

        var preview = await app.UploadAsync(Sides.Exhibitor, Heads, "||다라|Gana|KR|new");

        (await app.RowsAsync(preview))[0].Problems.ShouldHaveSingleItem().Code.ShouldBe("Ambiguous");
    }

    [Fact]
    public async Task A_registration_number_belongs_to_one()
    {
        await using var app = await ImportApp.StartAsync();
        await app.ImportAsync(Sides.Exhibitor, Heads, "K-1|11-1|가|A|KR|", "K-2|22-2|나|B|KR|");

        var preview = await app.UploadAsync(Sides.Exhibitor, Heads, "K-2|11-1|나|B|KR|");

        (await app.RowsAsync(preview))[0].Problems.ShouldHaveSingleItem().Code.ShouldBe("RegistrationTaken");
    }

    [Fact]
    public async Task Empty_identity_cells_keep_the_key_and_the_number()
    {
        await using var app = await ImportApp.StartAsync();
        await app.ImportAsync(Sides.Exhibitor, Heads, "K-1|11-1|가|A|KR|old");

        (await app.UploadAsync(Sides.Exhibitor, Heads, "||가|A|KR|old")).RowsSame.ShouldBe(1);
    }

    [Fact]
    public async Task Hangul_from_a_Mac_is_the_same_name()
    {
        await using var app = await ImportApp.StartAsync();
        await app.ImportAsync(Sides.Exhibitor, Heads, "||영광모터스||KR|");

        (await app.UploadAsync(Sides.Exhibitor, Heads, $"||{"영광모터스".Normalize(System.Text.NormalizationForm.FormD)}||KR|")).RowsSame.ShouldBe(1);
    }
}
