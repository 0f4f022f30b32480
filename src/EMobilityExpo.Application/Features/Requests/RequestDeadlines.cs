namespace EMobilityExpo.Application.Features.Requests;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Bookings;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Mails;
using NodaTime;

/// <summary>What the clock does to requests: it reminds who is to answer, and in the end frees what was held.</summary>
public sealed class RequestDeadlines(DbSession db, Outbox outbox, TimeProvider clock)
{
    static readonly Duration Before = Duration.FromDays(2), AtLeastAfter = Duration.FromHours(12);

    /// <summary>In the caller's transaction. Two nodes may come at once: the database decides which of them writes.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        var now = clock.Now();
        foreach (var due in await db.QueryAsync<RequestRowOfEvent>(RequestsSql.DueToExpire, new { Now = now }, cancel))
        {
            if (await db.ExecuteAsync(RequestsSql.Expire, new { due.Id, Now = now }, cancel) == 0)
                continue;
            var duo = await DuoAsync(due, cancel);
            await db.ExecuteAsync(BookingsSql.Free, duo.Ids, cancel);
            // Told to the one who asked, as if the partner had.
            await duo.Turned.TellPartnerAsync(db, outbox, "RequestExpired", cancel);
        }

        var remind = new { Now = now, Soon = now + Before, Lately = now - AtLeastAfter };
        foreach (var due in await db.QueryAsync<RequestRowOfEvent>(RequestsSql.DueToRemind, remind, cancel))
        {
            if (await db.ExecuteAsync(RequestsSql.Reminded, new { due.Id, Now = now }, cancel) == 0)
                continue;
            var duo = await DuoAsync(due, cancel);
            if (!await duo.IsRefusedAsync(db, cancel))
                await duo.TellPartnerAsync(db, outbox, "RequestReminder", cancel);
        }
    }

    async Task<Duo> DuoAsync(RequestRowOfEvent due, CancellationToken cancel) => await Duo.OfAsync(
        db, await EventModel.LoadAsync(db, due.EventId, cancel), due.ExhibitorId, due.BuyerId, due.AskedBy, cancel);

    sealed record RequestRowOfEvent
    {
        public long Id { get; init; }
        public long EventId { get; init; }
        public long ExhibitorId { get; init; }
        public long BuyerId { get; init; }
        public string AskedBy { get; init; } = "";
    }
}
