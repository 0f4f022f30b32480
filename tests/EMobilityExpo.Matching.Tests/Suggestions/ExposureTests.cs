using EMobilityExpo.Matching.Suggestions;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Suggestions;

public sealed class ExposureTests
{
    static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(200);

    [Fact]
    public void Gini_is_the_mean_difference_of_any_two_over_twice_the_mean() => Prop.ForAll(
        Gen.Choose(0, 30).SelectMany(count => Gen.Choose(0, 9).ArrayOf(count)).ToArbitrary(), numbers =>
        {
            var expected = numbers.Sum() == 0 ? 0
                : numbers.Sum(one => numbers.Sum(other => Math.Abs(one - other))) / (2.0 * numbers.Length * numbers.Length * numbers.Average());
            Exposure.Gini(numbers).ShouldBe(expected, 1e-9);
            Exposure.Gini(numbers).ShouldBeInRange(0, 1);
        }).Check(Often);

    [Fact]
    public void Plain_lists_are_the_first_of_each_and_are_counted_right() => Prop.ForAll(Fairs.ToArbitrary(), fair =>
    {
        var plain = fair.Exposure().Plain();
        foreach (var list in fair.Lists)
            plain.Of(list.Id).ShouldBe(fair.Shown(list));
        var times = fair.Partners.Select(partner => fair.Lists.Count(list => list.Best.Take(fair.K).Any(one => one.Partner == partner))).ToArray();
        fair.Partners.Select(plain.TimesOf).ShouldBe(times);
        (plain.Lists, plain.Partners, plain.Suggestions, plain.Never).ShouldBe((fair.Lists.Length, fair.Partners.Length, times.Sum(), times.Count(one => one == 0)));
        plain.Gini.ShouldBe(Exposure.Gini(times));
        plain.NeverShare.ShouldBe(times.Average(one => one == 0 ? 1.0 : 0), 1e-9);
        (plain.MostShare * fair.Lists.Length).ShouldBe(fair.Lists.Length == 0 ? 0 : times.Max(), 1e-9);
        plain.Most(3).Select(one => one.Times).ShouldBe(times.Where(one => one > 0).OrderDescending().Take(3));
    }).Check(Often);

    [Fact]
    public void Nobody_is_above_the_cap_and_the_bound_said_to_be_reached_is() => Prop.ForAll(Fairs.ToArbitrary(), fair =>
    {
        var (exposure, spread) = (fair.Exposure(), fair.Exposure().Spread(fair.MostGini));
        var times = fair.Partners.Select(spread.Lists.TimesOf).ToArray();
        times.ShouldAllBe(one => one <= spread.Cap);
        spread.Lists.Gini.ShouldBe(Exposure.Gini(times));
        spread.IsMet.ShouldBe(spread.Lists.Gini <= fair.MostGini);
        var plain = exposure.Plain();
        if (!spread.IsMet)
            spread.Cap.ShouldBe((int)Math.Max(1, Math.Ceiling((double)plain.Suggestions / fair.Partners.Length)));
        var losses = new List<double>();
        foreach (var list in fair.Lists)
        {
            var (before, after) = (plain.Of(list.Id), spread.Lists.Of(list.Id));
            after.Count.ShouldBeLessThanOrEqualTo(before.Count);
            var places = after.Select(one => list.Best.ToList().IndexOf(one.One)).ToList();
            var newcomers = after.Count(one => one.Newcomer);
            places.SkipLast(newcomers).ShouldBeInOrder();
            places.TakeLast(newcomers).ShouldBeInOrder();
            places.ShouldBeUnique();
            after.Select(one => one.Newcomer).ShouldBe(places.Select(place => place < fair.K && place >= Math.Min(fair.K, list.Best.Count) - list.Newcomers));
            if (before.Count > 0)
                losses.Add(Math.Max(0, before.Sum(one => one.One.Score) - after.Sum(one => one.One.Score)) / before.Count);
        }

        spread.MeanLoss.ShouldBe(losses.DefaultIfEmpty(0).Average(), 1e-9);
        spread.WorstLoss.ShouldBe(losses.DefaultIfEmpty(0).Max(), 1e-9);
        spread.Shorter.ShouldBe(fair.Lists.Count(list => spread.Lists.Of(list.Id).Count < plain.Of(list.Id).Count));
    }).Check(Often);

    [Fact]
    public void Nobody_left_out_suits_both_better_than_what_they_have() => Prop.ForAll(Fairs.ToArbitrary(), fair =>
    {
        var spread = fair.Exposure().Spread(fair.MostGini);
        var kept = fair.Lists.ToDictionary(list => list.Id, list => spread.Lists.Of(list.Id).Select(one => one.One).ToList());
        var held = fair.Partners.ToDictionary(partner => partner, partner => kept.Values.SelectMany(list => list).Where(one => one.Partner == partner).Select(one => one.Score).ToList());
        foreach (var list in fair.Lists)
        {
            for (var place = 0; place < list.Best.Count; place++)
            {
                var (one, mine) = (list.Best[place], kept[list.Id]);
                if (mine.Contains(one))
                    continue;
                var wanted = mine.Count < fair.K || list.Best.Skip(place + 1).Any(mine.Contains);
                var welcome = held[one.Partner].Count < spread.Cap || held[one.Partner].Min() < one.Score;
                (wanted && welcome).ShouldBeFalse($"{list.Id} and {one.Partner}");
            }
        }
    }).Check(Often);

    [Fact]
    public void A_bound_of_1_changes_nothing_and_costs_nothing() => Prop.ForAll(Fairs.ToArbitrary(), fair =>
    {
        var spread = fair.Exposure().Spread(1);
        foreach (var list in fair.Lists)
            spread.Lists.Of(list.Id).ShouldBe(fair.Shown(list));
        (spread.MeanLoss, spread.WorstLoss, spread.Shorter, spread.IsMet).ShouldBe((0, 0, 0, true));
    }).Check(Often);

    [Fact]
    public void The_order_of_the_input_changes_nothing() => Prop.ForAll(Fairs.ToArbitrary(), fair =>
    {
        var turned = fair with { Lists = [.. fair.Lists.Reverse()], Partners = [.. fair.Partners.Reverse()] };
        var (one, two) = (fair.Exposure().Spread(fair.MostGini), turned.Exposure().Spread(fair.MostGini));
        foreach (var list in fair.Lists)
            two.Lists.Of(list.Id).ShouldBe(one.Lists.Of(list.Id));
        (two.Cap, two.MeanLoss, two.WorstLoss, two.Lists.Gini).ShouldBe((one.Cap, one.MeanLoss, one.WorstLoss, one.Lists.Gini));
    }).Check(Often);

    [Fact]
    public void A_favourite_is_left_to_those_it_suits_best()
    {
        var exposure = new Exposure(
            [new("a", [new("star", 90), new("x", 80)]), new("b", [new("star", 85), new("y", 84)]), new("c", [new("star", 70), new("z", 40)])],
            ["star", "x", "y", "z"], 1);
        exposure.Plain().Gini.ShouldBe(0.75);
        exposure.Plain().Most(5).ShouldBe([("star", 3)]);

        var spread = exposure.Spread(0.25);

        spread.Lists.Of("a").ShouldBe([(new("star", 90), false)]);
        spread.Lists.Of("b").ShouldBe([(new("y", 84), false)]);
        spread.Lists.Of("c").ShouldBe([(new("z", 40), false)]);
        (spread.Cap, spread.MeanLoss, spread.WorstLoss, spread.IsMet).ShouldBe((1, 31.0 / 3, 30, true));
        exposure.Spread(0.2).IsMet.ShouldBeFalse();
    }

    [Fact]
    public void What_contradicts_itself_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new Exposure([], [], 0));
        Should.Throw<ArgumentException>(() => new Exposure([new("a", []), new("a", [])], ["x"], 1));
        Should.Throw<ArgumentException>(() => new Exposure([], ["x", "x"], 1));
        Should.Throw<ArgumentException>(() => new Exposure([new("a", [new("y", 1)])], ["x"], 1));
        Should.Throw<ArgumentException>(() => new Exposure([new("a", [new("x", 2), new("x", 1)])], ["x"], 1));
        Should.Throw<ArgumentException>(() => new Exposure([new("a", [new("x", 2), new("y", 1)], 2)], ["x", "y"], 1));
        Should.Throw<ArgumentOutOfRangeException>(() => new Exposure([], [], 1).Spread(double.NaN));
        new Exposure([], [], 1).Spread(0).Lists.Gini.ShouldBe(0);
        Should.Throw<OperationCanceledException>(() => new Exposure([new("a", [new("x", 2)])], ["x", "y"], 1).Spread(0, new(canceled: true)));
    }

    /// <summary>Some partners are favourites of everybody; scores come in halves, so that many are equal; some lists have places for newcomers.</summary>
    static readonly Gen<Fair> Fairs =
        from owners in Gen.Choose(0, 25)
        from partners in Gen.Choose(1, 25)
        from depth in Gen.Choose(0, 12)
        from k in Gen.Choose(1, 6)
        from gini in Gen.Choose(0, 100)
        from seed in Gen.Choose(0, int.MaxValue)
        select Fair.Of(owners, partners, depth, k, gini / 100.0, seed);

    sealed record Fair(BestList[] Lists, string[] Partners, int K, double MostGini)
    {
        public static Fair Of(int owners, int partners, int depth, int k, double gini, int seed)
        {
            var random = new Random(seed);
            string[] all = [.. Enumerable.Range(0, partners).Select(number => $"P{number}")];
            return new([.. Enumerable.Range(0, owners).Select(List)], all, k, gini);

            BestList List(int owner)
            {
                Suggested[] best = [.. all.Select((partner, number) => new Suggested(partner, 60 - number + random.Next(40) / 2.0)).OrderByDescending(one => one.Score)];
                var shown = Math.Min(k, Math.Min(depth, best.Length));
                var newcomers = random.Next(Math.Min(shown, best.Length - shown) + 1);
                Suggested[] coming = [.. best.Skip(shown).OrderBy(_ => random.Next()).Take(newcomers).OrderByDescending(one => one.Score)];
                return new($"O{owner}", [.. best.Take(shown - newcomers), .. coming, .. best.Skip(shown - newcomers).Except(coming).Take(depth - shown)], newcomers);
            }
        }

        public Exposure Exposure() => new(Lists, Partners, K);

        /// <summary>What is suggested when nothing is bounded.</summary>
        public IEnumerable<(Suggested, bool)> Shown(BestList list)
        {
            var shown = Math.Min(K, list.Best.Count);
            return list.Best.Take(shown).Select((one, place) => (one, place >= shown - list.Newcomers));
        }
    }
}
