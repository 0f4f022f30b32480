using EMobilityExpo.Matching.Evaluation;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Evaluation;

public sealed class MatchEvaluationTests
{
    static readonly double[] Truth = [0.05, 0.15, 0.05, 0.35, 0.05, 0.25, 0.05, 0.05];

    [Fact]
    public void Learned_weights_beat_chance_popularity_and_category_for_participants_held_out()
    {
        for (var seed = 1UL; seed <= 4; seed++)
        {
            var report = MatchEvaluation.Run(new MadeHistory { Truth = Truth, Seed = seed }.Make(), new() { Seed = seed });
            foreach (var view in Enum.GetValues<EvaluationView>())
            {
                foreach (var length in new[] { 5, 10, 20 })
                {
                    var learned = Of(report, view, Ranker.Learned, length);
                    foreach (var other in new[] { Ranker.Random, Ranker.Popularity, Ranker.CategoryOnly })
                    {
                        var beaten = Of(report, view, other, length);
                        learned.Ndcg!.Value.ShouldBeGreaterThan(beaten.Ndcg!.Value + 0.01, $"{view} {other}@{length}, seed {seed}");
                        learned.JudgedNdcg!.Value.ShouldBeGreaterThan(beaten.JudgedNdcg!.Value + 0.05, $"{view} {other}@{length}, seed {seed}");
                        learned.Recall!.Value.ShouldBeGreaterThan(beaten.Recall!.Value, $"{view} {other}@{length}, seed {seed}");
                    }

                    learned.JudgedNdcg!.Value.ShouldBeGreaterThan(
                        Of(report, view, Ranker.Present, length).JudgedNdcg!.Value, $"{view} present@{length}, seed {seed}");
                }
            }
        }
    }

    [Fact]
    public void Weights_that_were_right_already_gain_nothing()
    {
        var report = MatchEvaluation.Run(new MadeHistory { Truth = Truth, Present = Truth }.Make(), new());
        report.Differences.ShouldAllBe(difference => Math.Abs(difference.Mean!.Value) < 0.02);
        report.Differences.ShouldAllBe(difference => difference.Low <= difference.Mean && difference.Mean <= difference.High);
    }

    [Fact]
    public void No_word_of_a_held_out_participant_is_learned_from()
    {
        var input = new MadeHistory { Truth = Truth, Exhibitors = 40, Buyers = 50 }.Make();
        var options = new EvaluationOptions { Seed = 7 };
        var before = MatchEvaluation.Run(input, options);
        var exhibitors = ParticipantSplit.HeldOut(input.Exhibitors, Enumerable.Range(0, 40), options.HeldOutShare, options.Seed);
        var buyers = ParticipantSplit.HeldOut(input.Buyers, Enumerable.Range(0, 50), options.HeldOutShare, options.Seed);
        exhibitors.Count(held => held).ShouldBe(12);
        buyers.Count(held => held).ShouldBe(15);
        var turned = input with
        {
            Meetings = [.. input.Meetings.Select(meeting => !exhibitors[meeting.Exhibitor] && !buyers[meeting.Buyer]
                ? meeting
                : new(meeting.Exhibitor, meeting.Buyer, meeting.Occasion) { ExhibitorRating = 1, BuyerRating = 5 })],
        };
        var after = MatchEvaluation.Run(turned, options);

        after.Learning.Shares!.ShouldBe(before.Learning.Shares!);
        (after.Learning.Rows, after.Learning.Positive).ShouldBe((before.Learning.Rows, before.Learning.Positive));
        Of(after, EvaluationView.Exhibitors, Ranker.Present, 5).Ndcg.ShouldBeNull("every held-out exhibitor is against everybody now");
    }

    [Fact]
    public void Entry_in_another_order_changes_nothing()
    {
        var input = new MadeHistory { Truth = Truth, Exhibitors = 30, Buyers = 40 }.Make();
        var order = Enumerable.Range(0, 30).Reverse().ToArray();
        var mixed = input with
        {
            Exhibitors = [.. order.Select(i => input.Exhibitors[i])],
            Meetings = [.. input.Meetings.Reverse().Select(meeting => meeting with { Exhibitor = 29 - meeting.Exhibitor })],
            Values = (e, b, occasion, x, y) => input.Values(29 - e, b, occasion, x, y),
        };

        var (first, second) = (MatchEvaluation.Run(input, new()), MatchEvaluation.Run(mixed, new()));
        second.Learning.Shares!.ShouldBe(first.Learning.Shares!);
        second.Measures.Count.ShouldBe(first.Measures.Count);
        foreach (var (one, other) in first.Measures.Zip(second.Measures))
            other.Ndcg!.Value.ShouldBe(one.Ndcg!.Value, 1e-12);
    }

    [Fact]
    public void The_seed_decides_alone()
    {
        var input = new MadeHistory { Truth = Truth, Exhibitors = 30, Buyers = 40 }.Make();
        var (first, again, other) = (
            MatchEvaluation.Run(input, new() { Seed = 3 }), MatchEvaluation.Run(input, new() { Seed = 3 }), MatchEvaluation.Run(input, new() { Seed = 4 }));
        again.Measures.ShouldBe(first.Measures);
        again.Differences.ShouldBe(first.Differences);
        other.Measures.ShouldNotBe(first.Measures);
    }

    [Fact]
    public void A_small_budget_measures_a_sample_of_whole_lists_and_says_so()
    {
        var input = new MadeHistory { Truth = Truth, Exhibitors = 40, Buyers = 50 }.Make();
        var report = MatchEvaluation.Run(input, new() { PairBudget = 500 });
        report.Sides[0].ListsInAll.ShouldBe(24);
        report.Sides[0].Lists.ShouldBe(10);
        report.Sides[0].Partners.ShouldBe(50);
        report.Learning.Shares!.ShouldBe(MatchEvaluation.Run(input, new()).Learning.Shares!);
    }

    [Fact]
    public void Who_is_vetoed_is_shown_by_nobody_and_missed_by_nobody()
    {
        var input = new MadeHistory { Truth = Truth, Exhibitors = 20, Buyers = 20 }.Make();
        var report = MatchEvaluation.Run(input with { Values = (_, _, _, _, _) => false }, new());
        report.Learning.Problem.ShouldBe(LearningProblem.TooFewJudgements);
        report.Measures.ShouldAllBe(measure => measure.Ndcg == null && measure.Recall == null && measure.Gini == null && measure.Coverage == 0);
        report.Differences.ShouldBeEmpty();
    }

    [Fact]
    public void An_empty_history_gives_an_empty_report()
    {
        var input = new MadeHistory { Truth = Truth }.Make() with { Meetings = [] };
        var report = MatchEvaluation.Run(input, new());
        report.Learning.Problem.ShouldBe(LearningProblem.TooFewJudgements);
        report.Sides.ShouldAllBe(side => side.Participants == 0 && side.Lists == 0);
        report.Measures.ShouldAllBe(measure => measure.Ndcg == null && measure.Coverage == null);
    }

    [Fact]
    public void What_can_not_be_evaluated_is_refused()
    {
        var input = new MadeHistory { Truth = Truth, Exhibitors = 5, Buyers = 5 }.Make();
        Should.Throw<ArgumentException>(() => MatchEvaluation.Run(input, new() { Lengths = [] }));
        Should.Throw<ArgumentException>(() => MatchEvaluation.Run(input, new() { Lengths = [0] }));
        Should.Throw<ArgumentException>(() => MatchEvaluation.Run(input, new() { HeldOutShare = 1 }));
        Should.Throw<ArgumentException>(() => MatchEvaluation.Run(input with { Meetings = [new(5, 0, "2024")] }, new()));
    }

    static RankerMeasures Of(EvaluationReport report, EvaluationView view, Ranker ranker, int length) =>
        report.Measures.Single(measure => measure.View == view && measure.Ranker == ranker && measure.Length == length);
}
