namespace EMobilityExpo.Application.Features.Bookings;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Requests;
using EMobilityExpo.Application.Messaging;
using MediatR;
using NodaTime;

/// <summary>What is agreed before there is a timetable: with a time where one is booked, else the time follows.</summary>
public sealed record ListAgreed(string EventId, string ParticipantId) : IQuery<IReadOnlyList<AgreedMeeting>>;

/// <param name="Status"><c>fixed</c> (the time is booked), <c>held</c> (the time is asked for) or <c>open</c> (the time follows).</param>
public sealed record AgreedMeeting(string PartnerId, string PartnerName, string Country, string Status, Instant? StartsAt, Instant? EndsAt);

public sealed class ListAgreedHandler(DbSession db, IMediator mediator) : IRequestHandler<ListAgreed, IReadOnlyList<AgreedMeeting>>
{
    public async Task<IReadOnlyList<AgreedMeeting>> Handle(ListAgreed request, CancellationToken cancellationToken)
    {
        var source = await Events.EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var ends = source.Slots.ToDictionary(slot => slot.StartsAt, slot => slot.EndsAt);
        var booked = await mediator.Send(new ListBookings(request.EventId, request.ParticipantId), cancellationToken);
        var accepted = await mediator.Send(new ListRequests(request.EventId, request.ParticipantId, new(1, PageRequestValidator.MaximumSize), Status: AnswerRequest.Accepted), cancellationToken);
        var timed = booked.Select(one => one.PartnerId).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. booked.Select(one => new AgreedMeeting(
                one.PartnerId, one.PartnerName, one.Country, one.Status == SlotHold.Booked ? "fixed" : "held", one.StartsAt, ends.TryGetValue(one.StartsAt, out var end) ? end : null)),
            .. accepted.Items.Where(one => !timed.Contains(one.PartnerId))
                .Select(one => new AgreedMeeting(one.PartnerId, one.PartnerName, one.Country, "open", null, null)),
        ];
    }
}
