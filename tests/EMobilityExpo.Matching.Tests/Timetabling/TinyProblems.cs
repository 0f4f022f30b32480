using EMobilityExpo.Matching.Timetabling;

namespace EMobilityExpo.Matching.Tests.Timetabling;

/// <summary>Random problems small enough to try every timetable, with every rule turned on now and then.</summary>
static class TinyProblems
{
    static readonly string[][] _orders =
    [
        ["score", "breaks"], ["score", "breaks"], ["breaks", "score"], ["missedMinimum", "score", "breaks"], ["fairness", "score"],
        ["moved", "score", "breaks"], ["score"], ["score", "fairness", "breaks"], ["breaks"], ["score", "moved", "missedMinimum"],
    ];

    public static TimetableProblem Make(int seed)
    {
        var r = new Random(seed);
        int[] days = r.Next(3) == 0 ? [r.Next(1, 3), r.Next(1, 3)] : [r.Next(2, 5)];
        var slots = days.Sum();
        var people = r.Next(2, 6);
        var languages = r.Next(4) == 0;
        return new TimetableProblem
        {
            Name = $"tiny-{seed}",
            Days = days,
            Tables = Enumerable.Range(0, slots).Select(_ => r.Next(0, 3)).ToList(),
            Participants = Enumerable.Range(0, people).Select(i => Participant(r, i, slots, languages)).ToList(),
            Pairs = Pairs(r, people, slots),
            Interpreters = languages ? Enumerable.Range(0, r.Next(0, 3)).Select(i => Interpreter(r, i, slots)).ToList() : null,
            MaxBreakDifference = r.Next(6) == 0 ? r.Next(0, 2) : null,
            Objective = _orders[r.Next(_orders.Length)],
        };
    }

    static ProblemParticipant Participant(Random r, int i, int slots, bool languages) => new()
    {
        Id = $"p{i}",
        Unavailable = Enumerable.Range(0, slots).Where(_ => r.Next(5) == 0).ToList(),
        MaxMeetings = r.Next(3) == 0 ? r.Next(0, 4) : null,
        MaxPerDay = r.Next(5) == 0 ? r.Next(0, 3) : null,
        MinMeetings = r.Next(3) == 0 ? r.Next(1, 3) : 0,
        Languages = languages && r.Next(4) > 0 ? [new[] { "ko", "en", "vi" }[r.Next(3)]] : null,
        OwnBooth = r.Next(6) == 0,
    };

    static ProblemInterpreter Interpreter(Random r, int i, int slots) => new()
    {
        Id = $"i{i}",
        Languages = r.Next(3) == 0 ? ["ko", "en", "vi"] : ["ko", r.Next(2) == 0 ? "en" : "vi"],
        Unavailable = Enumerable.Range(0, slots).Where(_ => r.Next(5) == 0).ToList(),
        MaxMeetings = r.Next(2) == 0 ? r.Next(0, 3) : null,
        MaxPerDay = r.Next(4) == 0 ? 1 : null,
    };

    static List<ProblemPair> Pairs(Random r, int people, int slots)
    {
        var pairs = new List<ProblemPair>();
        var count = r.Next(1, 7);
        for (var k = 0; k < count; k++)
        {
            var a = r.Next(people);
            var b = (a + 1 + r.Next(people - 1)) % people;
            pairs.Add(new ProblemPair
            {
                Id = $"q{k}",
                A = $"p{a}",
                B = $"p{b}",
                Score = r.Next(0, 6),
                Required = r.Next(9) == 0,
                Slot = r.Next(9) == 0 ? r.Next(slots) : null,
                Slots = r.Next(8) == 0 ? Enumerable.Range(0, slots).Where(_ => r.Next(2) == 0).ToList() : null,
                After = k > 0 && r.Next(6) == 0 ? [$"q{r.Next(k)}"] : [],
                Online = r.Next(8) == 0,
                Held = r.Next(4) == 0 ? r.Next(slots) : null,
            });
        }

        return pairs;
    }
}
