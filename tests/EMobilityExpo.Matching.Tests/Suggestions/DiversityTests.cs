using EMobilityExpo.Matching.Scoring;
using EMobilityExpo.Matching.Suggestions;
using EMobilityExpo.Matching.Tests.Scoring;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Suggestions;

public sealed class DiversityTests
{
    static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(200);

    static readonly Likeness Likeness = new(Some.Catalogue);

    [Fact]
    public void The_best_comes_first_and_the_list_is_as_long_as_ever() => Prop.ForAll(Cases.ToArbitrary(), one =>
    {
        var chosen = one.Choose();
        chosen.Places.Count.ShouldBe(Math.Min(one.K, one.Best.Length));
        chosen.Places.ShouldBeUnique();
        if (chosen.Places.Count > 0)
            chosen.Places[0].ShouldBe(0);
        var lost = one.Best.Take(one.K).Sum(best => best.Score) - chosen.Places.Sum(place => one.Best[place].Score);
        (chosen.Cost * chosen.Places.Count).ShouldBe(lost, 1e-9);
        chosen.Cost.ShouldBeGreaterThanOrEqualTo(0);
    }).Check(Often);

    [Fact]
    public void With_lambda_1_nothing_counts_but_the_score() => Prop.ForAll(Cases.ToArbitrary(), one =>
    {
        var chosen = (one with { Lambda = 1 }).Choose();
        chosen.Places.ShouldBe(Enumerable.Range(0, Math.Min(one.K, one.Best.Length)));
        chosen.Cost.ShouldBe(0);
    }).Check(Often);

    [Fact]
    public void A_twin_is_never_taken_while_a_different_one_of_nearly_its_score_is_left_out() => Prop.ForAll(Cases.ToArbitrary(), one =>
    {
        var places = one.Choose().Places;
        double Nearest(int who, int before) => places.Take(before).Select(place => one.Likeness(place, who)).DefaultIfEmpty(0).Max();
        for (var i = 1; i < places.Count; i++)
        {
            if (Nearest(places[i], i) < 1)
                continue;
            foreach (var other in Enumerable.Range(0, one.Best.Length).Except(places))
            {
                var nearly = 100 * (1 - one.Lambda) / one.Lambda * (1 - Nearest(other, i));
                one.Best[other].Score.ShouldBeLessThanOrEqualTo(one.Best[places[i]].Score - nearly + 1e-9);
            }
        }
    }).Check(Often);

    [Fact]
    public void Of_twins_one_is_enough()
    {
        Suggested[] best = [new("a", 80), new("twin", 79.9), new("other", 72), new("far off", 60)];
        double Alike(int one, int other) => Math.Max(one, other) == 1 ? 1 : 0;

        Diversity.Choose(best, 2, Alike).Places.ShouldBe([0, 2]);
        Diversity.Choose(best, 2, Alike).Cost.ShouldBe(7.9 / 2, 1e-9);
        Diversity.Choose(best, 3, Alike).Places.ShouldBe([0, 2, 1]);
        Should.Throw<ArgumentOutOfRangeException>(() => Diversity.Choose(best, -1, Alike));
        Should.Throw<ArgumentOutOfRangeException>(() => Diversity.Choose(best, 1, Alike, 1.1));
        Should.Throw<ArgumentOutOfRangeException>(() => Diversity.Choose(best, 1, Alike, double.NaN));
    }

    [Fact]
    public void Likeness_is_1_to_oneself_symmetric_and_blind_to_order() => Prop.ForAll(
        ScoringGenerators.Participant.ToArbitrary(), ScoringGenerators.Participant.ToArbitrary(), (one, other) =>
        {
            var (left, right) = (Likeness.Of(one), Likeness.Of(other));
            left.To(right).ShouldBe(right.To(left));
            left.To(right).ShouldBeInRange(0, 1);
            var turned = one with { Products = [.. one.Products.Reverse(), .. one.Products], CooperationTypes = [.. one.CooperationTypes.Reverse()] };
            left.To(Likeness.Of(turned)).ShouldBe(1);
        }).Check(Often);

    static readonly Gen<Case> Cases =
        from scores in Gen.Choose(0, 40).SelectMany(count => Gen.Choose(1, 200).ArrayOf(count))
        from profiles in ScoringGenerators.Participant.ArrayOf(5)
        from faces in Gen.Choose(0, 4).ArrayOf(40)
        from k in Gen.Choose(0, 20)
        from lambda in Gen.Elements(0.5, 0.7, 0.9, 0.97)
        select new Case(
            [.. scores.OrderDescending().Select((score, i) => new Suggested($"{i}", score / 2.0))],
            [.. profiles.Select(Likeness.Of)], faces, k, lambda);

    sealed record Case(Suggested[] Best, Likeness.Features[] Profiles, int[] Faces, int K, double Lambda)
    {
        public double Likeness(int one, int other) => Profiles[Faces[one]].To(Profiles[Faces[other]]);

        public DiverseChoice Choose() => Diversity.Choose(Best, K, Likeness, Lambda);
    }
}
