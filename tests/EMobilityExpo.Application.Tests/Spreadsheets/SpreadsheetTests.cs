using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Spreadsheets;
using NodaTime;
using Shouldly;
using Xunit;
using Sheet = EMobilityExpo.Application.Spreadsheets.Sheet;

namespace EMobilityExpo.Application.Tests.Spreadsheets;

public sealed class SpreadsheetTests
{
    static readonly Encoding Cp949 = CodePagesEncodingProvider.Instance.GetEncoding(949)!;

    static readonly Sheet Sample = new(
        "참가/기업: [list]*?", [new("Name"), new("Count"), new("When"), new("Opens"), new("Note", Wrap: true)],
        [
            ["영광 모터스", 12_000, new LocalDateTime(2027, 10, 27, 9, 30), new LocalTime(9, 0), "one\ntwo"],
            ["=HYPERLINK(\"http://x\")", -5, new LocalDate(2027, 10, 28), null, "+82 10"],
            [new SheetCell("a, \"b\"; c", SheetTone.Bad), 1.5m, null, null, "  "],
        ]);

    [Fact]
    public void What_is_written_as_XLSX_is_read_back()
    {
        var file = TabularFile.Read(new MemoryStream(SheetWriter.Xlsx(Sample, new Sheet("참가/기업: [list]*?", [new("Other")], []))), "a.xlsx");

        file.Headers.ShouldBe(["Name", "Count", "When", "Opens", "Note"]);
        file.Rows.Select(row => row.Number).ShouldBe([2, 3, 4]);
        file.Rows[0].Cells.ShouldBe(["영광 모터스", "12000", "2027-10-27 09:30", "09:00", "one\ntwo"]);
        file.Rows[1].Cells.ShouldBe(["=HYPERLINK(\"http://x\")", "-5", "2027-10-28", "", "+82 10"]);
        file.Rows[2].Cells.ShouldBe(["a, \"b\"; c", "1.5"]);
        file.Sheet.ShouldBe("참가기업 list");
        file.OtherSheets.ShouldBe(["참가기업 list (2)"]);
    }

    [Fact]
    public void What_is_written_as_CSV_is_read_back_and_no_cell_is_a_formula()
    {
        var bytes = SheetWriter.Csv(Sample);

        bytes.Take(3).ShouldBe([0xEF, 0xBB, 0xBF]);
        var text = Encoding.UTF8.GetString(bytes);
        text.ShouldContain("\"'=HYPERLINK(\"\"http://x\"\")\",-5,");
        text.ShouldContain("'+82 10");
        var file = TabularFile.Read(new MemoryStream(bytes), "a.csv");
        file.Rows[0].Cells.ShouldBe(["영광 모터스", "12000", "2027-10-27 09:30", "09:00", "one\ntwo"]);
        file.Rows[1].Cells.ShouldBe(["=HYPERLINK(\"http://x\")", "-5", "2027-10-28", "", "+82 10"]);
    }

    [Fact]
    public void XLSX_marks_texts_that_look_like_formulas_as_texts()
    {
        using var archive = new ZipArchive(new MemoryStream(SheetWriter.Xlsx(Sample)));
        var sheet = new StreamReader(archive.GetEntry("xl/worksheets/sheet.xml")?.Open() ?? archive.Entries.Single(entry => entry.Name.StartsWith("sheet", StringComparison.Ordinal)).Open()).ReadToEnd();
        var styles = new StreamReader(archive.GetEntry("xl/styles.xml")!.Open()).ReadToEnd();

        sheet.ShouldNotContain("<x:f>");
        sheet.ShouldNotContain("<f>");
        styles.ShouldContain("quotePrefix=\"1\"");
    }

    [Theory]
    [InlineData("이름,나라\n가,나\n")]
    [InlineData("이름;나라\r\n가;나\r\n")]
    [InlineData("이름\t나라\n가\t나")]
    [InlineData("sep=;\n이름;나라\n가;나")]
    [InlineData("\"이름\",\"나라\"\n\"가\",\"나\"\n")]
    public void CSV_is_read_in_every_encoding_and_with_every_separator(string text)
    {
        foreach (var bytes in new[]
        {
            Encoding.UTF8.GetBytes(text), [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)], Cp949.GetBytes(text),
            [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
        })
        {
            var file = TabularFile.Read(new MemoryStream(bytes), "list.csv");
            file.Headers.ShouldBe(["이름", "나라"]);
            file.Rows.ShouldHaveSingleItem().Cells.ShouldBe(["가", "나"]);
        }
    }

    [Fact]
    public void Rows_are_numbered_as_a_spreadsheet_does_and_blank_ones_are_none()
    {
        var file = TabularFile.Read("a,b\n1,2\n\n , \n\"3\nx\",4,extra\n"u8.ToArray(), "a.csv");

        file.Rows.Select(row => row.Number).ShouldBe([2, 5]);
        file.Rows[1].Cells.ShouldBe(["3\nx", "4", "extra"]);
    }

    [Fact]
    public void A_quote_amid_a_text_is_kept() =>
        TabularFile.Read("a,b\n5\" tyre,x\n"u8.ToArray(), "a.csv").Rows[0].Cells.ShouldBe(["5\" tyre", "x"]);

    public static TheoryData<string, string, byte[]> Unreadable => new()
    {
        { "Spreadsheets.Empty", "a.csv", [] },
        { "Spreadsheets.Empty", "a.csv", " \n,\n"u8.ToArray() },
        { "Spreadsheets.NotText", "a.csv", [1, 2, 0, 4] },
        { "Spreadsheets.NotText", "a.csv", [0x41, 0xFF, 0xFF, 0x0A] },
        { "Spreadsheets.Malformed", "a.csv", "a,b\n1,\"2\n3,4\n"u8.ToArray() },
        { "Spreadsheets.Unreadable", "a.xlsx", "a,b\n"u8.ToArray() },
        { "Spreadsheets.Unreadable", "a.xlsx", [.. "PK\x03\x04"u8, 1, 2, 3] },
        { "Spreadsheets.Unreadable", "a.xlsx", Zip(("a.txt", 10)) },
        { "Spreadsheets.Unreadable", "a.xlsx", WithDoctype() },
        { "Spreadsheets.OldExcel", "a.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] },
        { "Spreadsheets.Encrypted", "a.xlsx", [0xD0, 0xCF, 0x11, 0xE0, 0, 0, .. Encoding.Unicode.GetBytes("EncryptedPackage")] },
        { "Spreadsheets.TooManyColumns", "a.csv", Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Repeat("a", 201))) },
        { "Spreadsheets.TooManyRows", "a.csv", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a\n", 50_002))) },
        { "Spreadsheets.TooLarge", "a.csv", new byte[TabularFile.MaximumBytes + 1] },
        { "Spreadsheets.ZipBomb", "a.xlsx", Zip(("a", 201 * 1024 * 1024)) },
        { "Spreadsheets.ZipBomb", "a.xlsx", Zip(("a", 20 * 1024 * 1024)) },
        { "Spreadsheets.ZipBomb", "a.xlsx", Zip([.. Enumerable.Range(0, 2001).Select(i => ($"{i}", 1))]) },
    };

    [Theory]
    [MemberData(nameof(Unreadable), DisableDiscoveryEnumeration = true)]
    public void What_can_not_be_read_is_refused_with_its_reason(string code, string name, byte[] content) =>
        Should.Throw<Invalid>(() => TabularFile.Read(new MemoryStream(content), name)).Code.ShouldBe(code);

    [Fact]
    public void Sizes_that_an_archive_states_wrongly_do_not_help_it()
    {
        var bomb = Zip(("a", 20 * 1024 * 1024));
        // The size in the central directory, which is what archive programs believe.
        var at = bomb.AsSpan().LastIndexOf("PK\x01\x02"u8) + 24;
        BitConverter.TryWriteBytes(bomb.AsSpan(at), 10).ShouldBeTrue();

        Should.Throw<Invalid>(() => TabularFile.Read(bomb, "a.xlsx"));
    }

    [Fact]
    public void Cells_of_every_type_become_the_texts_that_a_CSV_file_would_have()
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = new(
                new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14 }, new CellFormat { NumberFormatId = 20 }, new CellFormat { NumberFormatId = 22 }));
            var part = workbook.AddNewPart<WorksheetPart>();
            part.Worksheet = new(new SheetData(
                new Row(Text("head")),
                new Row(
                    Text("start"), Number("1234567890"), Number("1E+16"), Number("0.1"), Number("46687", 1), Number("0.375", 2), Number("46687.375", 3),
                    new Cell { DataType = CellValues.Boolean, CellValue = new("1") },
                    new Cell { DataType = CellValues.Error, CellValue = new("#REF!") },
                    new Cell { DataType = CellValues.String, CellFormula = new("A1&A1"), CellValue = new("cached") },
                    new Cell { CellFormula = new("1+1"), CellValue = new("2") })));
            workbook.Workbook = new(new Sheets(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Id = workbook.GetIdOfPart(part), SheetId = 1, Name = "one" }));
        }

        TabularFile.Read(stream.ToArray(), "a.xlsx").Rows.ShouldHaveSingleItem().Cells.ShouldBe(
            ["start", "1234567890", "10000000000000000", "0.1", "2027-10-27", "09:00", "2027-10-27 09:00", "TRUE", "#REF!", "cached", "2"]);

        static Cell Text(string text) => new() { DataType = CellValues.InlineString, InlineString = new(new Text(text)) };
        static Cell Number(string number, uint style = 0) => new() { CellValue = new(number), StyleIndex = style };
    }

    static byte[] Zip(params (string Name, int Size)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, size) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                var block = new byte[Math.Min(size, 1 << 20)];
                for (var written = 0; written < size; written += block.Length)
                    entry.Write(block);
            }
        }

        return stream.ToArray();
    }

    static byte[] WithDoctype()
    {
        using var stream = new MemoryStream();
        stream.Write(SheetWriter.Xlsx(Sample));
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry("xl/workbook.xml")!.Delete();
            using var entry = new StreamWriter(archive.CreateEntry("xl/workbook.xml").Open());
            entry.Write("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><workbook>&e;</workbook>");
        }

        return stream.ToArray();
    }
}
