namespace EMobilityExpo.Application.Features.Runs;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>What the pages of the runs tell about the event, and what it lacks before a timetable can be built.</summary>
public sealed record GetRunEvent(string EventId) : IQuery<RunEvent>;

/// <param name="Missing">Sentences; none when a build can start.</param>
/// <param name="ClosedTables">Numbers of the tables that are closed at the event.</param>
/// <param name="RollBackTo">The number of the run that was in force before the present one.</param>
public sealed record RunEvent(string Name, string TimeZone, IReadOnlyList<string> Missing, IReadOnlyList<int> ClosedTables, int? RollBackTo);

public sealed class GetRunEventHandler(DbSession db, Publications publications) : IRequestHandler<GetRunEvent, RunEvent>
{
    public async Task<RunEvent> Handle(GetRunEvent request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var sides = await db.QueryAsync<SideCount>(RunsSql.SideCounts, new { EventId = source.Id }, cancellationToken);
        var before = await publications.BeforeAsync(source, cancellationToken);
        return new(
            source.Name, source.TimeZone, [.. RunNeeds.Missing(source with { Tables = source.OpenTables }, sides).Select(key => Words.T(key))],
            source.ClosedNumbers,
            before is null ? null : (await GetRunHandler.RowAsync(db, request.EventId, before, cancellationToken)).Number);
    }
}
