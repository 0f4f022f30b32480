using EMobilityExpo.Matching.Evaluation;
using EMobilityExpo.Matching.Timetabling;

namespace EMobilityExpo.Matching.Tests.Evaluation;

/// <summary>A history of two occasions with a known truth; the values of every pair are drawn by lot.</summary>
sealed record MadeHistory
{
    public const int Count = 8;

    public ulong Seed { get; init; } = 1;
    public int Exhibitors { get; init; } = 120;
    public int Buyers { get; init; } = 160;

    /// <summary>True shares of the factors.</summary>
    public required double[] Truth { get; init; }

    /// <summary>Present shares.</summary>
    public double[] Present { get; init; } = [0.18, 0.28, 0.12, 0.08, 0.11, 0.08, 0.10, 0.05];

    /// <summary>Factors that are 0.5 for every pair.</summary>
    public int[] Silent { get; init; } = [];

    public EvaluationInput Make()
    {
        var answers = new MadeAnswers(Truth, Asked: 0.25, Middle: 0.55);
        return new()
        {
            Exhibitors = [.. Enumerable.Range(0, Exhibitors).Select(i => $"E{i}")],
            Buyers = [.. Enumerable.Range(0, Buyers).Select(i => $"B{i}")],
            Meetings =
            [
                .. answers.Draw("Expo 2023", Exhibitors, Buyers, Values, SplitMix.Combine(Seed, 2023)),
                .. answers.Draw("Expo 2024", Exhibitors, Buyers, Values, SplitMix.Combine(Seed, 2024)),
            ],
            PresentWeights = Present,
            Values = Values,
        };
    }

    bool Values(int exhibitor, int buyer, string occasion, Span<double> exhibitorValues, Span<double> buyerValues)
    {
        var random = new SplitMix(SplitMix.Combine(Seed, SplitMix.Combine((ulong)exhibitor, (ulong)buyer)));
        for (var f = 0; f < Count; f++)
        {
            var (common, lone) = (random.Unit(), random.Unit());
            var silent = Silent.Contains(f);
            exhibitorValues[f] = silent ? 0.5 : common;
            buyerValues[f] = silent ? 0.5 : (common + lone) / 2;
        }

        return true;
    }
}
