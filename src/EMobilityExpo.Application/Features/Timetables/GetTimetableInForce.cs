namespace EMobilityExpo.Application.Features.Timetables;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>The timetable in force: its run, its slots and its tables. The meetings are read page by page.</summary>
public sealed record GetTimetableInForce(string EventId) : IQuery<TimetableHead>;

public sealed record TimetableHead(
    TimetableEvent Event, TimetableRun Run, int Meetings, IReadOnlyList<Slot> Slots, IReadOnlyList<TableHead> Tables);

public sealed record TableHead(int Number, string Name, string Kind, bool Closed = false)
{
    public static TableHead Of(EventTable table) => new(table.Number, table.Name, table.Kind, table.Closed);
}

public sealed class GetTimetableInForceHandler(DbSession db) : IRequestHandler<GetTimetableInForce, TimetableHead>
{
    public async Task<TimetableHead> Handle(GetTimetableInForce request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var run = await TimetableStore.LoadRunAsync(db, source, runId: null, cancellationToken);
        var meetings = await db.ScalarAsync<int>(TimetablesSql.CountMeetingsOfRun, new { RunId = run.Key }, cancellationToken);
        return new(
            TimetableEvent.Of(source), run.Run, meetings, run.Slots,
            [.. source.Tables.Select(TableHead.Of)]);
    }
}
