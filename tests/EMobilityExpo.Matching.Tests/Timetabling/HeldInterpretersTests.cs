using EMobilityExpo.Matching.Timetabling;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Timetabling;

/// <summary>Meetings in force get interpreters, as many as trying all ways finds.</summary>
public sealed class HeldInterpretersTests
{
    static readonly string[] _languages = ["en", "vi", "zh"];

    [Fact]
    public void As_many_have_one_as_trying_all_ways_finds()
    {
        var (passedOn, without) = (0, 0);
        for (var seed = 0; seed < 1500; seed++)
        {
            var (problem, slots) = Make(new Random(seed));
            var model = new Model(problem, seed: 1);
            var (given, schedule) = (new HeldInterpreters(model), new Schedule(model));
            var simple = new Schedule(model);
            var held = 0;
            foreach (var q in Enumerable.Range(0, model.N))
            {
                var t = slots[model.PairId(q)];
                if (given.Give(q, t)) schedule.Put(q, t);
                held += simple.TryPlace(q, t) ? 1 : 0;
            }

            given.Tell(schedule);
            problem.ShouldAllow(schedule);
            var most = Most(problem, slots, 0, new int[problem.Interpreters!.Count][]);
            schedule.Meetings.ShouldBe(most, TimetableJson.WriteProblem(problem));
            passedOn += most > held ? 1 : 0;
            without += most < problem.Pairs.Count ? 1 : 0;
        }

        passedOn.ShouldBeGreaterThan(50);
        without.ShouldBeGreaterThan(50);
    }

    static (TimetableProblem Problem, Dictionary<string, int> Slots) Make(Random r)
    {
        List<ProblemParticipant> people = [];
        List<ProblemPair> pairs = [];
        var slots = new Dictionary<string, int>();
        for (var k = 0; k < r.Next(3, 7); k++)
        {
            people.Add(new() { Id = $"a{k}", Languages = ["ko"] });
            people.Add(new() { Id = $"b{k}", Languages = [_languages[r.Next(3)]] });
            pairs.Add(new() { Id = $"m{k}", A = $"a{k}", B = $"b{k}", Score = 1 });
            slots.Add($"m{k}", r.Next(4));
        }

        var interpreters = Enumerable.Range(0, 3).Select(i => new ProblemInterpreter
        {
            Id = $"i{i}",
            Languages = ["ko", .. _languages.Where(_ => r.Next(2) == 0)],
            MaxMeetings = r.Next(1, 4),
            MaxPerDay = r.Next(1, 3),
            Unavailable = Enumerable.Range(0, 4).Where(_ => r.Next(6) == 0).ToList(),
        }).ToList();
        return (new() { Days = [2, 2], Tables = [9, 9, 9, 9], Participants = people, Pairs = pairs, Interpreters = interpreters }, slots);
    }

    /// <summary>The most meetings from the k-th on that can have an interpreter; <paramref name="busy"/>: by interpreter, the slots it works in.</summary>
    static int Most(TimetableProblem problem, Dictionary<string, int> slots, int k, int[][] busy)
    {
        if (k == problem.Pairs.Count) return 0;
        var (best, t) = (Most(problem, slots, k + 1, busy), slots[problem.Pairs[k].Id]);
        for (var i = 0; i < busy.Length; i++)
        {
            var (one, mine) = (problem.Interpreters![i], busy[i] ?? []);
            var speaks = one.Languages.Contains(problem.Participants[(2 * k) + 1].Languages![0], StringComparer.Ordinal);
            if (!speaks || one.Unavailable.Contains(t) || mine.Contains(t) || mine.Length >= one.MaxMeetings || mine.Count(x => x / 2 == t / 2) >= one.MaxPerDay) continue;
            busy[i] = [.. mine, t];
            best = Math.Max(best, 1 + Most(problem, slots, k + 1, busy));
            busy[i] = mine;
        }

        return best;
    }
}
