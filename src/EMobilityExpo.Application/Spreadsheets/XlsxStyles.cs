namespace EMobilityExpo.Application.Spreadsheets;

using DocumentFormat.OpenXml.Spreadsheet;

enum XlsxFormat
{
    General,
    Whole,
    Date,
    Time,
    DateTime,

    /// <summary>A text that looks like a formula, and stays a text when somebody edits the cell.</summary>
    Quoted,
}

/// <summary>The styles of our workbooks: every tone in every format, with and without line breaks, and the header.</summary>
static class XlsxStyles
{
    const uint DateTimeFormat = 164, TimeFormat = 165, DateFormat = 166;

    static readonly SheetTone[] Tones = Enum.GetValues<SheetTone>();
    static readonly XlsxFormat[] Formats = Enum.GetValues<XlsxFormat>();

    /// <summary>Cell style 0 is what cells without one get; the header follows.</summary>
    public const uint Header = 1;

    public static uint Of(SheetTone tone, XlsxFormat format, bool wrap) =>
        2 + (uint)((((int)tone * Formats.Length) + (int)format) * 2) + (wrap ? 1u : 0u);

    public static Stylesheet Stylesheet() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = DateTimeFormat, FormatCode = "yyyy-mm-dd hh:mm" },
            new NumberingFormat { NumberFormatId = TimeFormat, FormatCode = "hh:mm" },
            new NumberingFormat { NumberFormatId = DateFormat, FormatCode = "yyyy-mm-dd" }),
        new Fonts(
            Font(null), Font("FF9C1C28"), Font("FF5B6776"), Font("FF0B5F53"),
            new Font(
                new Bold(), new FontSize { Val = 11 }, new Color { Rgb = "FFFFFFFF" }, new FontName { Val = "Malgun Gothic" })),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            Fill("FFFDE8EA"), Fill("FFF4F6F8"), Fill("FFE2F2EF"), Fill("FF0B6E5F")),
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
        new CellStyleFormats(new CellFormat()),
        new CellFormats([new CellFormat(), HeaderFormat(), .. BodyFormats()]));

    static CellFormat HeaderFormat() => new(new Alignment { Vertical = VerticalAlignmentValues.Center, WrapText = true })
    {
        FontId = 4,
        FillId = 5,
        ApplyFont = true,
        ApplyFill = true,
        ApplyAlignment = true,
    };

    static IEnumerable<CellFormat> BodyFormats() =>
        from tone in Tones
        from format in Formats
        from wrap in (bool[])[false, true]
        select new CellFormat(new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = wrap })
        {
            FontId = (uint)tone,
            FillId = tone == SheetTone.Plain ? 0 : (uint)tone + 1,
            NumberFormatId = NumberFormat(format),
            QuotePrefix = format == XlsxFormat.Quoted,
            ApplyFont = true,
            ApplyFill = true,
            ApplyNumberFormat = true,
            ApplyAlignment = true,
        };

    static uint NumberFormat(XlsxFormat format) => format switch
    {
        XlsxFormat.Whole => 3, // #,##0
        XlsxFormat.Date => DateFormat,
        XlsxFormat.Time => TimeFormat,
        XlsxFormat.DateTime => DateTimeFormat,
        XlsxFormat.Quoted => 49, // text
        _ => 0,
    };

    static Font Font(string? colour) => colour is null
        ? new(new FontSize { Val = 11 }, new FontName { Val = "Malgun Gothic" })
        : new(new FontSize { Val = 11 }, new Color { Rgb = colour }, new FontName { Val = "Malgun Gothic" });

    static Fill Fill(string colour) =>
        new(new PatternFill(new ForegroundColor { Rgb = colour }) { PatternType = PatternValues.Solid });
}
