using EMobilityExpo.Matching.Scoring;
using EMobilityExpo.Matching.Timetabling;

namespace EMobilityExpo.Matching.Evaluation;

/// <summary>Orders lists by every ranker and measures them. Safe from several threads.</summary>
/// <param name="input">Participants and the values of pairs.</param>
/// <param name="options">Lengths and seed.</param>
/// <param name="popularity">By side that judges, by partner: judgements for it in the training part.</param>
/// <param name="learned">Learned shares; null when nothing was learned.</param>
sealed class ListRanking(EvaluationInput input, EvaluationOptions options, int[][] popularity, IReadOnlyList<double>? learned)
{
    const int Category = (int)Factor.Category;

    readonly int _most = options.Lengths.Max();
    readonly ulong[][] _lots = [Lots(input.Exhibitors), Lots(input.Buyers)];
    readonly double[] _present = [.. input.PresentWeights];
    readonly double[] _learned = [.. learned ?? []];

    /// <summary>The rankers there are, in order.</summary>
    public Ranker[] Rankers { get; } =
        learned is null ? [Ranker.Random, Ranker.Popularity, Ranker.CategoryOnly, Ranker.Present] : Enum.GetValues<Ranker>();

    /// <summary>
    /// Measures by ranker: first by the owner's own word, then by the gain of both. O(p log k) for p partners and k places.
    /// </summary>
    public ListMeasures[][] Measure(RankedList list)
    {
        ListBoard[][] boards = [[.. Rankers.Select(_ => new ListBoard(_most))], [.. Rankers.Select(_ => new ListBoard(_most))]];
        var (exhibitorValues, buyerValues) = (new double[_present.Length], new double[_present.Length]);
        var lot = SplitMix.Combine(SplitMix.Combine(options.Seed, _lots[(int)list.Side][list.Owner]), SplitMix.Text(list.Occasion));
        foreach (var partner in list.Partners)
        {
            var (exhibitor, buyer) = list.Side == JudgeSide.Exhibitor ? (list.Owner, partner) : (partner, list.Owner);
            // Who is vetoed is shown by no ranker, so nobody is blamed for not finding it.
            if (!input.Values(exhibitor, buyer, list.Occasion, exhibitorValues, buyerValues)) continue;
            var drawn = SplitMix.Combine(lot, _lots[1 - (int)list.Side][partner]);
            list.Judged.TryGetValue(partner, out var grades);
            for (var r = 0; r < Rankers.Length; r++)
            {
                var (forExhibitor, forBuyer) = Worth(Rankers[r], list.Side, partner, exhibitorValues, buyerValues);
                boards[0][r].Add(partner, list.Side == JudgeSide.Exhibitor ? forExhibitor : forBuyer, drawn, grades.Own);
                boards[1][r].Add(partner, Reciprocal.Combine(forExhibitor, forBuyer), drawn, grades.Both);
            }
        }

        return Array.ConvertAll(boards, row => Array.ConvertAll(row, board => board.Measure(options.Lengths)));
    }

    /// <summary>What a ranker thinks that a pair is worth to each side.</summary>
    (double Exhibitor, double Buyer) Worth(Ranker ranker, JudgeSide side, int partner, double[] exhibitor, double[] buyer) => ranker switch
    {
        Ranker.Random => (0, 0),
        // How popular the owner is itself is the same for the whole list.
        Ranker.Popularity => (popularity[(int)side][partner], popularity[(int)side][partner]),
        Ranker.CategoryOnly => (exhibitor[Category], buyer[Category]),
        Ranker.Present => (Sum(_present, exhibitor), Sum(_present, buyer)),
        _ => (Sum(_learned, exhibitor), Sum(_learned, buyer)),
    };

    static double Sum(double[] weights, double[] values)
    {
        var sum = 0.0;
        for (var f = 0; f < values.Length; f++) sum += weights[f] * values[f];
        return sum;
    }

    static ulong[] Lots(IReadOnlyList<string> ids) => [.. ids.Select(SplitMix.Text)];
}
