namespace EMobilityExpo.Application.Features.History;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Removals;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>Forgets what came of one occasion, as after a wrong file.</summary>
public sealed record RemoveHistory(string EventId, string Occasion) : ICommand<Removed>, IAudited
{
    public AuditNote Audit => new("history.remove", EventId, null, Occasion);
}

public sealed class RemoveHistoryHandler(DbSession db, Removals removals) : IRequestHandler<RemoveHistory, Removed>
{
    public async Task<Removed> Handle(RemoveHistory request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var of = new { EventId = source.Id, request.Occasion };
        var touched = await db.QueryAsync<long>(HistorySql.PartiesOf, of, cancellationToken);
        if (touched.Count == 0)
            throw new NotFound("Errors.NotFound");
        var removed = await removals.KeepAsync(RemovedKind.History, source.Id, request.Occasion, null, of, cancellationToken);
        await db.ExecuteAsync(HistorySql.Delete, of, cancellationToken);
        await ParticipantChanges.MarkAsync(db, source.Id, touched, cancellationToken);
        return removed;
    }
}
