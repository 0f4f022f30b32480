namespace EMobilityExpo.Application.Features.Moves;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Runs;
using EMobilityExpo.Matching.Timetabling;
using NodaTime;

/// <summary>Where the organiser wants a meeting, in every timetable that is built from now on.</summary>
sealed record PinnedMeeting
{
    public long Id { get; init; }
    public long ExhibitorId { get; init; }
    public long BuyerId { get; init; }
    public Instant StartsAt { get; init; }
    public long? TableId { get; init; }

    public (long Exhibitor, long Buyer) Pair => (ExhibitorId, BuyerId);

    public static Task<IReadOnlyList<PinnedMeeting>> LoadAsync(DbSession db, long eventId, CancellationToken cancel) =>
        db.QueryAsync<PinnedMeeting>(MovesSql.Pins, new { EventId = eventId }, cancel);

    /// <summary>What is booked and what is pinned, by pair; what the two agreed on themselves goes first. Times that the event no longer has count no more.</summary>
    public static IReadOnlyDictionary<(long Exhibitor, long Buyer), int> Fixed(
        IEnumerable<PinnedMeeting> pins, IReadOnlyDictionary<(long Exhibitor, long Buyer), int> booked, IReadOnlyList<Slot> slots)
    {
        var slotAt = slots.ToDictionary(slot => slot.StartsAt, slot => slot.Index);
        var all = new Dictionary<(long, long), int>(booked);
        foreach (var pin in pins.Where(pin => slotAt.ContainsKey(pin.StartsAt)))
            all.TryAdd(pin.Pair, slotAt[pin.StartsAt]);
        return all;
    }

    /// <summary>
    /// Gives pinned meetings their tables: within a slot tables can change hands, whatever the search gave them. How often participants
    /// change tables is not known then.
    /// </summary>
    public static TimetableSolution AtTheirTables(
        TimetableSolution solution, IEnumerable<PinnedMeeting> pins, EventModel source, IReadOnlyList<Slot> slots, IReadOnlyList<ParticipantRecord> people)
    {
        var ids = people.ToDictionary(who => who.Id, who => who.PublicId);
        var tables = source.Tables.Select((table, index) => (table.Id, index)).ToDictionary(table => table.Id, table => table.index);
        var meetings = solution.Meetings.ToList();
        var indexOf = meetings.Select((meeting, at) => (meeting.Pair, at)).ToDictionary(one => one.Pair, one => one.at, StringComparer.Ordinal);
        var occupied = meetings.Select((meeting, at) => (meeting, at)).Where(one => one.meeting.Table is not null)
            .ToDictionary(one => (one.meeting.Slot, one.meeting.Table!.Value), one => one.at);
        var changed = false;
        foreach (var pin in pins.Where(pin => pin.TableId is { } id && tables.ContainsKey(id) && ids.ContainsKey(pin.ExhibitorId) && ids.ContainsKey(pin.BuyerId)))
        {
            var pair = ProblemBuilder.PairId(ids[pin.ExhibitorId], ids[pin.BuyerId]);
            var wanted = tables[pin.TableId!.Value];
            if (!indexOf.TryGetValue(pair, out var at) || meetings[at] is not { Table: int table, Slot: var slot } || table == wanted || slots[slot].StartsAt != pin.StartsAt)
                continue;
            if (occupied.Remove((slot, wanted), out var other))
            {
                meetings[other] = meetings[other] with { Table = table };
                occupied[(slot, table)] = other;
            }
            else
            {
                occupied.Remove((slot, table));
            }

            meetings[at] = meetings[at] with { Table = wanted };
            occupied[(slot, wanted)] = at;
            changed = true;
        }

        return changed ? solution with { Meetings = meetings, Walks = null } : solution;
    }
}
