namespace EMobilityExpo.Application.Features.Timetables;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>The slots of a run, for pages that let one choose.</summary>
public sealed record GetRunBoardHead(string EventId, string RunId) : IQuery<RunBoardHead>;

public sealed record RunBoardHead(TimetableEvent Event, TimetableRun Run, IReadOnlyList<Slot> Slots);

public sealed class GetRunBoardHeadHandler(DbSession db) : IRequestHandler<GetRunBoardHead, RunBoardHead>
{
    public async Task<RunBoardHead> Handle(GetRunBoardHead request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var run = await TimetableStore.LoadRunAsync(db, source, request.RunId, cancellationToken);
        return new(TimetableEvent.Of(source), run.Run, run.Slots);
    }
}
