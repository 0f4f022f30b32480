namespace EMobilityExpo.Matching.Suggestions;

using EMobilityExpo.Matching.Scoring;

/// <summary>Finds the best partners of one participant at a time.</summary>
interface ISearch
{
    /// <summary>What the last run found.</summary>
    BestK Best { get; }

    /// <param name="own">The side of the participant.</param>
    /// <param name="row">Its row there.</param>
    /// <param name="others">The partners, in the order to look.</param>
    /// <param name="k">How many at most.</param>
    /// <param name="known">Partners about whom something is known beyond the profiles; null for nobody.</param>
    /// <param name="allows">Which partners may be suggested; null for all.</param>
    void Run(
        Roster own, int row, Lineup others, int k, IReadOnlyDictionary<int, PairFacts>? known, Func<ScoringParticipant, bool>? allows);
}
