namespace EMobilityExpo.Matching.Evaluation;

/// <summary>A list to order: the partners who were at an occasion, for one participant who was there too.</summary>
/// <param name="Side">Whose list.</param>
/// <param name="Owner">Place of the participant.</param>
/// <param name="Occasion">The occasion.</param>
/// <param name="Partners">Places of the partners, on the other side.</param>
/// <param name="Judged">By partner: the owner's own grade, and the grade of both; null where nothing was said.</param>
sealed record RankedList(
    JudgeSide Side, int Owner, string Occasion, int[] Partners, IReadOnlyDictionary<int, (int? Own, int? Both)> Judged);

/// <summary>What one ranker made of one list, at every length.</summary>
/// <param name="Ndcg">Null where there was nothing to find.</param>
/// <param name="JudgedNdcg">Null unless there were judgements for and against.</param>
/// <param name="Recall">Null where there was nothing to find.</param>
/// <param name="First">The partners of the first places, as many as the greatest length.</param>
sealed record ListMeasures(double?[] Ndcg, double?[] JudgedNdcg, double?[] Recall, int[] First);
