namespace EMobilityExpo.Benchmarks;

using EMobilityExpo.Matching.Timetabling;

/// <summary>A two-sided event of a given size: some absent for a while, some wanted by many. The same seed makes the same.</summary>
static class MadeProblem
{
    public static TimetableProblem Of(int exhibitors, int buyers, int slots, int tables, int pairs, int seed)
    {
        var random = new Random(seed);
        var chosen = new Dictionary<(int, int), int>();
        while (chosen.Count < Math.Min(pairs, exhibitors * buyers / 2))
        {
            // The square makes the first ones popular.
            var key = ((int)(exhibitors * Math.Pow(random.NextDouble(), 2)), (int)(buyers * Math.Pow(random.NextDouble(), 2)));
            chosen.TryAdd(key, random.Next(1, 101));
        }

        return new()
        {
            Name = $"made-{exhibitors}x{buyers}",
            Days = [slots / 2, slots - (slots / 2)],
            Tables = [.. Enumerable.Repeat(tables, slots)],
            Participants =
            [
                .. Enumerable.Range(0, exhibitors).Select(i => Person($"E{i}", "exhibitor", slots, random)),
                .. Enumerable.Range(0, buyers).Select(i => Person($"B{i}", "buyer", slots, random)),
            ],
            Pairs = [.. chosen.Select((pair, i) => new ProblemPair { Id = $"M{i}", A = $"E{pair.Key.Item1}", B = $"B{pair.Key.Item2}", Score = pair.Value })],
        };
    }

    static ProblemParticipant Person(string id, string side, int slots, Random random)
    {
        var from = random.Next(slots);
        return new()
        {
            Id = id,
            Side = side,
            MaxMeetings = random.Next(5, 11),
            Unavailable = random.Next(4) == 0 ? [.. Enumerable.Range(from, Math.Min(4, slots - from))] : [],
        };
    }
}
