using System.Collections;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// The pairs that are not held, in the order of the file. All reasons are found when the first is asked for, and each is written out when it is
/// looked at: there can be a hundred thousand, and who stops a search waits for its timetable. O(pairs x slots) once, and a look at interpreters.
/// </summary>
sealed class UnscheduledList(Schedule schedule, Func<PairReason, int, Finding> find) : IReadOnlyList<UnscheduledPair>
{
    // Two threads may ask at once; a reason that interpreters or breaks are tried out for changes the timetable for a moment.
    readonly Lazy<(PairReason Look, Finding[] Findings)> _found = new(() => Find(schedule, find));
    readonly UnscheduledPair?[] _told = new UnscheduledPair?[schedule.Model.N - schedule.Meetings];

    public int Count => _told.Length;

    // Two threads that ask at once are told the same.
    public UnscheduledPair this[int index] => _told[index] ??= _found.Value.Look.Tell(_found.Value.Findings[index]);

    public IEnumerator<UnscheduledPair> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    static (PairReason Look, Finding[] Findings) Find(Schedule schedule, Func<PairReason, int, Finding> find)
    {
        var (look, model) = (new PairReason(schedule), schedule.Model);
        var (findings, count) = (new Finding[model.N - schedule.Meetings], 0);
        foreach (var q in model.ByPlace)
        {
            if (schedule.SlotOf[q] < 0) findings[count++] = find(look, q);
        }

        return (look, findings);
    }
}
