using EMobilityExpo.Matching.Timetabling;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Timetabling;

/// <summary>Properties over generated events and work limits.</summary>
public sealed class EngineProperties
{
    [Fact]
    public void Whatever_the_event_and_the_work_every_rule_and_claim_holds()
    {
        var cases = Gen.Choose(1, 12).Two().SelectMany(
            size => Gen.Choose(1, 60), (size, pairs) => (size, pairs)).SelectMany(
            _ => Gen.Choose(0, 100_000), (x, seed) => (Exhibitors: x.size.Item1, Buyers: x.size.Item2, Pairs: x.pairs, Seed: seed));
        Prop.ForAll(cases.ToArbitrary(), x =>
        {
            Small.Event(x.Exhibitors, x.Buyers, x.Pairs, x.Seed, [3, 4]).Solved(new SolveOptions { Seed = (ulong)x.Seed, WorkLimit = 100L * x.Seed });
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }
}
