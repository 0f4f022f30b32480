namespace EMobilityExpo.Application.Features.Timetables;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>Everything of a run that goes into its files.</summary>
/// <param name="RunId">Null: the timetable in force.</param>
public sealed record GetRunDocument(string EventId, string? RunId = null) : IQuery<RunDocument>;

public sealed record RunDocument(
    TimetableEvent Event, TimetableRun Run, IReadOnlyList<Slot> Slots, IReadOnlyList<TableHead> Tables, IReadOnlyList<MeetingView> Meetings,
    IReadOnlyList<UnmetView> Unmet);

/// <param name="Wish"><c>none</c>, <c>want</c> or <c>must</c>.</param>
/// <param name="Reason">The code of what stopped it.</param>
public sealed record UnmetView(Party Exhibitor, Party Buyer, int Score, string Wish, string Reason);

public sealed class GetRunDocumentHandler(DbSession db) : IRequestHandler<GetRunDocument, RunDocument>
{
    public async Task<RunDocument> Handle(GetRunDocument request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var run = await TimetableStore.LoadRunAsync(db, source, request.RunId, cancellationToken);
        var of = new { RunId = run.Key };
        var unmet = await db.QueryAsync<UnmetRow>(TimetablesSql.Unmet, of, cancellationToken);
        return new(
            TimetableEvent.Of(source), run.Run, run.Slots,
            [.. source.Tables.Select(TableHead.Of)],
            await TimetableStore.MeetingsAsync(db, TimetablesSql.MeetingsOfRun, of, cancellationToken),
            [.. unmet.Select(row => new UnmetView(
                new(row.ExhibitorId, row.ExhibitorNameKo, row.ExhibitorNameEn, row.ExhibitorCountry),
                new(row.BuyerId, row.BuyerNameKo, row.BuyerNameEn, row.BuyerCountry), row.Score, row.Wish, row.Reason))]);
    }

    sealed record UnmetRow
    {
        public int Score { get; init; }
        public string Wish { get; init; } = "";
        public string Reason { get; init; } = "";
        public string ExhibitorId { get; init; } = "";
        public string? ExhibitorNameKo { get; init; }
        public string? ExhibitorNameEn { get; init; }
        public string ExhibitorCountry { get; init; } = "";
        public string BuyerId { get; init; } = "";
        public string? BuyerNameKo { get; init; }
        public string? BuyerNameEn { get; init; }
        public string BuyerCountry { get; init; } = "";
    }
}
