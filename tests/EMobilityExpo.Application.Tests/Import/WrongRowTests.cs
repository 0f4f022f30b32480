namespace EMobilityExpo.Application.Tests.Import;

using System.Xml.Linq;
using EMobilityExpo.Application.Features.Import;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.TestCommon;
using Shouldly;
using Xunit;

public sealed class WrongRowTests
{
    const string Firm = "External key|Registration number|Name (Korean)|Name (English)|Country";

    /// <summary>Side, heads, the wrong row, and what must be said: code, column, value.</summary>
    public static TheoryData<string, string, string, string, string, string> Wrong => new()
    {
        { Sides.Exhibitor, $"{Firm}|Booth", "K||가|A|KR|#REF!", "SpreadsheetError", "booth", "#REF!" },
        { Sides.Exhibitor, $"{Firm}|Booth", "K||가|A|KR|A\u0007B", "ControlCharacter", "booth", "A\u0007B" },
        { Sides.Exhibitor, $"{Firm}|Booth", $"K||가|A|KR|{new string('x', 201)}", "TooLong", "booth", new string('x', 201) },
        { Sides.Exhibitor, $"{Firm}|Own booth", "K||가|A|KR|maybe", "NotYesNo", "ownBooth", "maybe" },
        { Sides.Buyer, $"{Firm}|Attendance", "K||가|A|VN|dunno", "AttendanceUnknown", "attendance", "dunno" },
        { Sides.Exhibitor, $"{Firm}|Max meetings", "K||가|A|KR|ten", "NotNumber", "maxMeetings", "ten" },
        { Sides.Exhibitor, $"{Firm}|Max meetings", "K||가|A|KR|0", "NotNumber", "maxMeetings", "0" },
        { Sides.Exhibitor, $"{Firm}|Max meetings", "K||가|A|KR|1.5", "NotNumber", "maxMeetings", "1.5" },
        { Sides.Exhibitor, $"{Firm}|Contact e-mail", "K||가|A|KR|a@b", "NotEmail", "contactEmail", "a@b" },
        { Sides.Exhibitor, $"{Firm}|Contact e-mail", "K||가|A|KR|a@b.kr, c@d.kr", "NotEmail", "contactEmail", "a@b.kr, c@d.kr" },
        { Sides.Exhibitor, $"{Firm}|Website", "K||가|A|KR|javascript://alert.example", "NotUrl", "website", "javascript://alert.example" },
        { Sides.Exhibitor, $"{Firm}|Website", "K||가|A|KR|our site", "NotUrl", "website", "our site" },
        { Sides.Buyer, $"{Firm}|Time zone", "K||가|A|VN|Hanoi", "TimeZoneUnknown", "timeZone", "Hanoi" },
        { Sides.Buyer, Firm, "K||가|A|Wonderland", "CountryUnknown", "country", "Wonderland" },
        { Sides.Buyer, Firm, "K||가|A|", "CountryMissing", "country", "" },
        { Sides.Exhibitor, $"{Firm}|Excluded countries", "K||가|A|KR|150", "CountryUnknown", "excludedCountries", "150" },
        { Sides.Exhibitor, $"{Firm}|Target countries", "K||가|A|KR|VN; Mars", "PlaceUnknown", "targetCountries", "Mars" },
        { Sides.Exhibitor, $"{Firm}|Kind", "K||가|A|KR|distributor", "KindUnknown", "kind", "distributor" },
        { Sides.Exhibitor, $"{Firm}|Division", "K||가|A|KR|BAT", "DivisionUnknown", "division", "BAT" },
        { Sides.Exhibitor, $"{Firm}|Languages", "K||가|A|KR|ko; Klingon", "LanguageUnknown", "languages", "Klingon" },
        { Sides.Exhibitor, $"{Firm}|Certifications", "K||가|A|KR|CE, XYZ", "CertificationUnknown", "certifications", "XYZ" },
        { Sides.Buyer, $"{Firm}|Cooperation wanted", "K||가|A|VN|friendship", "CooperationUnknown", "cooperation", "friendship" },
        { Sides.Buyer, $"{Firm}|Products", "K||가|A|VN|SUBMARINE:3", "CategoryUnknown", "products", "SUBMARINE" },
        { Sides.Buyer, $"{Firm}|Products", "K||가|A|VN|ETW-BIKE:3@soon", "TimingUnknown", "products", "soon" },
        { Sides.Buyer, $"{Firm}|Products", "K||가|A|VN|ETW-BIKE:3!urgent", "ImportanceUnknown", "products", "urgent" },
        { Sides.Buyer, $"{Firm}|Products", "K||가|A|VN|8713.90:3", "HsOfSeveral", "products", "8713.90" },
        { Sides.Buyer, $"{Firm}|Products", "K||가|A|VN|0101.21", "HsUnknown", "products", "0101.21" },
        { Sides.Buyer, $"{Firm}|Products", "K||가|A|VN|ETW-BIKE 8705.30", "HsOfOther", "products", "ETW-BIKE 8705.30" },
        { Sides.Buyer, $"{Firm}|Products", "K||가|A|VN|ETW-BIKE:many", "ProductAmount", "products", "many" },
        { Sides.Buyer, $"{Firm}|Products", "K||가|A|VN|ETW-BIKE; ETW-BIKE:5", "ProductTwice", "products", "ETW-BIKE:5" },
        { Sides.Buyer, $"{Firm}|Products", "K||가|A|VN|ETW-BIKE:5/2", "ProductFormBuyer", "products", "ETW-BIKE:5/2" },
        { Sides.Exhibitor, $"{Firm}|Products", "K||가|A|KR|ETW-BIKE:5@now", "ProductFormExhibitor", "products", "ETW-BIKE:5@now" },
        { Sides.Exhibitor, $"{Firm}|Unavailable", "K||가|A|KR|2027-10-27; tomorrow", "NotAbsence", "unavailable", "tomorrow" },
        { Sides.Exhibitor, $"{Firm}|Unavailable", "K||가|A|KR|2027-10-27 12:00-09:00", "NotAbsence", "unavailable", "2027-10-27 12:00-09:00" },
        { Sides.Exhibitor, $"{Firm}|Unavailable", "K||가|A|KR|2027-02-30", "NotAbsence", "unavailable", "2027-02-30" },
        { Sides.Buyer, Firm, "K||||VN", "NameMissing", "nameEn", "" },
        { Sides.Buyer, Firm, "K|||!!!|VN", "NameWithoutLetters", "nameEn", "!!!" },
        { Sides.Buyer, $"{Firm}|Max meetings|Min meetings", "K||가|A|VN|2|3", "MinAboveMax", "minMeetings", "3" },
        { Sides.Buyer, Firm, "K||가|A|VN|surplus", "CellWithoutColumn", "6", "surplus" },
        { Sides.Buyer, Firm, "first||다른|Other|VN", "DuplicateRow", "externalKey", "first" },
        { Sides.Buyer, Firm, "|11-11|가|A|VN", "DuplicateRow", "registrationNumber", "11-11" },
        { Sides.Buyer, Firm, "|||FIRST Co., Ltd.|VN", "DuplicateRow", "nameEn", "FIRST Co., Ltd." },
        { Sides.Buyer, Firm, "K|1111|가|A|VN", "RegistrationTaken", "registrationNumber", "1111" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_cell_is_told_with_row_column_value_and_remedy(
        string side, string heads, string row, string code, string column, string value)
    {
        await using var app = await ImportApp.StartAsync();
        var good = side == Sides.Buyer ? "first|11-11|처음|First|VN" : "first|11-11|처음|First|KR";

        var preview = await app.UploadAsync(side, Raw(heads, good, row), "list.csv");

        preview.RowsWrong.ShouldBe(1);
        preview.RowsNew.ShouldBe(1);
        foreach (var culture in (string[])["en-GB", "ko-KR"])
        {
            using var _ = ImportApp.Language(culture);
            var wrong = (await app.RowsAsync(preview, Verdicts.Wrong)).ShouldHaveSingleItem();
            wrong.Number.ShouldBe(3);
            var problem = wrong.Problems.ShouldHaveSingleItem();
            (problem.Code, problem.Column, problem.Value).ShouldBe((code, column, value));
            problem.What.ShouldNotBe($"Import.Wrong_{code}");
            problem.Remedy.ShouldNotBe($"Import.Remedy_{code}");
            HasHangul(problem.What).ShouldBe(culture == "ko-KR", problem.What);
            HasHangul(problem.Remedy).ShouldBe(culture == "ko-KR", problem.Remedy);
        }
    }

    [Fact]
    public void Every_kind_of_wrong_is_provoked_here_or_in_the_tests_of_identity()
    {
        var known = XDocument.Load(Path.Combine(Repository.Root, "src/EMobilityExpo.Application/Resources/Import.resx")).Descendants("data")
            .Select(data => data.Attribute("name")!.Value).Where(name => name.StartsWith("Wrong_", StringComparison.Ordinal)).Select(name => name["Wrong_".Length..]);

        known.Except(Wrong.Select(row => row.Data.Item4)).ShouldBe(["Ambiguous", "NameTaken"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("Vietnamm", "VN")]
    [InlineData("Germny", "DE")]
    public async Task A_slip_is_met_with_a_suggestion(string typed, string meant)
    {
        await using var app = await ImportApp.StartAsync();
        using var _ = ImportApp.Language("en-GB");

        var preview = await app.UploadAsync(Sides.Buyer, Firm, $"K||가|A|{typed}");

        (await app.RowsAsync(preview))[0].Problems.ShouldHaveSingleItem().Remedy.ShouldStartWith($"Did you mean {meant} (");
    }

    [Theory]
    [InlineData("Import.ColumnsMissing", "Country|Booth", "KR|A")]
    [InlineData("Import.ColumnTwice", "Name|Company name|Country", "A|B|KR")]
    [InlineData("Import.NoRows", "Name|Country")]
    public async Task A_file_that_is_no_list_is_refused(string code, params string[] lines)
    {
        await using var app = await ImportApp.StartAsync();

        (await Should.ThrowAsync<Errors.Invalid>(() => app.UploadAsync(Sides.Exhibitor, lines))).Code.ShouldBe(code);
    }

    [Fact]
    public async Task Unknown_and_missing_columns_are_told()
    {
        await using var app = await ImportApp.StartAsync();
        using var _ = ImportApp.Language("en-GB");

        var preview = await app.UploadAsync(Sides.Exhibitor, "관리번호|Favourite colour|부스", "K|red|A-1");

        preview.UnknownColumns.ShouldBe(["Favourite colour"]);
        preview.MissingColumns.ShouldBe(["Name (English)", "Country"]);
        preview.RowsWrong.ShouldBe(1);
    }

    static byte[] Raw(params string[] lines) => System.Text.Encoding.UTF8.GetBytes(
        string.Join('\n', lines.Select(line => string.Join(',', line.Split('|').Select(cell => $"\"{cell}\"")))));

    static bool HasHangul(string text) => text.Any(c => c is >= '가' and <= '힣');
}
