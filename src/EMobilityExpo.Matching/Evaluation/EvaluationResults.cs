namespace EMobilityExpo.Matching.Evaluation;

/// <summary>Adds up what was measured list by list.</summary>
/// <param name="input">Sizes of the sides.</param>
/// <param name="options">Lengths and seed.</param>
/// <param name="rankers">Order of the measures of each list.</param>
/// <param name="lists">The lists.</param>
/// <param name="measured">By list, then own word or both, then ranker.</param>
sealed class EvaluationResults(
    EvaluationInput input, EvaluationOptions options, Ranker[] rankers, IReadOnlyList<RankedList> lists, ListMeasures[][][] measured)
{
    /// <summary>By side that lists are for: the partners that any of them could show.</summary>
    readonly int[][] _catalogues =
    [
        .. Enum.GetValues<JudgeSide>().Select(side =>
            lists.Where(list => list.Side == side).Select(list => list.Partners).Distinct().SelectMany(partners => partners).Distinct().ToArray()),
    ];

    public IReadOnlyList<RankerMeasures> Measures() =>
    [
        .. from view in Enum.GetValues<EvaluationView>()
           from place in Enumerable.Range(0, options.Lengths.Count)
           from ranker in rankers
           select Measure(view, ranker, place),
    ];

    /// <summary>Held-out participants are drawn again, not lists: the lists of one participant are no independent evidence.</summary>
    public IReadOnlyList<MeasureDifference> Differences() =>
    [
        .. from view in Enum.GetValues<EvaluationView>()
           from place in Enumerable.Range(0, options.Lengths.Count)
           select Difference(view, place),
    ];

    MeasureDifference Difference(EvaluationView view, int place)
    {
        var each = Of(view)
            .Select(i => (lists[i].Side, lists[i].Owner, Better: At(i, view, Ranker.Learned).Ndcg[place] - At(i, view, Ranker.Present).Ndcg[place]))
            .Where(list => list.Better is not null)
            .GroupBy(list => (list.Side, list.Owner), list => list.Better!.Value)
            .Select(lists => lists.Average()).ToList();
        var interval = Bootstrap.Interval(each, options.Seed);
        return new(view, options.Lengths[place], interval?.Mean, interval?.Low, interval?.High, each.Count);
    }

    RankerMeasures Measure(EvaluationView view, Ranker ranker, int place)
    {
        var mine = Of(view).ToList();
        var all = mine.Select(i => At(i, view, ranker)).ToList();
        var sides = mine.GroupBy(i => lists[i].Side).Select(side => Exposure(side, view, ranker, options.Lengths[place])).ToList();
        return new(
            view, ranker, options.Lengths[place],
            all.Average(list => list.Ndcg[place]), all.Average(list => list.JudgedNdcg[place]), all.Average(list => list.Recall[place]),
            sides.Average(exposure => RankingMetrics.Coverage(exposure)), sides.Average(exposure => RankingMetrics.Gini(exposure)),
            all.Count(list => list.Ndcg[place] is not null), all.Count(list => list.JudgedNdcg[place] is not null));
    }

    /// <summary>How often each partner that any of the lists could show is in its first places.</summary>
    int[] Exposure(IGrouping<JudgeSide, int> mine, EvaluationView view, Ranker ranker, int length)
    {
        var shown = new int[Math.Max(input.Exhibitors.Count, input.Buyers.Count)];
        foreach (var i in mine)
        {
            var first = At(i, view, ranker).First;
            foreach (var partner in first.AsSpan(0, Math.Min(length, first.Length))) shown[partner]++;
        }

        return Array.ConvertAll(_catalogues[(int)mine.Key], partner => shown[partner]);
    }

    IEnumerable<int> Of(EvaluationView view) => Enumerable.Range(0, lists.Count).Where(i => view switch
    {
        EvaluationView.Exhibitors => lists[i].Side == JudgeSide.Exhibitor,
        EvaluationView.Buyers => lists[i].Side == JudgeSide.Buyer,
        _ => true,
    });

    ListMeasures At(int list, EvaluationView view, Ranker ranker) =>
        measured[list][view == EvaluationView.Reciprocal ? 1 : 0][Array.IndexOf(rankers, ranker)];
}
