namespace EMobilityExpo.Matching.Suggestions;

using EMobilityExpo.Matching.Scoring;

/// <summary>
/// The thin profiles of an index, known by name: looking for the best of a few among very many would ask about each of the many.
/// Reading is safe from several threads; writing is not, and goes along with writing the index.
/// </summary>
public sealed class ThinProfiles
{
    /// <summary>When more than one in so many (of those there were at first) is thin, the index finds the best of them sooner than scoring each.</summary>
    const int ManyOneIn = 8;

    readonly SuggestionIndex index;
    readonly PairScorer scorer;
    readonly Dictionary<string, ScoringParticipant> exhibitors = new(StringComparer.Ordinal);
    readonly Dictionary<string, ScoringParticipant> buyers = new(StringComparer.Ordinal);
    readonly int[] counts = new int[2];

    /// <summary>Takes in who is in the index now.</summary>
    /// <param name="index">Of an event.</param>
    /// <param name="scorer">The one that the index was made with.</param>
    public ThinProfiles(SuggestionIndex index, PairScorer scorer)
    {
        (this.index, this.scorer) = (index, scorer);
        foreach (var side in Enum.GetValues<Side>())
        {
            foreach (var who in index.All(side))
            {
                counts[(int)side]++;
                Put(side, who);
            }
        }
    }

    /// <summary>Takes note of a participant that is new in the index or has changed.</summary>
    public void Put(Side side, ScoringParticipant who)
    {
        if (Newcomers.IsThin(side, who))
            Of(side)[who.Id] = who;
        else
            Of(side).Remove(who.Id);
    }

    /// <summary>Forgets a participant that has left the index.</summary>
    public void Remove(Side side, string id) => Of(side).Remove(id);

    /// <summary>Whether somebody is in the index with a thin profile.</summary>
    public bool Has(Side side, string id) => Of(side).ContainsKey(id);

    /// <summary>The best thin partners of a participant, best first; vetoed ones are never among them.</summary>
    /// <param name="side">Of the participant.</param>
    /// <param name="id">Of the participant, which is in the index.</param>
    /// <param name="k">How many at most.</param>
    /// <param name="allows">Which partners may be suggested; null for all.</param>
    public IReadOnlyList<Suggested> Best(Side side, string id, int k, Func<ScoringParticipant, bool>? allows = null)
    {
        var other = side.Other();
        var (thin, me) = (Of(other), index.Find(side, id));
        if (me is null || k == 0)
            return [];
        if ((long)thin.Count * ManyOneIn > counts[(int)other])
            return index.Best(side, id, k, who => thin.ContainsKey(who.Id) && (allows is null || allows(who)));
        return
        [
            .. thin.Values.Where(who => allows is null || allows(who)).Select(who => new Suggested(who.Id, Score(side, me, who)))
                .Where(one => one.Score > 0).OrderByDescending(one => one.Score).ThenBy(one => Roster.Tie(one.Partner)).Take(k),
        ];
    }

    /// <summary>The best k thin partners of every participant of a side, each as <see cref="Best"/> has them.</summary>
    /// <param name="side">Of the participants.</param>
    /// <param name="k">How many at most.</param>
    /// <param name="threads">Threads to use; the result is the same for any number.</param>
    /// <param name="stop">Ends the work with an <see cref="OperationCanceledException"/>.</param>
    public SuggestionTable BestOfAll(Side side, int k, int threads = 1, CancellationToken stop = default)
    {
        var thin = Of(side.Other());
        return index.BestOfAll(side, k, who => thin.ContainsKey(who.Id), threads, stop);
    }

    double Score(Side side, ScoringParticipant me, ScoringParticipant other) => side == Side.Exhibitor
        ? scorer.ExactOnly(me, other, index.KnownOf(me.Id, other.Id))
        : scorer.ExactOnly(other, me, index.KnownOf(other.Id, me.Id));

    Dictionary<string, ScoringParticipant> Of(Side side) => side == Side.Exhibitor ? exhibitors : buyers;
}
