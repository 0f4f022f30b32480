namespace EMobilityExpo.Application.Features.History;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>Forgets what came of one occasion, as after a wrong file.</summary>
public sealed record RemoveHistory(string EventId, string Occasion) : ICommand<Unit>, IAudited
{
    public AuditNote Audit => new("history.remove", EventId, null, Occasion);
}

public sealed class RemoveHistoryHandler(DbSession db) : IRequestHandler<RemoveHistory, Unit>
{
    public async Task<Unit> Handle(RemoveHistory request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var of = new { EventId = source.Id, request.Occasion };
        var touched = await db.QueryAsync<long>(HistorySql.PartiesOf, of, cancellationToken);
        if (await db.ExecuteAsync(HistorySql.Delete, of, cancellationToken) == 0)
            throw new NotFound("Errors.NotFound");
        await ParticipantChanges.MarkAsync(db, source.Id, touched, cancellationToken);
        return Unit.Value;
    }
}
