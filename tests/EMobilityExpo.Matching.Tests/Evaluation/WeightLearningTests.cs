using EMobilityExpo.Matching.Evaluation;
using EMobilityExpo.Matching.Timetabling;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Evaluation;

public sealed class WeightLearningTests
{
    /// <summary>How far a learned share may be from the true one: about four standard errors of the fit at this size.</summary>
    const double Tolerance = 0.05;

    public static TheoryData<string> Truths => new(
        "0.125 0.125 0.125 0.125 0.125 0.125 0.125 0.125",
        "0.05 0.50 0.05 0.05 0.20 0.05 0.05 0.05",
        "0.40 0 0.30 0 0.20 0 0.10 0",
        "0 0.10 0 0.60 0 0.30 0 0",
        "0 0 0 0 0 0 0.5 0.5");

    [Theory]
    [MemberData(nameof(Truths))]
    public void The_weights_that_made_a_history_are_found(string truth)
    {
        for (var seed = 1UL; seed <= 5; seed++)
        {
            var shares = MadeAnswers.Shares(truth);
            var learning = Learn(new MadeHistory { Truth = shares, Seed = seed });
            learning.Converged.ShouldBeTrue();
            for (var f = 0; f < shares.Length; f++)
                learning.Shares![f].ShouldBe(shares[f], Tolerance, $"factor {f}, seed {seed}: {string.Join(' ', learning.Shares)}");
        }
    }

    [Fact]
    public void More_answers_bring_them_closer()
    {
        var truth = MadeAnswers.Shares("0.05 0.50 0.05 0.05 0.20 0.05 0.05 0.05");
        double Off(int size) => Enumerable.Range(1, 6).Average(seed =>
        {
            var found = Learn(new MadeHistory { Truth = truth, Seed = (ulong)seed, Exhibitors = size, Buyers = size }).Shares!;
            return truth.Select((share, f) => Math.Abs(share - found[f])).Max();
        });

        var (few, some, many) = (Off(24), Off(80), Off(200));
        some.ShouldBeLessThan(few);
        many.ShouldBeLessThan(some);
        many.ShouldBeLessThan(0.02);
    }

    [Fact]
    public void A_factor_that_never_differs_keeps_its_present_share()
    {
        var made = new MadeHistory { Truth = MadeAnswers.Shares("0.10 0.50 0 0 0.40 0 0 0"), Silent = [6, 7] };
        var learning = Learn(made);
        foreach (var f in made.Silent)
        {
            learning.Factors[f].Kept.ShouldBeTrue();
            learning.Shares![f].ShouldBe(made.Present[f], 1e-12);
        }

        learning.Shares!.Sum().ShouldBe(1, 1e-9);
        (learning.Shares![1] / learning.Shares[4]).ShouldBe(0.5 / 0.4, 0.3);
    }

    [Fact]
    public void The_same_answers_many_times_move_the_weights_further()
    {
        var present = new MadeHistory { Truth = [] }.Present;
        var random = new SplitMix(5);
        var (values, wanted) = (new double[40 * 8], new bool[40]);
        for (var i = 0; i < values.Length; i++) values[i] = random.Unit();
        for (var n = 0; n < wanted.Length; n++) wanted[n] = values[(n * 8) + 3] + random.Unit() > 1;
        double Moved(int times)
        {
            var learning = WeightLearning.Learn(
                [.. Enumerable.Repeat(values, times).SelectMany(row => row)], [.. Enumerable.Repeat(wanted, times).SelectMany(row => row)],
                new JudgeSide[40 * times], present);
            learning.Factors.ShouldAllBe(factor => factor.Kept == factor.Information < WeightLearning.Strength);
            return learning.Factors.Where(factor => !factor.Kept).Sum(factor => Math.Abs(factor.Learned!.Value - factor.Present));
        }

        var moved = new[] { 2, 5, 20 }.Select(Moved).ToArray();
        moved.ShouldBeInOrder(SortDirection.Ascending);
        moved[0].ShouldBeLessThan(0.8 * moved[2]);
    }

    [Fact]
    public void Nothing_is_learned_from_too_few_or_from_yes_alone()
    {
        Learn(new MadeHistory { Truth = MadeAnswers.Shares("0 0 0 1 0 0 0 0"), Exhibitors = 4, Buyers = 4 }).Problem.ShouldBe(LearningProblem.TooFewJudgements);
        var values = Enumerable.Range(0, 800).Select(i => i % 7 / 7.0).ToArray();
        var sides = new JudgeSide[100];
        double[] present = [.. Enumerable.Repeat(0.125, 8)];
        var yes = WeightLearning.Learn(values, Enumerable.Repeat(true, 100).ToArray(), sides, present);
        (yes.Problem, yes.Shares).ShouldBe((LearningProblem.TooFewJudgements, null));
        var half = Enumerable.Range(0, 100).Select(n => n % 2 == 0).ToArray();
        WeightLearning.Learn(new double[800], half, sides, present).Problem.ShouldBe(LearningProblem.NothingDiffers);
        var against = Enumerable.Range(0, 800).Select(i => half[i / 8] ? 0.0 : 1).ToArray();
        WeightLearning.Learn(against, half, sides, present).Problem.ShouldBe(LearningProblem.NothingHelps);
    }

    static LearnedWeights Learn(MadeHistory made) => MatchEvaluation.Run(made.Make(), new() { PairBudget = 1 }).Learning;
}
