namespace EMobilityExpo.Application.Features.Bookings;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Mails;
using EMobilityExpo.Application.Features.Requests;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Application.Localisation;
using NodaTime;

/// <summary>
/// When an event is given other hours, agreed times may be gone. The two still want to meet and can agree on another time: the
/// booking is taken back, both are told, and the organiser hears which ones.
/// </summary>
public sealed class ReleaseLostTimes(DbSession db, Outbox outbox)
{
    /// <returns>What was released, in the reader's language; inside the transaction that changes the event.</returns>
    public async Task<IReadOnlyList<LostTime>> RunAsync(EventModel before, CancellationToken cancel)
    {
        var source = await EventModel.LoadAsync(db, before.Id, cancel);
        var slots = source.Slots.Select(slot => slot.StartsAt).ToHashSet();
        var lost = (await db.QueryAsync<Row>(BookingsSql.AllTimes, new { EventId = source.Id }, cancel)).Where(row => !slots.Contains(row.StartsAt)).ToList();
        var told = new List<LostTime>();
        foreach (var row in lost)
        {
            var duo = await Duo.OfAsync(db, source, row.ExhibitorId, row.BuyerId, Participants.Sides.Exhibitor, cancel);
            // Times are named as they were agreed: the event may have another zone now.
            var time = () => EventTimes.WithDay(row.StartsAt, before.Zone);
            told.Add(new(row.Kind, duo.Exhibitor.Name, duo.Buyer.Name, row.StartsAt, $"{duo.Exhibitor.Name} – {duo.Buyer.Name} ({time()})"));
            await db.ExecuteAsync(row.Kind == LostTime.Pin ? Moves.MovesSql.DeletePin : BookingsSql.Release, duo.Ids, cancel);
            if (row.Kind == LostTime.Pin)
                continue;
            await db.ExecuteAsync(RequestsSql.ForgetSlot, duo.Ids, cancel);
            await duo.TellPartnerAsync(db, outbox, "TimeLost", cancel, time);
            await duo.Turned.TellPartnerAsync(db, outbox, "TimeLost", cancel, time);
        }

        return told;
    }

    sealed record Row
    {
        public string Kind { get; init; } = "";
        public long ExhibitorId { get; init; }
        public long BuyerId { get; init; }
        public Instant StartsAt { get; init; }
    }
}

/// <param name="Kind"><c>booked</c>, <c>held</c> (an open request asks for it) or <c>pin</c>.</param>
public sealed record LostTime(string Kind, string Exhibitor, string Buyer, Instant StartsAt, string Text)
{
    public const string Pin = "pin";

    /// <summary>What the organiser is told.</summary>
    public static string Sentence(IReadOnlyList<LostTime> lost) => Words.T("Bookings.TimesLost", lost.Count, string.Join("; ", lost.Select(one => one.Text)));
}
