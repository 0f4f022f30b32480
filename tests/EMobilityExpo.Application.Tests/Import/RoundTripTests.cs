namespace EMobilityExpo.Application.Tests.Import;

using System.Text;
using EMobilityExpo.Application.Features.History;
using EMobilityExpo.Application.Features.Import;
using EMobilityExpo.Application.Features.Import.Cells;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Spreadsheets;
using NodaTime;
using Shouldly;
using Xunit;

public sealed class RoundTripTests
{
    static readonly Dictionary<string, string> Values = new()
    {
        ["externalKey"] = "K-1",
        ["registrationNumber"] = "123-45-67890",
        ["nameKo"] = "영광 이동, \"전기\"",
        ["nameEn"] = "Yeonggwang Mobility",
        ["country"] = "KR",
        ["region"] = "전라남도",
        ["kind"] = "company",
        ["division"] = "ETW",
        ["website"] = "https://ygm.example",
        ["booth"] = "A-01",
        ["ownBooth"] = "Y",
        ["delegation"] = "다크시나푸라 대표단",
        ["languages"] = "en; ko",
        ["certifications"] = "CE; KC",
        ["requiredCertifications"] = "CE; VN-VR",
        ["cooperation"] = "distribution; purchase",
        ["targetCountries"] = "150; VN",
        ["exportCountries"] = "035; TH",
        ["excludedCountries"] = "JP; US",
        ["attendance"] = "online",
        ["timeZone"] = "Asia/Ho_Chi_Minh",
        ["maxMeetings"] = "12",
        ["maxPerDay"] = "6",
        ["minMeetings"] = "3",
        ["unavailable"] = "2027-10-27 09:00-12:30; 2027-10-28",
        ["contactName"] = "홍길동",
        ["contactEmail"] = "hong@ygm.example",
        ["contactPhone"] = "+82 61-000-0000",
        ["note"] = "첫 줄\n둘째 줄; = 수식 아님",
    };

    public static TheoryData<string, string, string> All
    {
        get
        {
            var all = new TheoryData<string, string, string>();
            foreach (var side in Sides.All)
            {
                foreach (var form in (string[])["utf8", "bom", "cp949", "xlsx", "semicolons"])
                {
                    all.Add(side, form, "ko-KR");
                    all.Add(side, form, "en-GB");
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Every_column_arrives_as_it_was_written(string side, string form, string headers)
    {
        await using var app = await ImportApp.StartAsync();
        using var _ = ImportApp.Language(headers);
        var columns = ImportColumns.Of(side).Reverse().ToList();
        var sheet = new Sheet("list", [.. columns.Select(column => new SheetColumn(column.Name))], [[.. columns.Select(column => ValueOf(column.Code, side))]]);

        var preview = await app.UploadAsync(side, Bytes(sheet, form), form == "xlsx" ? "list.xlsx" : "list.csv");

        preview.UnknownColumns.ShouldBeEmpty();
        (await app.RowsAsync(preview)).ShouldHaveSingleItem().Problems.ShouldBeEmpty();
        preview.RowsNew.ShouldBe(1);
        (await app.CommitAsync(preview)).Status.ShouldBe("committed");
        var participant = (await app.ParticipantsAsync()).ShouldHaveSingleItem();
        var scene = ImportScene.Of(side, DateTimeZoneProviders.Tzdb["Asia/Seoul"]);
        foreach (var column in columns)
            column.Show(participant, scene).ShouldBe(ValueOf(column.Code, side), column.Code);
        participant.Side.ShouldBe(side);
        participant.Country.ShouldBe("KR");
    }

    [Theory]
    [InlineData("yeonggwang-2022")]
    [InlineData("expo-100x80")]
    public async Task The_sample_lists_are_taken_whole_and_a_second_time_change_nothing(string sample)
    {
        await using var app = await ImportApp.StartAsync();
        var folder = Path.Combine(TestCommon.Repository.Root, "samples", sample);
        foreach (var (side, name) in new[] { (Sides.Exhibitor, "exhibitors"), (Sides.Buyer, "buyers"), (Sides.Interpreter, "interpreters") })
        {
            var csv = await app.UploadAsync(side, await File.ReadAllBytesAsync(Path.Combine(folder, $"{name}.csv")));
            (await app.RowsAsync(csv, Verdicts.Wrong)).SelectMany(row => row.Problems).ShouldBeEmpty();
            csv.UnknownColumns.ShouldBeEmpty();
            csv.RowsNew.ShouldBe(csv.RowsIn);
            await app.CommitAsync(csv);

            var again = await app.UploadAsync(side, await File.ReadAllBytesAsync(Path.Combine(folder, $"{name}.xlsx")), $"{name}.xlsx");
            (await app.RowsAsync(again)).SelectMany(row => row.Changes).ShouldBeEmpty();
            again.RowsSame.ShouldBe(csv.RowsIn);
        }

        async Task<HistoryReport> HistoryAsync(string name) => await app.App.Send(new ImportHistory(
            ImportApp.EventId, name, new MemoryStream(await File.ReadAllBytesAsync(Path.Combine(folder, name)))));
        var history = await HistoryAsync("history.csv");
        history.Problems.ShouldBeEmpty();
        history.UnknownColumns.ShouldBeEmpty();
        history.RowsNew.ShouldBe(history.RowsIn);
        var same = await HistoryAsync("history.xlsx");
        same.RowsSame.ShouldBe(history.RowsIn);
    }

    [Theory]
    [InlineData("ko-KR")]
    [InlineData("en-GB")]
    public async Task Templates_are_lists_that_can_be_filled_in(string culture)
    {
        await using var app = await ImportApp.StartAsync();
        using var _ = ImportApp.Language(culture);
        foreach (var side in Sides.All)
        {
            foreach (var format in (string[])["csv", "xlsx"])
            {
                var template = await app.App.Send(new GetTemplate(side, format));
                var file = TabularFile.Read(template.Content, template.FileName);
                file.Headers.ShouldBe(ImportColumns.Of(side).Select(column => column.Name));
                file.OtherSheets.Count.ShouldBe(format == "xlsx" ? 1 : 0);

                // The example itself is a row that would be good, and is left out.
                (await Should.ThrowAsync<Errors.Invalid>(() => app.UploadAsync(side, template.Content, template.FileName))).Code.ShouldBe("Import.NoRows");
                var filled = Replace(template.Content, format, file);
                var preview = await app.UploadAsync(side, filled, "filled.csv");
                (await app.RowsAsync(preview)).SelectMany(row => row.Problems).ShouldBeEmpty();
            }
        }
    }

    static byte[] Replace(byte[] content, string format, TabularFile file) => format == "csv"
        ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(content).Replace("#EXAMPLE", "K-9", StringComparison.Ordinal).Replace("#예시", "K-9", StringComparison.Ordinal))
        : SheetWriter.Csv(new("x", [.. file.Headers.Select(head => new SheetColumn(head))], [[.. file.Rows[0].Cells.Select((cell, i) => i == 0 ? "K-9" : cell)]]));

    static string ValueOf(string code, string side) => code switch
    {
        "products" => side == Sides.Buyer ? "BAT-PACK; ETW-BIKE:5000; ETW-SCOOTER:300@6_months!high; PMV!low" : "BAT-PACK; ETW-BIKE:5000; ETW-SCOOTER:300/10",
        _ => Values[code],
    };

    static byte[] Bytes(Sheet sheet, string form)
    {
        if (form == "xlsx")
            return SheetWriter.Xlsx(sheet);
        var text = Encoding.UTF8.GetString(SheetWriter.Csv(sheet).AsSpan(3));
        return form switch
        {
            "bom" => SheetWriter.Csv(sheet),
            "cp949" => ImportApp.Cp949.GetBytes(text),
            "semicolons" => Encoding.UTF8.GetBytes(WithSemicolons(sheet)),
            _ => Encoding.UTF8.GetBytes(text),
        };
    }

    static string WithSemicolons(Sheet sheet) => string.Join("\r\n", new[] { sheet.Columns.Select(column => column.Header) }
        .Concat(sheet.Rows.Select(row => row.Select(cell => (string)cell!)))
        .Select(row => string.Join(';', row.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))));
}
