namespace EMobilityExpo.Application.Features.Events;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;

/// <summary>
/// Changes an event; answers with its new row version. Timetables that were built before keep their times: a run stores its slots.
/// </summary>
public sealed record UpdateEvent : EventFields, ICommand<long>, IAudited
{
    public UpdateEvent(string eventId, long rowVersion, EventFields fields) : base(fields) => (EventId, RowVersion) = (eventId, rowVersion);

    public string EventId { get; }

    /// <summary>The version that the change is based on.</summary>
    public long RowVersion { get; }

    public AuditNote Audit => new("event.update", EventId, EventId);
}

public sealed class UpdateEventValidator : AbstractValidator<UpdateEvent>
{
    public UpdateEventValidator() => Include(new EventFieldsValidator());
}

public sealed class UpdateEventHandler(DbSession db, TimeProvider clock) : IRequestHandler<UpdateEvent, long>
{
    public async Task<long> Handle(UpdateEvent request, CancellationToken cancellationToken)
    {
        var before = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        await EventStore.UpdateAsync(db, before, request, request.RowVersion, clock.Now(), cancellationToken);
        return request.RowVersion + 1;
    }
}
