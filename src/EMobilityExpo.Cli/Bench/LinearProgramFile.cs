using System.Globalization;
using EMobilityExpo.Matching.Timetabling;

namespace EMobilityExpo.Cli.Bench;

/// <summary>
/// The score of a timetable as an integer program in the LP format that general solvers read: a variable a pair and slot, 1 when it is held.
/// Only for problems without interpreters, precedences, sessions and break limits.
/// </summary>
static class LinearProgramFile
{
    public static bool Covers(TimetableProblem problem) =>
        problem.Interpreters is null && problem.MaxBreakDifference is null
        && problem.Pairs.All(x => x is { Required: false, Slot: null, Slots: null, Online: false, After.Count: 0 }) && problem.Participants.All(x => !x.OwnBooth && x.MaxPerDay is null);

    public static void Write(TimetableProblem problem, TextWriter to)
    {
        var slots = problem.Tables.Count;
        var people = problem.Participants.Select((x, i) => (x.Id, i)).ToDictionary(x => x.Id, x => x.i, StringComparer.Ordinal);
        var closed = problem.Participants.Select(x => x.Unavailable.ToHashSet()).ToList();
        var (ofPair, ofSeat, ofPerson, ofTables) = (Lists(problem.Pairs.Count), Lists(people.Count * slots), Lists(people.Count), Lists(slots));
        to.WriteLine("Maximize");
        to.Write(" score: 0");
        for (var q = 0; q < problem.Pairs.Count; q++)
        {
            var (a, b) = (people[problem.Pairs[q].A], people[problem.Pairs[q].B]);
            for (var t = 0; t < slots; t++)
            {
                if (closed[a].Contains(t) || closed[b].Contains(t)) continue;
                var name = string.Create(CultureInfo.InvariantCulture, $"x{q}_{t}");
                to.Write(string.Create(CultureInfo.InvariantCulture, $"\n + {problem.Pairs[q].Score} {name}"));
                foreach (var list in (List<string>[])[ofPair[q], ofSeat[(a * slots) + t], ofSeat[(b * slots) + t], ofPerson[a], ofPerson[b], ofTables[t]]) list.Add(name);
            }
        }

        to.WriteLine("\nSubject To");
        foreach (var pair in ofPair) AtMost(to, pair, 1);
        foreach (var seat in ofSeat) AtMost(to, seat, 1);
        for (var p = 0; p < people.Count; p++) AtMost(to, ofPerson[p], problem.Participants[p].MaxMeetings ?? slots);
        for (var t = 0; t < slots; t++) AtMost(to, ofTables[t], problem.Tables[t]);
        to.WriteLine("Binary");
        foreach (var name in ofPair.SelectMany(x => x)) to.WriteLine(" " + name);
        to.WriteLine("End");
    }

    static void AtMost(TextWriter to, List<string> names, int limit)
    {
        if (names.Count <= limit) return;
        to.WriteLine(" " + string.Join("\n + ", names) + string.Create(CultureInfo.InvariantCulture, $" <= {limit}"));
    }

    static List<string>[] Lists(int count) => [.. Enumerable.Range(0, count).Select(_ => new List<string>())];
}
