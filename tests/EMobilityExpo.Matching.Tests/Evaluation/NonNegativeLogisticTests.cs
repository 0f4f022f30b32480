using EMobilityExpo.Matching.Evaluation;
using EMobilityExpo.Matching.Timetabling;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Evaluation;

public sealed class NonNegativeLogisticTests
{
    [Fact]
    public void No_move_that_is_allowed_makes_it_better() => Prop.ForAll(Problems.ToArbitrary(), problem =>
    {
        var fit = problem.Fit();
        fit.Converged.ShouldBeTrue();
        fit.Coefficients.ShouldAllBe(coefficient => coefficient >= 0);
        fit.Loss.ShouldBe(problem.Loss(fit.Coefficients, fit.Intercepts), 1e-9 * (1 + fit.Loss));
        var random = new SplitMix(problem.Seed);
        for (var i = 0; i < 200; i++)
        {
            var size = Math.Pow(10, -4 * random.Unit());
            var coefficients = fit.Coefficients.Select(c => Math.Max(0, c + (size * ((2 * random.Unit()) - 1)))).ToList();
            var intercepts = fit.Intercepts.Select(c => c + (size * ((2 * random.Unit()) - 1))).ToList();
            problem.Loss(coefficients, intercepts).ShouldBeGreaterThanOrEqualTo(fit.Loss - (1e-9 * (1 + fit.Loss)));
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void A_column_that_speaks_against_gets_0()
    {
        var fit = NonNegativeLogistic.Fit([1, 1, 1, 0, 0, 0], [false, false, false, true, true, true], new int[6], [0], 1);
        fit.Coefficients[0].ShouldBe(0);
        fit.Intercepts[0].ShouldBe(0, 1e-9);
        fit.Converged.ShouldBeTrue();
    }

    [Fact]
    public void One_column_of_0_and_1_gives_the_odds_of_the_table()
    {
        // 30 of 40 with the mark, 10 of 40 without: the coefficient is log(3) - log(1/3), but for the slight pull.
        var rows = Enumerable.Range(0, 80).Select(n => n < 40 ? 1.0 : 0).ToArray();
        var labels = Enumerable.Range(0, 80).Select(n => n is < 30 or >= 40 and < 50).ToArray();
        var fit = NonNegativeLogistic.Fit(rows, labels, new int[80], [0], 1e-6);
        fit.Coefficients[0].ShouldBe(Math.Log(9), 0.01);
        fit.Intercepts[0].ShouldBe(-Math.Log(3), 0.01);
    }

    [Fact]
    public void Answers_that_a_line_separates_and_groups_of_one_answer_end_too()
    {
        var fit = NonNegativeLogistic.Fit([0, 0.1, 0.9, 1, 0.5], [false, false, true, true, true], [0, 0, 0, 0, 1], [0], 1e-4);
        fit.Converged.ShouldBeTrue();
        double.IsFinite(fit.Coefficients[0] + fit.Intercepts[0] + fit.Intercepts[1]).ShouldBeTrue();
        NonNegativeLogistic.Fit([], [], [], [2, -1], 1).Coefficients.ShouldBe([2, 0]);
    }

    [Fact]
    public void What_can_not_be_fitted_is_refused()
    {
        Should.Throw<ArgumentException>(() => NonNegativeLogistic.Fit([1, 2, 3], [true], [0], [0, 0], 1));
        Should.Throw<ArgumentException>(() => NonNegativeLogistic.Fit([double.NaN], [true], [0], [0], 1));
        Should.Throw<ArgumentException>(() => NonNegativeLogistic.Fit([1], [true], [0], [0], 0));
    }

    static readonly Gen<Problem> Problems =
        from seed in Gen.Choose(0, int.MaxValue)
        from columns in Gen.Choose(1, 8)
        from size in Gen.Choose(1, 60)
        from strength in Gen.Elements(0.01, 1, 10)
        select Problem.Of((ulong)seed, columns, size, strength);

    sealed record Problem(ulong Seed, double[] Rows, bool[] Labels, int[] Groups, double[] Prior, double Strength)
    {
        public static Problem Of(ulong seed, int columns, int size, double strength)
        {
            var random = new SplitMix(seed);
            double[] Units(int count, double scale)
            {
                var units = new double[count];
                for (var i = 0; i < count; i++) units[i] = scale * random.Unit();
                return units;
            }

            var (rows, prior, lots) = (Units(columns * size, 1), Units(columns, 2), Units(2 * size, 1));
            return new(
                seed, rows, [.. lots[..size].Select(lot => lot < 0.4)], [.. lots[size..].Select((lot, i) => i == 0 ? 0 : lot < 0.5 ? 0 : 1)], prior, strength);
        }

        public LogisticFit Fit() => NonNegativeLogistic.Fit(Rows, Labels, Groups, Prior, Strength);

        /// <summary>The loss of the documentation, written out.</summary>
        public double Loss(IReadOnlyList<double> coefficients, IReadOnlyList<double> intercepts)
        {
            var loss = Prior.Select((prior, j) => Strength / 2 * Math.Pow(coefficients[j] - prior, 2)).Sum() + intercepts.Sum(a => 0.005 * a * a);
            for (var n = 0; n < Labels.Length; n++)
            {
                var odds = intercepts[Groups[n]] + Prior.Select((_, j) => coefficients[j] * Rows[(n * Prior.Length) + j]).Sum();
                var chance = 1 / (1 + Math.Exp(-odds));
                loss -= Math.Log(Labels[n] ? chance : 1 - chance);
            }

            return loss;
        }
    }
}
