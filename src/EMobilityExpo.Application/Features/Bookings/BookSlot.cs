namespace EMobilityExpo.Application.Features.Bookings;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Mails;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Requests;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using MediatR;
using NodaTime;
using Party = EMobilityExpo.Application.Features.Requests.Party;

/// <summary>
/// An exhibitor books an open slot of a buyer, where the event allows it. Of many who want the same slot the database lets one in; the
/// others get a conflict. The timetable keeps what is booked.
/// </summary>
public sealed record BookSlot(string EventId, string ParticipantId, string PartnerId, Instant StartsAt) : ICommand<Unit>, IAudited
{
    public AuditNote Audit => new("booking.make", EventId, ParticipantId, PartnerId);
}

/// <summary>Gives a booked slot back; either side may, until there is a timetable.</summary>
public sealed record CancelBooking(string EventId, string ParticipantId, string PartnerId) : ICommand<Unit>, IAudited
{
    public AuditNote Audit => new("booking.cancel", EventId, ParticipantId, PartnerId);
}

/// <summary>The slots that both still have free; none when they can not meet, or a timetable is in force.</summary>
public sealed record GetOpenSlots(string EventId, string ParticipantId, string PartnerId) : IQuery<OpenSlots>;

/// <param name="Bookable">Whether the caller may take one without asking.</param>
public sealed record OpenSlots(bool Bookable, IReadOnlyList<OpenSlot> Items);

public sealed record OpenSlot(Instant StartsAt, Instant EndsAt);

public sealed class BookSlotHandler(DbSession db, Outbox outbox, TimeProvider clock)
    : IRequestHandler<BookSlot, Unit>, IRequestHandler<CancelBooking, Unit>, IRequestHandler<GetOpenSlots, OpenSlots>
{
    public async Task<Unit> Handle(BookSlot request, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var duo = await Duo.LoadAsync(db, request.EventId, request.ParticipantId, request.PartnerId, cancellationToken);
        if (!await MayBookAsync(duo, cancellationToken))
            throw new Conflict("Bookings.NotAllowed");
        // Why a partner is not open is its own affair.
        if (await duo.IsRefusedAsync(db, cancellationToken))
            throw new Conflict("Bookings.NotOpen");
        await SlotHold.TakeAsync(db, duo, request.StartsAt, SlotHold.Booked, now, cancellationToken);
        await duo.SayAsync(db, Wishes.Want, now, cancellationToken);
        await duo.TellPartnerAsync(db, outbox, "Booked", cancellationToken, () => EventTimes.WithDay(request.StartsAt, duo.Source.Zone));
        return Unit.Value;
    }

    public async Task<Unit> Handle(CancelBooking request, CancellationToken cancellationToken)
    {
        var duo = await Duo.LoadAsync(db, request.EventId, request.ParticipantId, request.PartnerId, cancellationToken);
        if (await db.ScalarAsync<int>(BookingsSql.InForce, duo.Ids, cancellationToken) > 0)
            throw new Conflict("Bookings.Closed");
        if (await db.ExecuteAsync(BookingsSql.Cancel, duo.Ids, cancellationToken) == 0)
            throw new NotFound("Errors.NotFound");
        await duo.TellPartnerAsync(db, outbox, "BookingCancelled", cancellationToken);
        return Unit.Value;
    }

    public async Task<OpenSlots> Handle(GetOpenSlots request, CancellationToken cancellationToken)
    {
        var duo = await Duo.LoadAsync(db, request.EventId, request.ParticipantId, request.PartnerId, cancellationToken);
        if (await db.ScalarAsync<int>(BookingsSql.InForce, duo.Ids, cancellationToken) > 0 || await duo.IsRefusedAsync(db, cancellationToken))
            return new(false, []);
        var open = await SlotHold.OpenAsync(db, duo, clock.Now(), cancellationToken);
        return new(await MayBookAsync(duo, cancellationToken), [.. open.Select(slot => new OpenSlot(slot.StartsAt, slot.EndsAt))]);
    }

    async Task<bool> MayBookAsync(Duo duo, CancellationToken cancel) =>
        duo.Me.Side == Sides.Exhibitor
        && (await db.FirstOrDefaultAsync<RequestSettings>(RequestsSql.Settings, new { EventId = duo.Source.Id }, cancel))!.Booking;
}

/// <summary>The slots that a participant has booked or holds.</summary>
public sealed record ListBookings(string EventId, string ParticipantId) : IQuery<IReadOnlyList<BookingView>>;

public sealed record BookingView
{
    public Instant StartsAt { get; init; }

    /// <summary><c>held</c> while a request is open, else <c>booked</c>.</summary>
    public string Status { get; init; } = "";
    public string BookedBy { get; init; } = "";
    public string PartnerId { get; init; } = "";
    public string? NameKo { get; init; }
    public string? NameEn { get; init; }
    public string Country { get; init; } = "";
    public int? TableNumber { get; init; }
    public string? TableName { get; init; }

    public string PartnerName => Words.Pick(NameKo, NameEn);
}

public sealed class ListBookingsHandler(DbSession db) : IRequestHandler<ListBookings, IReadOnlyList<BookingView>>
{
    public async Task<IReadOnlyList<BookingView>> Handle(ListBookings request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var me = await Party.LoadAsync(db, source, request.ParticipantId, cancellationToken);
        return await db.QueryAsync<BookingView>(BookingsSql.Of, new { me.Id }, cancellationToken);
    }
}

/// <summary>What is booked, as the timetable has to keep it.</summary>
sealed record BookedPair
{
    public long ExhibitorId { get; init; }
    public long BuyerId { get; init; }
    public Instant StartsAt { get; init; }

    /// <summary>The slots that are booked, by pair. A booking whose slot the event no longer has counts no more.</summary>
    public static async Task<IReadOnlyDictionary<(long Exhibitor, long Buyer), int>> LoadAsync(
        DbSession db, long eventId, IEnumerable<Slot> of, CancellationToken cancel)
    {
        var slots = of.ToDictionary(slot => slot.StartsAt, slot => slot.Index);
        return (await db.QueryAsync<BookedPair>(BookingsSql.Booked, new { EventId = eventId }, cancel))
            .Where(row => slots.ContainsKey(row.StartsAt)).ToDictionary(row => (row.ExhibitorId, row.BuyerId), row => slots[row.StartsAt]);
    }
}
