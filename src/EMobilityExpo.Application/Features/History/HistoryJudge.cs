namespace EMobilityExpo.Application.Features.History;

using System.Globalization;
using EMobilityExpo.Application.Features.Import;
using EMobilityExpo.Application.Features.Import.Cells;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Spreadsheets;

/// <summary>What is wrong with one cell of a history file, in the reader's language.</summary>
/// <param name="Column">The code of the column.</param>
/// <param name="Name">Its name.</param>
/// <param name="Code">Stable, for programs.</param>
public sealed record HistoryProblem(int Row, string Column, string Name, string Value, string Code, string What, string Remedy)
{
    public static HistoryProblem Of(int row, CellProblem problem)
    {
        object?[] arguments = [.. problem.Arguments];
        // Cells that both kinds of list know have their texts there.
        string Text(string kind) => Words.T($"{(Words.Has($"History.{kind}_{problem.Code}") ? "History" : "Import")}.{kind}_{problem.Code}", arguments);
        var (column, remedy) = (HistoryColumns.Find(problem.Column), Text("Remedy"));
        if (problem.Suggestion is { } suggestion)
            remedy = $"{Words.T("Import.DidYouMean", column?.NameOf?.Invoke(suggestion) ?? suggestion)} {remedy}";
        return new(
            row, problem.Column, column?.Name ?? Words.T("Import.ColumnNumber", problem.Column), problem.Value, problem.Code, Text("Wrong"), remedy);
    }
}

/// <summary>Reads the rows of a history file against the participants of the event.</summary>
public sealed class HistoryJudge(IReadOnlyList<HistoryColumn?> columns, PastParties parties, ImportScene scene)
{
    readonly Dictionary<(long, long, string), int> _seen = [];

    readonly List<HistoryProblem> _problems = [];

    public IReadOnlyList<HistoryProblem> Problems => _problems;

    /// <summary>Those of the rows that are good; the others are among <see cref="Problems"/>.</summary>
    public IReadOnlyList<PastMeeting> Judge(IEnumerable<TabularRow> rows)
    {
        var good = new List<PastMeeting>();
        foreach (var row in rows)
        {
            var problems = new List<CellProblem>();
            var read = Read(row, problems);
            if (problems.Count == 0)
                CheckWhole(row, read, problems);
            if (problems.Count == 0)
                good.Add(read);
            _problems.AddRange(problems.Select(problem => HistoryProblem.Of(row.Number, problem)));
        }

        return good;
    }

    /// <summary>What tells meetings apart; two spellings of an occasion that differ in case are one.</summary>
    public static (long, long, string) KeyOf(PastMeeting row) => (row.ExhibitorId, row.BuyerId, row.Occasion.ToUpperInvariant());

    PastMeeting Read(TabularRow row, List<CellProblem> problems)
    {
        var read = new PastMeeting();
        for (var i = 0; i < Math.Max(columns.Count, row.Cells.Count); i++)
        {
            var text = i < row.Cells.Count ? row.Cells[i] : "";
            if (i >= columns.Count && text.Length > 0)
                problems.Add(new((i + 1).ToString(CultureInfo.InvariantCulture), text, "CellWithoutColumn", []));
            else if (i < columns.Count && columns[i] is { } column)
                read = column.Read(new(column.Code, text, scene, problems), read, parties);
        }

        return read;
    }

    void CheckWhole(TabularRow row, PastMeeting read, List<CellProblem> problems)
    {
        if ((read.RequestedBy, read.Answer, read.ExhibitorRating, read.BuyerRating, read.Outcome) is (null, null, null, null, null))
            problems.Add(new("outcome", "", "NothingSaid", []));
        if (read.Answer == HistoryTerms.Declined && (read.ExhibitorRating, read.BuyerRating, read.Outcome) is not (null, null, null))
            problems.Add(new("answer", Text(row, "answer"), "DeclinedButMet", []));
        if (!_seen.TryAdd(KeyOf(read), row.Number))
            problems.Add(new("buyer", Text(row, "buyer"), "DuplicateRow", [_seen[KeyOf(read)].ToString(CultureInfo.InvariantCulture)]));
    }

    string Text(TabularRow row, string code)
    {
        for (var i = 0; i < columns.Count && i < row.Cells.Count; i++)
        {
            if (columns[i]?.Code == code)
                return row.Cells[i];
        }

        return "";
    }
}
