using EMobilityExpo.Matching.Evaluation;
using EMobilityExpo.Matching.Timetabling;

namespace EMobilityExpo.Matching.Tests.Evaluation;

/// <summary>
/// A history with a known truth: every pair has values drawn by seed, requests are drawn by lot, and each side judges by a
/// logistic model on its own values with the true weights. The side that was asked answers; the side that asked gives a mark
/// when they met; business is pursued where both were for it, now and then.
/// </summary>
sealed record MadeHistory
{
    public const int Count = 8;

    public ulong Seed { get; init; } = 1;
    public int Exhibitors { get; init; } = 120;
    public int Buyers { get; init; } = 160;
    public double Asked { get; init; } = 0.25;

    /// <summary>Log-odds from a pair of all zeros to a pair of all ones.</summary>
    public double Decisiveness { get; init; } = 12;

    /// <summary>True shares of the factors.</summary>
    public required double[] Truth { get; init; }

    /// <summary>Present shares.</summary>
    public double[] Present { get; init; } = [0.18, 0.28, 0.12, 0.08, 0.11, 0.08, 0.10, 0.05];

    /// <summary>Factors that are 0.5 for every pair.</summary>
    public int[] Silent { get; init; } = [];

    public EvaluationInput Make()
    {
        var meetings = new List<HistoryMeeting>();
        var random = new SplitMix(Seed);
        var own = new[] { new double[Count], new double[Count] };
        foreach (var occasion in new[] { "Expo 2023", "Expo 2024" })
        {
            for (var pair = 0; pair < Exhibitors * Buyers; pair++)
            {
                if (random.Unit() >= Asked) continue;
                var (e, b) = (pair / Buyers, pair % Buyers);
                Values(e, b, occasion, own[0], own[1]);
                var asking = random.Unit() < 0.5 ? JudgeSide.Exhibitor : JudgeSide.Buyer;
                bool[] wanted = [Judge(own[0], random.Unit()), Judge(own[1], random.Unit())];
                var accepted = wanted[1 - (int)asking];
                int? rating = accepted ? wanted[(int)asking] ? 4 + random.Below(2) : 1 + random.Below(2) : null;
                meetings.Add(new(e, b, occasion)
                {
                    RequestedBy = asking,
                    Accepted = accepted,
                    ExhibitorRating = asking == JudgeSide.Exhibitor ? rating : null,
                    BuyerRating = asking == JudgeSide.Buyer ? rating : null,
                    Outcome = !accepted ? null
                        : wanted[0] && wanted[1] && random.Below(5) == 0 ? HistoryOutcome.Pursued + random.Below(4) : HistoryOutcome.Consulted,
                });
            }
        }

        return new()
        {
            Exhibitors = [.. Enumerable.Range(0, Exhibitors).Select(i => $"E{i}")],
            Buyers = [.. Enumerable.Range(0, Buyers).Select(i => $"B{i}")],
            Meetings = meetings,
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

    bool Judge(double[] values, double lot)
    {
        var sum = 0.0;
        for (var f = 0; f < Count; f++) sum += Truth[f] * values[f];
        return lot < 1 / (1 + Math.Exp(-Decisiveness * (sum - 0.55)));
    }
}
