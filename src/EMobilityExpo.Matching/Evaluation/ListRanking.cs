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

    /// <summary>The rankers there are, in order.</summary>
    public Ranker[] Rankers { get; } =
        learned is null ? [Ranker.Random, Ranker.Popularity, Ranker.CategoryOnly, Ranker.Present] : Enum.GetValues<Ranker>();

    /// <summary>Measures by ranker: first by the owner's own word, then by the gain of both. O(p log p) for p partners.</summary>
    public ListMeasures[][] Measure(RankedList list)
    {
        var count = input.PresentWeights.Count;
        var values = new double[list.Partners.Length, 2][];
        var allowed = new List<int>(list.Partners.Length);
        for (var i = 0; i < list.Partners.Length; i++)
        {
            var (exhibitor, buyer) = list.Side == JudgeSide.Exhibitor ? (list.Owner, list.Partners[i]) : (list.Partners[i], list.Owner);
            (values[i, 0], values[i, 1]) = (new double[count], new double[count]);
            // Who is vetoed is shown by no ranker, so nobody is blamed for not finding it.
            if (input.Values(exhibitor, buyer, list.Occasion, values[i, 0], values[i, 1])) allowed.Add(i);
        }

        var lot = SplitMix.Combine(SplitMix.Combine(options.Seed, _lots[(int)list.Side][list.Owner]), SplitMix.Text(list.Occasion));
        var lots = Array.ConvertAll(list.Partners, partner => SplitMix.Combine(lot, _lots[1 - (int)list.Side][partner]));
        return
        [
            [.. Rankers.Select(ranker => Measure(list, Order(ranker, both: false), both: false))],
            [.. Rankers.Select(ranker => Measure(list, Order(ranker, both: true), both: true))],
        ];

        int[] Order(Ranker ranker, bool both)
        {
            var keys = new double[list.Partners.Length];
            foreach (var i in allowed)
                keys[i] = Key(ranker, both, list.Side, list.Partners[i], values[i, 0], values[i, 1]);
            // Ties by lot, the same for every ranker: no list is ordered by name or by entry.
            return [.. allowed.OrderByDescending(i => keys[i]).ThenBy(i => lots[i]).Select(i => list.Partners[i])];
        }
    }

    double Key(Ranker ranker, bool both, JudgeSide side, int partner, double[] exhibitor, double[] buyer) => ranker switch
    {
        Ranker.Random => 0,
        // How popular the owner is itself is the same for the whole list.
        Ranker.Popularity => popularity[(int)side][partner],
        Ranker.CategoryOnly => Worth(both, side, exhibitor[Category], buyer[Category]),
        Ranker.Present => Worth(both, side, Sum(input.PresentWeights, exhibitor), Sum(input.PresentWeights, buyer)),
        _ => Worth(both, side, Sum(learned!, exhibitor), Sum(learned!, buyer)),
    };

    static double Worth(bool both, JudgeSide side, double exhibitor, double buyer) =>
        both ? Reciprocal.Combine(exhibitor, buyer) : side == JudgeSide.Exhibitor ? exhibitor : buyer;

    static double Sum(IReadOnlyList<double> weights, double[] values)
    {
        var sum = 0.0;
        for (var f = 0; f < values.Length; f++) sum += weights[f] * values[f];
        return sum;
    }

    ListMeasures Measure(RankedList list, int[] order, bool both)
    {
        var said = Array.ConvertAll(order, partner =>
            list.Judged.TryGetValue(partner, out var grades) ? both ? grades.Both : grades.Own : null);
        var all = Array.ConvertAll(said, grade => grade ?? 0);
        var judged = said.OfType<int>().ToArray();
        var relevant = all.Count(grade => grade > 0);
        var mixed = relevant > 0 && judged.Length > relevant;
        return new(
            [.. options.Lengths.Select(k => RankingMetrics.Ndcg(all, all, k))],
            [.. options.Lengths.Select(k => mixed ? RankingMetrics.Ndcg(judged, judged, k) : null)],
            [.. options.Lengths.Select(k => RankingMetrics.Recall(all, relevant, k))],
            order[..Math.Min(_most, order.Length)]);
    }

    static ulong[] Lots(IReadOnlyList<string> ids) => [.. ids.Select(SplitMix.Text)];
}
