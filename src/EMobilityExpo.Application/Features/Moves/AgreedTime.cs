namespace EMobilityExpo.Application.Features.Moves;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Bookings;
using EMobilityExpo.Application.Features.Requests;
using NodaTime;

/// <summary>A time that two have booked or one of them asks for. When the organiser moves their meeting, what is booked goes along.</summary>
sealed record AgreedTime
{
    public long ExhibitorId { get; init; }
    public long BuyerId { get; init; }
    public Instant StartsAt { get; init; }
    public long? TableId { get; init; }
    public string Status { get; init; } = "";

    public bool IsBooked => Status == SlotHold.Booked;

    public static Task<IReadOnlyList<AgreedTime>> LoadAsync(DbSession db, long eventId, CancellationToken cancel) =>
        db.QueryAsync<AgreedTime>(BookingsSql.Taken, new { EventId = eventId }, cancel);

    /// <summary>Puts the booking at another time, in the transaction of the move; its table is that of the meeting where it can be.</summary>
    /// <exception cref="Conflict">All tables are booked then.</exception>
    public async Task PutAsync(DbSession db, MoveScene scene, Instant startsAt, long? table, CancellationToken cancel)
    {
        long? free = table is null ? null : FreeTable(scene, startsAt, table) ?? throw new Conflict("Bookings.NoTable");
        var to = new { ExhibitorId, BuyerId, Before = StartsAt, StartsAt = startsAt, TableId = free };
        if (await db.ExecuteAsync(BookingsSql.Put, to, cancel) == 0)
            throw new Stale();
        await db.ExecuteAsync(RequestsSql.PutSlot, to, cancel);
    }

    long? FreeTable(MoveScene scene, Instant startsAt, long? wanted)
    {
        var taken = scene.Agreed.Where(one => one.StartsAt == startsAt && one != this).Select(one => one.TableId).ToHashSet();
        return scene.Source.Tables.Where(table => !taken.Contains(table.Id) && (!table.Closed || table.Id == wanted))
            .OrderByDescending(table => table.Id == wanted).Select(table => (long?)table.Id).FirstOrDefault();
    }
}
