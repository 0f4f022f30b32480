using System.Collections;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// The meetings that stand in a pair's way, from the finished timetable when they are first asked for: there can be dozens for each
/// of a hundred thousand pairs, and who stops a search waits for its timetable.
/// </summary>
sealed class MeetingsInTheWay(PairReason look, Finding finding) : IReadOnlyList<string>
{
    List<string>? _ids;

    public int Count => Ids.Count;

    // Two threads that ask at once find the same.
    List<string> Ids => _ids ??= look.InTheWay(finding);

    public string this[int index] => Ids[index];

    public IEnumerator<string> GetEnumerator() => Ids.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
