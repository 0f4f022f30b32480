namespace EMobilityExpo.Application.Features.Import;

using System.Globalization;
using EMobilityExpo.Application.Features.Import.Cells;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Spreadsheets;

public static class Verdicts
{
    public const string New = "new", Changed = "changed", Same = "same", Wrong = "wrong";

    public static readonly IReadOnlyList<string> All = [New, Changed, Same, Wrong];
}

/// <summary>What a field was and will be, in the form of the files.</summary>
public sealed record FieldChange(string Column, string Before, string After);

/// <param name="Record">The participant as the row makes it; null when the row is wrong.</param>
public sealed record JudgedRow(
    TabularRow Row, string Verdict, string Name, IReadOnlyList<CellProblem> Problems, IReadOnlyList<FieldChange> Changes, ParticipantRecord? Record);

/// <summary>
/// Judges the rows of a file one after the other against the participants of the event. Every row gets exactly one verdict, and
/// of two rows about the same participant one is wrong.
/// </summary>
public sealed class ImportJudge(ImportScene scene, ColumnMatch match, ParticipantIndex index)
{
    static readonly string[] IdentityColumns = ["externalKey", "registrationNumber", "nameKo", "nameEn", "country"];

    readonly (ImportColumn Column, int Index)[] _columns =
        [.. match.Columns.Select((column, i) => (Column: column, i)).Where(entry => entry.Column is not null).Select(entry => (entry.Column!, entry.i))];

    public static IReadOnlyList<JudgedRow> JudgeAll(
        ImportScene scene, ColumnMatch match, IEnumerable<ParticipantRecord> participants, IEnumerable<TabularRow> rows)
    {
        var judge = new ImportJudge(scene, match, new(participants.Where(participant => participant.Side == scene.Side)));
        // The surest marks first: a row that is known by its name alone must not take the participant whose key another row has.
        return
        [
            .. rows.OrderBy(judge.Sureness).ThenBy(row => row.Number).Select(judge.Judge).ToList().OrderBy(row => row.Row.Number),
        ];
    }

    public JudgedRow Judge(TabularRow row)
    {
        var problems = new List<CellProblem>();
        var doubts = new List<CellProblem>();
        var identity = Apply(row, Blank() with { Country = match.Has("country") ? "" : CountryWithoutColumn() }, IdentityColumns, doubts);
        var (known, problem) = index.Find(identity);
        var name = Words(identity, known);
        if (known?.Row is { } earlier)
            Add(problems, row, "DuplicateRow", IdentityColumnOf(row, "DuplicateRow"), Number(earlier));
        else if (problem is not null)
            Add(problems, row, problem, IdentityColumnOf(row, problem));

        var before = known?.Record;
        var final = Apply(row, before ?? Blank() with { Country = CountryWithoutColumn() }, null, problems);
        CheckWhole(row, final, problems);
        if (problems.Count == 0 && index.Collision(final, known) is { } collision)
            Add(problems, row, collision, IdentityColumnOf(row, collision));
        // A row that does not say clearly who it is about holds nobody's place.
        if (doubts.Count == 0 && (identity.Country.Length > 0 || !match.Has("country")))
            Claim(row, known, identity, problems.Count == 0 ? final : null);
        if (problems.Count > 0)
            return new(row, Verdicts.Wrong, name, problems, [], null);

        var changes = before is null ? [] : Changes(before, final);
        return new(row, before is null ? Verdicts.New : changes.Count > 0 ? Verdicts.Changed : Verdicts.Same, name, [], changes, final);
    }

    int Sureness(TabularRow row) => CellOf(row, "externalKey").Length > 0 ? 0 : CellOf(row, "registrationNumber").Length > 0 ? 1 : 2;

    ParticipantRecord Blank() => new() { Side = scene.Side };

    string CountryWithoutColumn() => scene.Side == Sides.Interpreter ? scene.DefaultCountry : "";

    ParticipantRecord Apply(TabularRow row, ParticipantRecord record, string[]? only, List<CellProblem> problems)
    {
        foreach (var (column, i) in _columns)
        {
            if (only is null || only.Contains(column.Code))
                record = column.Read(new(column.Code, i < row.Cells.Count ? row.Cells[i] : "", scene, problems), record);
        }

        return record;
    }

    void CheckWhole(TabularRow row, ParticipantRecord final, List<CellProblem> problems)
    {
        for (var i = match.Headers.Count; i < row.Cells.Count; i++)
        {
            if (row.Cells[i].Length > 0)
                problems.Add(new((i + 1).ToString(CultureInfo.InvariantCulture), row.Cells[i], "CellWithoutColumn", []));
        }

        bool Fine(string column) => problems.TrueForAll(problem => problem.Column != column);
        if (Fine("nameKo") && Fine("nameEn"))
        {
            if (final.NameKo is null && final.NameEn is null)
                Add(problems, row, "NameMissing", match.Has("nameEn") || !match.Has("nameKo") ? "nameEn" : "nameKo");
            else if (ParticipantRecord.Normalise(final.NameEn ?? final.NameKo!).Length == 0)
                Add(problems, row, "NameWithoutLetters", final.NameEn is null ? "nameKo" : "nameEn");
        }

        if (final.Country.Length == 0 && Fine("country"))
            Add(problems, row, "CountryMissing", "country");
        if (final.MaxMeetings < final.MinMeetings && Fine("minMeetings") && (match.Has("minMeetings") || match.Has("maxMeetings")))
            Add(problems, row, "MinAboveMax", match.Has("minMeetings") ? "minMeetings" : "maxMeetings", Number(final.MinMeetings), Number(final.MaxMeetings.Value));
    }

    /// <summary>
    /// The participant is spoken for: another row about the same one contradicts this one, or repeats it. A wrong row holds on to
    /// the marks it bears as well, since it may yet be mended.
    /// </summary>
    void Claim(TabularRow row, Known? known, ParticipantRecord identity, ParticipantRecord? final)
    {
        if (known is not null)
            known.Row ??= row.Number;
        if (known is null || final is null)
            known = new(identity) { Row = row.Number };
        if (final is not null)
            known.Record = final with { NormalisedName = ParticipantRecord.Normalise(final.NameEn ?? final.NameKo ?? "") };
        index.Add(known);
    }

    List<FieldChange> Changes(ParticipantRecord before, ParticipantRecord after)
    {
        var changes = new List<FieldChange>();
        foreach (var (column, _) in _columns)
        {
            var (from, to) = (column.Show(before, scene), column.Show(after, scene));
            if (column.Meaning(from) != column.Meaning(to))
                changes.Add(new(column.Code, from, to));
        }

        return changes;
    }

    void Add(List<CellProblem> problems, TabularRow row, string code, string column, params string[] arguments) =>
        problems.Add(new(column, CellOf(row, column), code, arguments));

    // The mark by which the row was known is where the reader should look.
    string IdentityColumnOf(TabularRow row, string code) => code switch
    {
        "RegistrationTaken" => "registrationNumber",
        "NameTaken" => match.Has("nameEn") ? "nameEn" : "nameKo",
        _ => IdentityColumns.FirstOrDefault(column => CellOf(row, column).Length > 0) ?? "nameEn",
    };

    string CellOf(TabularRow row, string column) => match.IndexOf(column) is >= 0 and var i && i < row.Cells.Count ? row.Cells[i] : "";

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    static string Words(ParticipantRecord identity, Known? known)
    {
        var text = string.Join(" / ", new[] { identity.NameKo, identity.NameEn }.OfType<string>());
        text = text.Length > 0 ? text : known is not null ? string.Join(" / ", new[] { known.Record.NameKo, known.Record.NameEn }.OfType<string>()) : identity.ExternalKey ?? identity.RegistrationNumber ?? "";
        return text.Length > 200 ? text[..200] : text;
    }
}
