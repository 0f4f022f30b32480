namespace EMobilityExpo.Application.Tests.Import;

using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Import;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Spreadsheets;
using Shouldly;
using Xunit;

public sealed class MendTests
{
    const string Heads = "External key|Name (English)|Country|Colour|Region";

    [Fact]
    public async Task A_wrong_row_is_mended_in_place()
    {
        await using var app = await ImportApp.StartAsync();
        var preview = await app.UploadAsync(Sides.Buyer, Heads, "K|A|Nowhere|red|", "L|B|VN|blue|");

        var row = await app.App.Send(Mend(preview, 2, ("country", "Hungary")));

        row.Verdict.ShouldBe(Verdicts.New);
        var after = await app.GetAsync(preview.Id);
        (after.RowsNew, after.RowsWrong).ShouldBe((2, 0));
        (await app.CommitAsync(after)).Status.ShouldBe("committed");
        (await app.ParticipantsAsync()).Select(one => one.Country).ShouldBe(["HU", "VN"]);
    }

    [Fact]
    public async Task Mending_one_row_frees_its_duplicate()
    {
        await using var app = await ImportApp.StartAsync();
        var preview = await app.UploadAsync(Sides.Buyer, Heads, "K|A|VN||", "K|B|VN||");
        preview.RowsWrong.ShouldBe(1);

        await app.App.Send(Mend(preview, 2, ("externalKey", "J")));

        (await app.GetAsync(preview.Id)).RowsNew.ShouldBe(2);
    }

    [Fact]
    public async Task Two_who_mend_at_once_do_not_overwrite_each_other()
    {
        await using var app = await ImportApp.StartAsync();
        var preview = await app.UploadAsync(Sides.Buyer, Heads, "K|A|?|red|");
        await app.App.Send(Mend(preview, 2, ("country", "VN")));

        await Should.ThrowAsync<Stale>(() => app.App.Send(Mend(preview, 2, ("country", "DE"))));
        await Should.ThrowAsync<Stale>(() => app.App.Send(new CommitImport(ImportApp.EventId, preview.Id, preview.Version)));
    }

    [Fact]
    public async Task A_row_or_column_that_is_not_there_is_told()
    {
        await using var app = await ImportApp.StartAsync();
        var preview = await app.UploadAsync(Sides.Buyer, Heads, "K|A|?|red|");

        await Should.ThrowAsync<NotFound>(() => app.App.Send(Mend(preview, 9, ("country", "VN"))));
        await Should.ThrowAsync<Invalid>(() => app.App.Send(Mend(preview, 2, ("booth", "1"))));
    }

    [Theory]
    [InlineData("csv", "ko-KR")]
    [InlineData("xlsx", "en-GB")]
    public async Task The_wrong_rows_come_as_a_file_that_says_what_is_wrong_and_can_be_loaded_again(string format, string culture)
    {
        await using var app = await ImportApp.StartAsync();
        using var _ = ImportApp.Language(culture);
        var preview = await app.UploadAsync(Sides.Buyer, Heads, "K|A|Nowhere|=cmd|", "L|B|VN|blue|", "M||DE|@x|");

        var file = await app.App.Send(new GetWrongRows(ImportApp.EventId, preview.Id, format));

        file.FileName.ShouldStartWith("list - ");
        var table = TabularFile.Read(file.Content, file.FileName);
        table.Headers.ShouldBe([.. Heads.Split('|'), culture == "ko-KR" ? "오류 내용" : "What is wrong"]);
        table.Rows.Count.ShouldBe(2);
        table.Rows[0].Cells.Take(4).ShouldBe(["K", "A", "Nowhere", "=cmd"]);
        table.Rows[0].Cells[5].ShouldContain("Nowhere");
        if (format == "csv")
            System.Text.Encoding.UTF8.GetString(file.Content).ShouldContain("\"'=cmd\"");
        var again = await app.UploadAsync(Sides.Buyer, file.Content, file.FileName);
        again.UnknownColumns.ShouldBe(["Colour"]);
        again.RowsWrong.ShouldBe(2);
        (await app.App.Send(new GetWrongRows(ImportApp.EventId, again.Id, format))).Content.Length.ShouldBeGreaterThan(0);
    }

    static MendRow Mend(ImportView file, int row, params (string Column, string Text)[] cells) =>
        new(ImportApp.EventId, file.Id, row, cells.ToDictionary(cell => cell.Column, cell => (string?)cell.Text), file.Version);
}
