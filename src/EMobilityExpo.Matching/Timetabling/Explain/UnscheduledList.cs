using System.Collections;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// The pairs that are not held, in the order of the file; each is written out when it is first looked at. There can be a hundred thousand, and who stops a search
/// waits for its timetable: so many objects made at once set the memory to be cleaned up then.
/// </summary>
sealed class UnscheduledList(PairReason look, Finding[] findings) : IReadOnlyList<UnscheduledPair>
{
    readonly UnscheduledPair?[] _told = new UnscheduledPair?[findings.Length];

    public int Count => findings.Length;

    // Two threads that ask at once are told the same.
    public UnscheduledPair this[int index] => _told[index] ??= look.Tell(findings[index]);

    public IEnumerator<UnscheduledPair> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
