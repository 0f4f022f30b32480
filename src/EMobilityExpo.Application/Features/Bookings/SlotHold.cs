namespace EMobilityExpo.Application.Features.Bookings;

using System.Data.Common;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Delegations;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Requests;
using NodaTime;

/// <summary>Takes a slot for two. What is read before only spares useless attempts; the constraints of the database decide.</summary>
static class SlotHold
{
    public const string Held = "held", Booked = "booked";

    /// <summary>The slots that both still have free, with a table where they need one.</summary>
    public static async Task<IReadOnlyList<Slot>> OpenAsync(DbSession db, Duo duo, Instant now, CancellationToken cancel)
    {
        var taken = await db.QueryAsync<Taken>(BookingsSql.TakenBy, duo.Ids, cancel);
        var absences = await db.QueryAsync<Absence>(BookingsSql.Absences, duo.Ids, cancel);
        var tables = duo.NeedsTable
            ? (await db.QueryAsync<TablesAt>(BookingsSql.TablesAt, duo.Ids, cancel)).ToDictionary(row => row.StartsAt, row => row.Tables)
            : [];
        var slots = duo.Source.Slots;
        var outside = await DelegationTimes.OutsideAsync(db, duo.Source, duo.Ids, cancel);
        var absent = absences.SelectMany(absence => SlotPlan.Touching(slots, absence.StartsAt, absence.EndsAt)).ToHashSet();
        var open = duo.Source.OpenTables.Count;
        var times = taken.Select(row => row.StartsAt).ToHashSet();
        return [.. slots.Where(slot =>
            slot.StartsAt > now && !times.Contains(slot.StartsAt) && !outside.Contains(slot.Index) && !absent.Contains(slot.Index)
            && (!duo.NeedsTable || tables.GetValueOrDefault(slot.StartsAt) < open)
            && HasRoom(duo.Exhibitor, slot) && HasRoom(duo.Buyer, slot))];

        bool HasRoom(Party who, Slot slot)
        {
            var own = taken.Where(row => row.ExhibitorId == who.Id || row.BuyerId == who.Id).Select(row => row.StartsAt).ToHashSet();
            return (who.MaxMeetings is not { } most || own.Count < most)
                && (who.MaxPerDay is not { } daily || slots.Count(other => other.Day == slot.Day && own.Contains(other.StartsAt)) < daily);
        }
    }

    /// <exception cref="Conflict">Somebody was faster, the two have a slot already, or bookings are closed.</exception>
    public static async Task TakeAsync(DbSession db, Duo duo, Instant startsAt, string status, Instant now, CancellationToken cancel)
    {
        if (await db.ScalarAsync<int>(BookingsSql.InForce, duo.Ids, cancel) > 0)
            throw new Conflict("Bookings.Closed");
        if (!(await OpenAsync(db, duo, now, cancel)).Any(slot => slot.StartsAt == startsAt))
            throw new Conflict("Bookings.NotOpen");
        foreach (var table in await TablesAsync(db, duo, startsAt, cancel))
        {
            try
            {
                await db.ExecuteAsync(
                    BookingsSql.Insert,
                    new
                    {
                        PublicId = PublicId.New(),
                        EventId = duo.Source.Id,
                        StartsAt = startsAt,
                        ExhibitorId = duo.Exhibitor.Id,
                        BuyerId = duo.Buyer.Id,
                        TableId = table,
                        Status = status,
                        BookedBy = duo.Me.Side,
                        Now = now,
                    },
                    cancel);
                return;
            }
            catch (DbException error) when (db.Dialect.ViolatedUniqueConstraint(error) == "uq_slot_booking_table")
            {
                // Two others took that table in the meantime; there may be one more.
            }
        }

        throw new Conflict("Bookings.NoTable");
    }

    /// <summary>The tables still free then; one "none" for those who need none.</summary>
    static async Task<IReadOnlyList<long?>> TablesAsync(DbSession db, Duo duo, Instant startsAt, CancellationToken cancel)
    {
        if (!duo.NeedsTable)
            return [null];
        var taken = await db.QueryAsync<long>(BookingsSql.TakenTables, new { EventId = duo.Source.Id, StartsAt = startsAt }, cancel);
        return [.. duo.Source.OpenTables.Select(table => (long?)table.Id).Where(id => !taken.Contains(id!.Value))];
    }

    sealed record Taken
    {
        public Instant StartsAt { get; init; }
        public long ExhibitorId { get; init; }
        public long BuyerId { get; init; }
    }

    sealed record Absence
    {
        public Instant StartsAt { get; init; }
        public Instant EndsAt { get; init; }
    }

    sealed record TablesAt
    {
        public Instant StartsAt { get; init; }
        public int Tables { get; init; }
    }
}
