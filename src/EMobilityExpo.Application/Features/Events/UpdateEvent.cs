namespace EMobilityExpo.Application.Features.Events;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Bookings;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;

/// <summary>
/// Changes an event; answers with its new row version and with what agreed times are gone by it. Timetables that were built before keep their times: a run stores its slots.
/// </summary>
public sealed record UpdateEvent : EventFields, ICommand<EventUpdated>, IAudited
{
    public UpdateEvent(string eventId, long rowVersion, EventFields fields) : base(fields) => (EventId, RowVersion) = (eventId, rowVersion);

    public string EventId { get; }

    /// <summary>The version that the change is based on.</summary>
    public long RowVersion { get; }

    public AuditNote Audit => new("event.update", EventId, EventId, Lost is { Count: > 0 } ? string.Join("; ", Lost.Select(one => one.Text)) : null);

    internal IReadOnlyList<LostTime>? Lost { get; set; }
}

/// <param name="Lost">Times that were agreed and that the event no longer has; both sides have been told.</param>
public sealed record EventUpdated(long RowVersion, IReadOnlyList<LostTime> Lost);

public sealed class UpdateEventValidator : AbstractValidator<UpdateEvent>
{
    public UpdateEventValidator() => Include(new EventFieldsValidator());
}

public sealed class UpdateEventHandler(DbSession db, ReleaseLostTimes release, TimeProvider clock) : IRequestHandler<UpdateEvent, EventUpdated>
{
    public async Task<EventUpdated> Handle(UpdateEvent request, CancellationToken cancellationToken)
    {
        var before = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        await EventStore.UpdateAsync(db, before, request, request.RowVersion, clock.Now(), cancellationToken);
        request.Lost = await release.RunAsync(before, cancellationToken);
        return new(request.RowVersion + 1, request.Lost);
    }
}
