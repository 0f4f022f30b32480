namespace EMobilityExpo.Application.Features.Import;

using System.Globalization;
using EMobilityExpo.Application.Features.Import.Cells;
using EMobilityExpo.Application.Features.Participants;

/// <summary>The kinds of columns there are.</summary>
static class ColumnKinds
{
    public const int Short = 200, Long = 4000;

    public static ImportColumn Text(
        string code, string english, string korean, Func<ParticipantRecord, string?> get,
        Func<ParticipantRecord, string?, ParticipantRecord> set, int most = Short, bool lines = false) =>
        One(code, english, korean, cell => ReadCell.Text(cell, most, lines), get, set);

    /// <summary>A column of one text, as <paramref name="read"/> understands it.</summary>
    public static ImportColumn One(
        string code, string english, string korean, Func<ImportCell, string?> read, Func<ParticipantRecord, string?> get,
        Func<ParticipantRecord, string?, ParticipantRecord> set) =>
        new(code, english, korean)
        {
            Read = (cell, record) => set(record, read(cell)),
            Show = (record, _) => get(record) ?? "",
        };

    public static ImportColumn YesNo(
        string code, string english, string korean, Func<ParticipantRecord, bool> get, Func<ParticipantRecord, bool, ParticipantRecord> set) =>
        new(code, english, korean)
        {
            Read = (cell, record) => ReadCell.YesNo(cell) is { } yes ? set(record, yes) : record,
            Show = (record, _) => get(record) ? "Y" : "N",
            NameOf = value => Localisation.Words.T(value == "Y" ? "Common.Yes" : "Common.No"),
        };

    public static ImportColumn Number(
        string code, string english, string korean, int least, Func<ParticipantRecord, int?> get,
        Func<ParticipantRecord, int?, ParticipantRecord> set) =>
        new(code, english, korean)
        {
            Read = (cell, record) => set(record, ReadCell.Number(cell, least, 1000)),
            Show = (record, _) => get(record)?.ToString(CultureInfo.InvariantCulture) ?? "",
        };

    public static ImportColumn Many(
        string code, string english, string korean, Func<ImportCell, IReadOnlyList<string>> read, Func<string, string> nameOf,
        Func<ParticipantRecord, IReadOnlyList<string>> get, Func<ParticipantRecord, IReadOnlyList<string>, ParticipantRecord> set) =>
        new(code, english, korean)
        {
            Read = (cell, record) => set(record, read(cell)),
            Show = (record, _) => string.Join("; ", get(record).Order(StringComparer.Ordinal)),
            NameOf = nameOf,
        };

    public static string Codes(IEnumerable<Reference.Term> terms) => string.Join(", ", terms.Select(term => term.Code));
}
