namespace EMobilityExpo.Application.Spreadsheets;

using System.Globalization;

/// <summary>The value of a cell as the plain text that a CSV file would have.</summary>
static class CellText
{
    const string FormulaStarts = "=+-@\t\r";

    public static string Of(object? value) => value switch
    {
        null => "",
        string text => text.Trim(),
        // No exponent and no ".0"; 15 digits are all that a spreadsheet keeps.
        double number => number.ToString("0.###############", CultureInfo.InvariantCulture),
        bool yes => yes ? "TRUE" : "FALSE",
        DateTime { Year: < 1901 } time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        DateTime at when at.TimeOfDay == TimeSpan.Zero => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime at => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString(@"hh\:mm", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)?.Trim() ?? "",
    };

    public static bool LooksLikeFormula(string text) => text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal);

    /// <summary>Takes off the apostrophe that our own CSV files put before what looks like a formula.</summary>
    public static string Unguard(string text) => text is ['\'', ..] && LooksLikeFormula(text[1..]) ? text[1..] : text;
}
