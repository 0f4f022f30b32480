namespace EMobilityExpo.Application.Tests.Timetables;

using System.Data;
using System.Globalization;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Application.Features.Timetables.Documents;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Spreadsheets;
using EMobilityExpo.TestCommon;
using ExcelDataReader;
using Shouldly;
using Xunit;

/// <summary>The files of a timetable, read back by another program than the one that wrote them.</summary>
public sealed class DocumentTests : IAsyncLifetime
{
    const string Formula = "=cmd|' /C calc'!A1";

    TestApplication _app = null!;
    TimetableScene _scene = null!;
    string _run = "";

    public async ValueTask InitializeAsync()
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = Words.Cultures[1];
        // The reader asks for a code page even where it needs none.
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        _app = await TestApplication.StartAsync();
        _scene = await TimetableScene.CreateAsync(_app.Services);
        await _scene.ChangeAsync("B2", who => who with { NameEn = Formula });
        _run = await _scene.AddRunAsync(("E0", "B0", 0, 1, "I0"), ("E1", "B2", 0, 0, null), ("E2", "B1", 1, 0, null), ("E3", "B3", 4, 2, null));
        await _scene.AddUnmetAsync(_run, "E0", "B3", "noTable");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task The_workbook_of_a_run_holds_a_row_for_each_meeting()
    {
        var sheet = (await Workbook())[0];

        sheet.Rows.Count.ShouldBe(1 + 4);
        string.Join('|', sheet.Rows[0].ItemArray).ShouldBe(
            "Date|Start (KST)|End (KST)|Start (UTC)|End (UTC)|Place|Exhibitor (Korean)|Exhibitor (English)|Exhibitor's country"
            + "|Buyer (Korean)|Buyer (English)|Buyer's country|Interpreter|Score");
        var first = sheet.Rows.Cast<DataRow>().Single(row => row[7].Equals("Exhibitor 0"));
        first[0].ShouldBe(new DateTime(2026, 10, 15, 0, 0, 0, DateTimeKind.Unspecified));
        Clock(first[1]).ShouldBe("10:00");
        Clock(first[2]).ShouldBe("10:30");
        first[3].ShouldBe(new DateTime(2026, 10, 15, 1, 0, 0, DateTimeKind.Unspecified));
        first[4].ShouldBe(new DateTime(2026, 10, 15, 1, 30, 0, DateTimeKind.Unspecified));
        first.ItemArray[5..].ShouldBe(
            ["Table 1", "참가기업0", "Exhibitor 0", "South Korea", "바이어0", "Buyer 0", "Germany", "Kim Tongyeok", 50.0]);
        sheet.Rows.Cast<DataRow>().Skip(1).Select(row => row[5]).Order().ShouldBe(["Booth A-E1", "Online", "Table 1", "Table 2"]);
    }

    [Fact]
    public async Task The_second_sheet_is_the_tables_as_a_grid()
    {
        var sheet = (await Workbook())[1];

        sheet.Columns.Count.ShouldBe(1 + 8);
        sheet.Rows.Cast<DataRow>().Select(row => row[0]).ShouldBe(["Place", "Table 1", "Table 2", "Booth A-E1 · Exhibitor 1", "Online · Exhibitor 2"]);
        sheet.Rows[1][1].ShouldBe("Exhibitor 0 – Buyer 0");
        sheet.Rows[2][5].ShouldBe("Exhibitor 3 – Buyer 3");
        sheet.Rows.Cast<DataRow>().Skip(1).Sum(row => row.ItemArray.Skip(1).Count(cell => cell is string { Length: > 0 })).ShouldBe(4);
    }

    [Fact]
    public async Task The_third_sheet_tells_why_pairs_do_not_meet()
    {
        var row = (await Workbook())[2].Rows[1];

        row[1].ShouldBe("Exhibitor 0");
        row[4].ShouldBe("Buyer 3");
        row[6].ShouldBe(70.0);
        row[7].ShouldBe("Wanted");
        row[8].ShouldBe(Words.T("Runs.Reason_noTable"));
        row[8].ShouldNotBe("Runs.Reason_noTable");
    }

    [Fact]
    public async Task Names_that_look_like_formulas_stay_names()
    {
        (await Workbook())[0].Rows.Cast<DataRow>().ShouldContain(row => row[10].Equals(Formula));

        var csv = RunWorkbook.Csv(await Document());
        System.Text.Encoding.UTF8.GetString(csv).ShouldNotContain($",{Formula}");
        System.Text.Encoding.UTF8.GetString(csv).ShouldContain("'=cmd");
        TabularFile.Read(csv, "meetings.csv").Rows.ShouldContain(row => row.Cells[10] == Formula);
    }

    [Fact]
    public async Task Csv_and_workbook_say_the_same()
    {
        var csv = TabularFile.Read(RunWorkbook.Csv(await Document()), "meetings.csv");
        var xlsx = TabularFile.Read(RunWorkbook.Xlsx(await Document()), "meetings.xlsx");

        csv.Headers.ShouldBe(xlsx.Headers);
        csv.Rows.Select(row => string.Join('|', row.Cells)).ShouldBe(xlsx.Rows.Select(row => string.Join('|', row.Cells)));
    }

    [Fact]
    public async Task In_Korean_the_file_is_Korean()
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = Words.Cultures[0];

        var csv = TabularFile.Read(RunWorkbook.Csv(await Document()), "meetings.csv");

        csv.Headers.ShouldContain("참가기업(국문)");
        csv.Rows.ShouldContain(row => row.Cells[5] == "1번 테이블" && row.Cells[11] == "독일");
    }

    [Fact]
    public async Task The_file_of_one_participant_holds_its_meetings()
    {
        var timetable = await _app.Send(new GetParticipantTimetable(_scene.Event.PublicId, _scene["B0"].PublicId, _run));
        var interpreter = await _app.Send(new GetParticipantTimetable(_scene.Event.PublicId, _scene["I0"].PublicId, _run));

        var row = TabularFile.Read(ParticipantSheet.Xlsx(timetable), "b0.xlsx").Rows.ShouldHaveSingleItem();
        row.Cells.ShouldBe(
            ["2026-10-15", "10:00", "10:30", "2026-10-15 01:00", "2026-10-15 01:30", "Table 1", "참가기업0", "Exhibitor 0", "South Korea", "Kim Tongyeok", "50"]);
        TabularFile.Read(ParticipantSheet.Csv(timetable), "b0.csv").Rows.ShouldHaveSingleItem().Cells.ShouldBe(row.Cells);
        TabularFile.Read(ParticipantSheet.Csv(interpreter), "i0.csv").Rows.ShouldHaveSingleItem().Cells[7].ShouldBe("Exhibitor 0 – Buyer 0");
    }

    Task<RunDocument> Document() => _app.Send(new GetRunDocument(_scene.Event.PublicId, _run));

    async Task<DataTableCollection> Workbook()
    {
        using var stream = new MemoryStream(RunWorkbook.Xlsx(await Document()));
        using var reader = ExcelReaderFactory.CreateReader(stream);
        var tables = new DataSet { Locale = CultureInfo.InvariantCulture }.Tables;
        do
        {
            var table = tables.Add(reader.Name);
            for (var column = 0; column < reader.FieldCount; column++)
                table.Columns.Add(new DataColumn { DataType = typeof(object) });
            while (reader.Read())
                table.Rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column) ?? DBNull.Value)]);
        }
        while (reader.NextResult());
        return tables;
    }

    static string Clock(object value) => value switch
    {
        DateTime time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString(@"hh\:mm", CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
