namespace EMobilityExpo.Application.Features.Import.Cells;

using System.Globalization;
using System.Net.Mail;
using System.Text.RegularExpressions;
using NodaTime;

/// <summary>Reads cells of one value. What is wrong goes to the cell; the answer is then null.</summary>
public static partial class ReadCell
{
    static readonly TermLookup YesOrNo = new(
    [
        ("y", ["yes", "예", "네", "유", "있음", "true", "o", "1", "해당", "참"]),
        ("n", ["no", "아니요", "아니오", "무", "없음", "false", "x", "0", "미해당", "거짓"]),
    ]);

    static readonly TermLookup Attendance = new(
    [
        ("on site", ["onsite", "offline", "in person", "venue", "현장", "현장 참석", "대면", "오프라인"]),
        ("online", ["remote", "virtual", "video", "온라인", "온라인 참석", "비대면", "화상"]),
    ]);

    static readonly TermLookup TimeZones = new(DateTimeZoneProviders.Tzdb.Ids.Select(id => (id, (IEnumerable<string>)[])));

    /// <param name="lines">Whether it may have several lines.</param>
    public static string? Text(ImportCell cell, int most, bool lines = false)
    {
        if (cell.IsEmpty)
            return null;
        if (IsSpreadsheetError(cell.Text))
            return Wrong(cell, "SpreadsheetError");
        if (cell.Text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
            return Wrong(cell, "ControlCharacter");
        var text = lines ? cell.Text.ReplaceLineEndings("\n") : Spaces().Replace(cell.Text, " ");
        if (text.Length <= most)
            return text;
        cell.Wrong("TooLong", arguments: [Invariant(most), Invariant(text.Length)]);
        return null;
    }

    /// <summary>A text that is one of a list.</summary>
    public static string? Term(ImportCell cell, TermLookup terms, string problem, string allowed = "")
    {
        if (cell.IsEmpty)
            return null;
        if (terms.Find(cell.Text) is { } code)
            return code;
        cell.Wrong(problem, suggestion: terms.Nearest(cell.Text), arguments: [allowed]);
        return null;
    }

    public static bool? YesNo(ImportCell cell)
    {
        // Circles and crosses are no letters; the others are found as words.
        switch (cell.Text)
        {
            case "":
            case "×" or "✕" or "✗" or "-":
                return false;
            case "○" or "◯" or "●" or "✓" or "✔" or "√" or "⭕":
                return true;
        }

        var answer = YesOrNo.Find(cell.Text);
        if (answer is null)
            cell.Wrong("NotYesNo");
        return answer is null ? null : answer == "y";
    }

    /// <returns>Whether online.</returns>
    public static bool? Online(ImportCell cell)
    {
        if (cell.IsEmpty)
            return false;
        var answer = Attendance.Find(cell.Text);
        if (answer is null)
            cell.Wrong("AttendanceUnknown");
        return answer is null ? null : answer == "online";
    }

    public static int? Number(ImportCell cell, int least, int most)
    {
        if (cell.IsEmpty)
            return null;
        if (NumberOf(cell.Text) is { } number && number >= least && number <= most)
            return (int)number;
        cell.Wrong("NotNumber", arguments: [Invariant(least), Invariant(most)]);
        return null;
    }

    /// <summary>A whole number, also with thousands separators; null when it is none.</summary>
    public static long? NumberOf(string text)
    {
        var match = WholeNumber().Match(text.Trim());
        return match.Success && long.TryParse(
            match.Groups[1].Value.Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal),
            NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : null;
    }

    public static string? Email(ImportCell cell, int most)
    {
        if (Text(cell, most) is not { } text)
            return null;
        return EmailForm().IsMatch(text) && MailAddress.TryCreate(text, out var address) && address.Address == text
            ? text : Wrong(cell, "NotEmail");
    }

    public static string? Url(ImportCell cell, int most)
    {
        if (Text(cell, most - "https://".Length) is not { } text)
            return null;
        var full = text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
        return Uri.TryCreate(full, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            && uri.Host.Contains('.', StringComparison.Ordinal) && uri.UserInfo.Length == 0 && !full.Contains(' ', StringComparison.Ordinal)
            ? full : Wrong(cell, "NotUrl");
    }

    public static string? TimeZone(ImportCell cell) => Term(cell, TimeZones, "TimeZoneUnknown");

    static bool IsSpreadsheetError(string text) =>
        text is "#N/A" or "#REF!" or "#NAME?" or "#VALUE!" or "#DIV/0!" or "#NULL!" or "#NUM!";

    static string? Wrong(ImportCell cell, string code)
    {
        cell.Wrong(code);
        return null;
    }

    static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.0+)?$", RegexOptions.None, 1000)]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"^[^@\s,;]+@[^@\s,;]+\.[^@\s,;.]+$", RegexOptions.None, 1000)]
    private static partial Regex EmailForm();
}
