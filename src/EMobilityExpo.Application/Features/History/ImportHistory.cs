namespace EMobilityExpo.Application.Features.History;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Import;
using EMobilityExpo.Application.Features.Import.Cells;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Application.Spreadsheets;
using FluentValidation;
using MediatR;

/// <summary>
/// Takes in what came of earlier occasions: all rows of the file, or none when one is wrong. A row about two who are known from the same
/// occasion replaces what was known.
/// </summary>
/// <param name="OnlyLook">Judges the rows and keeps nothing.</param>
public sealed record ImportHistory(string EventId, string FileName, Stream Content, bool OnlyLook = false) : ICommand<HistoryReport>, IAudited
{
    public AuditNote Audit => new("history.import", EventId, null, Taken ? "taken" : "nothing taken");

    internal bool Taken { get; set; }
}

/// <summary>What a history file holds. The good rows are new, changed or the same; with a single wrong one nothing is taken.</summary>
/// <param name="Taken">Whether the event now has all of it.</param>
/// <param name="UnknownColumns">Columns that are none of ours; they are left out.</param>
public sealed record HistoryReport(
    string FileName, bool Taken, int RowsIn, int RowsNew, int RowsChanged, int RowsSame, int RowsWrong, int ExampleRows,
    IReadOnlyList<string> UnknownColumns, IReadOnlyList<HistoryProblem> Problems);

public sealed class ImportHistoryValidator : AbstractValidator<ImportHistory>
{
    public ImportHistoryValidator() => RuleFor(request => request.FileName).NotEmpty().WithMessage(_ => Words.T("Import.FileMissing"));
}

public sealed class ImportHistoryHandler(DbSession db, TimeProvider clock) : IRequestHandler<ImportHistory, HistoryReport>
{
    public async Task<HistoryReport> Handle(ImportHistory request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var file = TabularFile.Read(request.Content, request.FileName);
        var columns = HistoryColumns.Match(file.Headers);
        var rows = file.Rows.Where(row => !IsExample(row, columns)).ToList();
        if (rows.Count == 0)
            throw new Invalid("Import.NoRows");

        var of = new { EventId = source.Id };
        var judge = new HistoryJudge(
            columns, new(await db.QueryAsync<PastParties.Party>(HistorySql.Parties, of, cancellationToken)),
            ImportScene.Of(Sides.Exhibitor, source.Zone));
        var good = judge.Judge(rows);
        var known = (await db.QueryAsync<PastMeeting>(HistorySql.OfEvent, of, cancellationToken)).ToDictionary(HistoryJudge.KeyOf);
        var added = good.Where(row => !known.ContainsKey(HistoryJudge.KeyOf(row))).ToList();
        var changed = good.Where(row => known.TryGetValue(HistoryJudge.KeyOf(row), out var before) && before != As(row, before))
            .Select(row => As(row, known[HistoryJudge.KeyOf(row)])).ToList();

        request.Taken = judge.Problems.Count == 0 && !request.OnlyLook;
        if (request.Taken)
            await WriteAsync(source.Id, added, changed, cancellationToken);
        return new(
            request.FileName, request.Taken, rows.Count, added.Count, changed.Count, good.Count - added.Count - changed.Count,
            rows.Count - good.Count, file.Rows.Count - rows.Count,
            [.. file.Headers.Where((header, i) => columns[i] is null && header.Length > 0)], judge.Problems);
    }

    async Task WriteAsync(long eventId, IReadOnlyList<PastMeeting> added, IReadOnlyList<PastMeeting> changed, CancellationToken cancel)
    {
        var now = clock.Now();
        object Row(PastMeeting row) => new
        {
            row.Id,
            EventId = eventId,
            row.ExhibitorId,
            row.BuyerId,
            row.Occasion,
            row.RequestedBy,
            row.Answer,
            row.ExhibitorRating,
            row.BuyerRating,
            row.Outcome,
            Now = now,
        };
        await db.ExecuteAsync(HistorySql.Insert, added.Select(Row), cancel);
        await db.ExecuteAsync(HistorySql.Update, changed.Select(Row), cancel);
        await ParticipantChanges.MarkAsync(db, eventId, added.Concat(changed).SelectMany(row => new[] { row.ExhibitorId, row.BuyerId }), cancel);
    }

    static PastMeeting As(PastMeeting row, PastMeeting before) => row with { Id = before.Id };

    static bool IsExample(TabularRow row, IReadOnlyList<HistoryColumn?> columns) =>
        columns.Zip(row.Cells).Any(cell => cell.First?.Code == "exhibitor" && ImportTemplate.IsExample(cell.Second));
}
