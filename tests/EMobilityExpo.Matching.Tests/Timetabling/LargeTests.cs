using EMobilityExpo.Matching.Timetabling;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Timetabling;

/// <summary>Problems so large that they are compiled, and their timetables written out, by two threads.</summary>
public sealed class LargeTests
{
    static readonly TimetableProblem _problem = Small.Event(170, 130, 20_500, seed: 6, days: [6]);

    [Theory]
    [InlineData(1L)]
    [InlineData(3_000_000L)]
    public void Any_number_of_threads_gives_the_same_timetable(long work)
    {
        var options = new SolveOptions { WorkLimit = work };
        var one = _problem.Solved(options);
        TimetableJson.WriteSolution(_problem.Solved(options with { Threads = 2 }), 0).ShouldBe(TimetableJson.WriteSolution(one, 0));
    }

    [Fact]
    public void With_interpreters_to_try_out_the_reasons_are_the_same_too()
    {
        var problem = _problem with
        {
            Tables = [.. _problem.Tables.Select(_ => 170)],
            Participants = [.. _problem.Participants.Select((x, p) => x with { Languages = p < 170 ? ["ko"] : ["en", "vi"] })],
            Interpreters = [.. Enumerable.Range(0, 5).Select(i => new ProblemInterpreter { Id = $"i{i}", Languages = ["ko", i % 2 == 0 ? "en" : "vi"] })],
        };
        var options = new SolveOptions { WorkLimit = 1 };
        var one = problem.Solved(options);
        one.Unscheduled.ShouldContain(x => x.Reason == UnscheduledReason.NoInterpreter);
        TimetableJson.WriteSolution(problem.Solved(options with { Threads = 2 }), 0).ShouldBe(TimetableJson.WriteSolution(one, 0));
    }

    [Theory]
    [InlineData(SolvePhase.Preparing)]
    [InlineData(SolvePhase.Building)]
    public void A_stop_at_any_moment_gives_a_timetable_by_every_rule(SolvePhase phase)
    {
        foreach (var threads in new[] { 1, 2 })
        {
            using var stop = new CancellationTokenSource();
            var solution = _problem.Solved(new SolveOptions { Threads = threads }, new Stopper(phase, stop), stop.Token);
            stop.IsCancellationRequested.ShouldBeTrue();
            solution.Meetings.ShouldNotBeEmpty();
            (solution.Meetings.Count + solution.Unscheduled.Count).ShouldBe(_problem.Pairs.Count);
        }
    }

    [Theory]
    [InlineData(20_400, 900, "$.pairs[900].b")]
    [InlineData(900, 20_400, "$.pairs[900].id")]
    [InlineData(900, 900, "$.pairs[900].id")]
    public void Of_two_faults_the_first_in_the_file_is_told(int sameId, int unknown, string path)
    {
        var pairs = _problem.Pairs.ToArray();
        pairs[sameId] = pairs[sameId] with { Id = pairs[sameId - 1].Id };
        pairs[unknown] = pairs[unknown] with { B = "nobody" };
        foreach (var threads in new[] { 1, 2 })
        {
            Should.Throw<TimetableFormatException>(() => TimetableSolver.Solve(_problem with { Pairs = pairs }, new SolveOptions { Threads = threads })).Path.ShouldBe(path);
        }
    }

    [Fact]
    public void The_order_of_keys_is_that_of_a_stable_sort()
    {
        var random = new Random(8);
        for (var k = 0; k < 300; k++)
        {
            // From keys that differ in their lowest bits to hashes, some of which share their upper half.
            var mask = ulong.MaxValue >> random.Next(64);
            var keys = Enumerable.Range(0, random.Next(0, 400)).Select(_ => (ulong)random.NextInt64() & mask).ToArray();
            for (var i = 1; i < keys.Length; i++)
            {
                if (random.Next(3) == 0) keys[i] = (keys[i - 1] & 0xFFFFFFFF00000000) | (keys[i] & 0xFFFFFFFF);
                else if (random.Next(5) == 0) keys[i] = keys[random.Next(i)];
            }

            RadixOrder.Of(keys).ShouldBe(Enumerable.Range(0, keys.Length).OrderBy(i => keys[i]).ToArray());
        }
    }

    sealed class Stopper(SolvePhase phase, CancellationTokenSource stop) : IProgress<SolveProgress>
    {
        public void Report(SolveProgress value)
        {
            if (value.Phase == phase) stop.Cancel();
        }
    }
}
