namespace EMobilityExpo.Application.Features.Suggestions;

using System.Diagnostics.Metrics;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Jobs;
using EMobilityExpo.Matching.Suggestions;

/// <summary>
/// Keeps a <see cref="SuggestionIndex"/> of the events that were asked about last. Every request looks first how far the event has come
/// (one row of the database) and reads only what changed since the last look, so several hosts on one database agree without telling
/// each other. Changed weights or interpreters change the scores of everybody: then the index is built anew.
/// </summary>
public sealed class SuggestionIndexes : IDisposable
{
    /// <summary>An event of 30,000 exhibitors and 250,000 buyers takes some 400 MiB; one of the usual size 2.</summary>
    const int MostEvents = 4;

    readonly Lock _sync = new();
    readonly Dictionary<long, Slot> _slots = [];
    readonly Meter _meter;
    readonly Counter<long> _rowsRead;
    readonly Counter<long> _builds;
    long _uses;

    public SuggestionIndexes()
    {
        _meter = new(new MeterOptions(JobMetrics.Name) { Scope = this });
        _rowsRead = _meter.CreateCounter<long>("emobilityexpo.suggestions.rows", "{row}", "Participants, removals and pairs read to keep suggestions fresh.");
        _builds = _meter.CreateCounter<long>("emobilityexpo.suggestions.builds", "{index}", "Indexes built from all participants of an event.");
    }

    /// <summary>Looks at the suggestions of an event, which hold everything that was committed before the call.</summary>
    /// <param name="look">Nothing changes while it runs.</param>
    /// <exception cref="Errors.NotFound">There is no such event.</exception>
    public async Task<T> ReadAsync<T>(DbSession db, string eventId, Func<EventSuggestions, T> look, CancellationToken cancel)
    {
        var state = await FairState.LoadAsync(db, eventId, cancel);
        var held = await FreshAsync(db, eventId, SlotOf(state.Id), state, cancel);
        using (await held.Gate.ReadAsync(cancel))
            return look(held);
    }

    public void Dispose() => _meter.Dispose();

    async Task<EventSuggestions> FreshAsync(DbSession db, string eventId, Slot slot, FairState state, CancellationToken cancel)
    {
        if (slot.Held is { } ready && ready.State.Covers(state))
            return ready;
        // Whoever waits here may give up; the next one then does what it would have waited for.
        await slot.Updating.WaitAsync(cancel);
        try
        {
            if (slot.Held is { } held && (held.State.Covers(state) || await BringUpAsync(db, eventId, slot, held, cancel)))
                return held;
            // Never two of the largest in memory.
            slot.Held = null;
            var rows = await FairRows.ReadAsync(db, eventId, seen: -1, cancel);
            var built = new EventSuggestions(rows);
            _rowsRead.Add(rows.Count);
            _builds.Add(1);
            slot.Held = built;
            return built;
        }
        finally
        {
            slot.Updating.Release();
        }
    }

    /// <summary>Reads what changed and takes it over; false when the index must be built anew.</summary>
    async Task<bool> BringUpAsync(DbSession db, string eventId, Slot slot, EventSuggestions held, CancellationToken cancel)
    {
        var seen = held.State.Changes;
        var changed = await db.ScalarAsync<long>(SuggestionsSql.CountChanged, new { EventId = held.State.Id, Seen = seen }, cancel);
        // An index that is built knows which profiles are common, and is faster for it than one that grew.
        if (changed > 1000 + held.Count / 4)
            return false;
        var rows = await FairRows.ReadAsync(db, eventId, seen, cancel);
        if (held.IsOvertakenBy(rows))
            return false;
        using (await held.Gate.WriteAsync(cancel))
        {
            // Nobody is to find it again should it fail half way.
            slot.Held = null;
            held.Apply(rows);
            slot.Held = held;
        }

        _rowsRead.Add(rows.Count);
        return true;
    }

    Slot SlotOf(long eventId)
    {
        lock (_sync)
        {
            if (!_slots.TryGetValue(eventId, out var slot))
            {
                if (_slots.Count == MostEvents)
                    _slots.Remove(_slots.MinBy(one => one.Value.LastUse).Key);
                _slots[eventId] = slot = new();
            }

            slot.LastUse = ++_uses;
            return slot;
        }
    }

    sealed class Slot
    {
        volatile EventSuggestions? _held;

        public EventSuggestions? Held
        {
            get => _held;
            set => _held = value;
        }

        /// <summary>One at a time reads the database and brings the index up to date.</summary>
        public SemaphoreSlim Updating { get; } = new(1);

        public long LastUse { get; set; }
    }
}
