using EMobilityExpo.Matching.Evaluation;
using EMobilityExpo.Matching.Scoring;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Evaluation;

/// <summary>The same truths through the real factors, whose values hang together: what is of no common category fits no capacity.</summary>
public sealed class LearningFromProfilesTests
{
    const double Tolerance = 0.06;

    static readonly double[] Present = [.. ScoringWeights.ExportSales.Normalise()];

    [Theory]
    [InlineData("0.125 0.125 0.125 0.125 0.125 0.125 0.125 0.125")]
    [InlineData("0.10 0.15 0.05 0.30 0.10 0.10 0.10 0.10")]
    [InlineData("0.30 0.10 0.20 0.05 0.25 0 0.10 0")]
    [InlineData("0 0.20 0.20 0.10 0 0.20 0.10 0.20")]
    public void The_weights_that_made_a_history_are_found_and_rank_better(string weights)
    {
        var truth = MadeAnswers.Shares(weights);
        for (var seed = 1UL; seed <= 3; seed++)
        {
            var report = MatchEvaluation.Run(new MadeEvent(seed, truth, Present).Input, new() { Seed = seed });
            var learning = report.Learning;
            learning.Converged.ShouldBeTrue();
            // Nobody's wish is known before an occasion: that weight stays, and the truth is found for the rest.
            learning.Factors.Where(factor => factor.Kept).Select(factor => factor.Factor).ShouldBe([Factor.Preference]);
            var rest = (1 - Present[(int)Factor.Preference]) / (1 - truth[(int)Factor.Preference]);
            foreach (var factor in learning.Factors)
            {
                var expected = factor.Kept ? factor.Present : rest * truth[(int)factor.Factor];
                factor.Learned!.Value.ShouldBe(expected, factor.Kept ? 1e-12 : Tolerance, $"{factor.Factor}, seed {seed}");
            }

            foreach (var view in Enum.GetValues<EvaluationView>())
            {
                double Measured(Ranker ranker) => report.Measures.Single(measure => measure.View == view && measure.Ranker == ranker && measure.Length == 10).JudgedNdcg!.Value;
                foreach (var other in new[] { Ranker.Random, Ranker.Popularity, Ranker.CategoryOnly })
                    Measured(Ranker.Learned).ShouldBeGreaterThan(Measured(other) + 0.02, $"{view}, {other}, seed {seed}");
            }
        }
    }

    [Fact]
    public void What_is_known_of_a_pair_is_what_came_before()
    {
        var made = new MadeEvent(1, Present, Present, 4, 4);
        HistoryMeeting[] meetings =
        [
            new(0, 0, "Expo 2023") { RequestedBy = JudgeSide.Buyer, Accepted = false },
            new(0, 0, "Expo 2024") { ExhibitorRating = 5, BuyerRating = 1 },
            new(0, 0, "Expo 2025") { Outcome = HistoryOutcome.Contract },
            new(1, 1, "Expo 2023") { RequestedBy = JudgeSide.Buyer, Accepted = true },
            new(2, 2, "Expo 2023") { RequestedBy = JudgeSide.Buyer },
        ];
        (double Exhibitor, double Buyer) History(int pair, string occasion)
        {
            var (exhibitor, buyer) = (new double[8], new double[8]);
            made.ValuesAfter(meetings)(pair, pair, occasion, exhibitor, buyer).ShouldBeTrue();
            return (exhibitor[(int)Factor.History], buyer[(int)Factor.History]);
        }

        History(0, "Expo 2023").ShouldBe((0.5, 0.5), "what is judged itself is not known");
        History(0, "Expo").ShouldBe((0.5, 0.5), "nothing is surely earlier");
        History(0, "Expo 2024").Exhibitor.ShouldBeLessThan(0.5);
        var after = History(0, "Expo 2025");
        after.Exhibitor.ShouldBeGreaterThan(after.Buyer);
        History(0, "Expo 2026").Buyer.ShouldBeGreaterThan(after.Buyer);
        History(1, "Expo 2024").Exhibitor.ShouldBeGreaterThan(0.5);
        History(2, "Expo 2024").ShouldBe((0.5, 0.5), "a request without an answer says nothing");
    }
}
