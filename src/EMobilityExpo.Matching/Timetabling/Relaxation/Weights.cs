namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// What a held meeting, a shortfall and a kept slot count for in the linear relaxation. Terms before score in the objective get
/// a weight that a single exchange can hardly outweigh; the search compares finished timetables exactly, so the weights only guide.
/// </summary>
sealed class Weights
{
    public long Score { get; }

    public long Missed { get; }

    public long Kept { get; }

    /// <summary>The largest worth of one meeting, at least 1; the relaxation works in units of it.</summary>
    public long Unit { get; }

    public Weights(Model model)
    {
        var best = 1L;
        for (var q = 0; q < model.N; q++) best = Math.Max(best, model.Score[q]);
        var weight = 1L;
        for (var k = model.Objective.Length - 1; k >= 0; k--)
        {
            switch (model.Objective[k])
            {
                case Term.Score:
                    Score = weight;
                    weight *= 3 * best;
                    break;
                case Term.MissedMinimum:
                    Missed = weight;
                    weight *= 3;
                    break;
                case Term.Moved:
                    Kept = weight;
                    weight *= 3;
                    break;
                case Term.Fairness or Term.Breaks:
                    break;
            }
        }

        if (Score == 0) (Score, Missed, Kept) = (1, 4 * best * Missed, 4 * best * Kept);
        Unit = (best * Score) + Missed + Missed + Kept;
    }
}
