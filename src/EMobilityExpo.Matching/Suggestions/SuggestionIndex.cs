namespace EMobilityExpo.Matching.Suggestions;

using System.Collections.Concurrent;
using EMobilityExpo.Matching.Scoring;

/// <summary>
/// Finds the best partners of every participant, exactly: the same as scoring every pair with <see cref="PairScorer.ExactOnly"/>
/// and sorting, equal scores by a fixed key of the id. Vetoed pairs are never suggested. The method and its figures are in
/// docs/scoring.md and docs/benchmarks.md.
/// </summary>
/// <remarks>
/// Built in time proportional to the participants; one participant's best k take a look at every candidate by bytes, 64 at a
/// time, and an exact score for the few that may get in. Reading is safe from several threads; writing is not.
/// </remarks>
public sealed class SuggestionIndex
{
    static readonly Dictionary<int, PairFacts> None = [];

    readonly PairScorer scorer;
    readonly Roster exhibitors;
    readonly Roster buyers;
    readonly Dictionary<int, Dictionary<int, PairFacts>> knownOfExhibitors = [];
    readonly Dictionary<int, Dictionary<int, PairFacts>> knownOfBuyers = [];
    readonly ConcurrentBag<ISearch> searches = [];
    readonly LookKind kind;
    readonly Amounts amounts;
    readonly Markets markets;
    readonly RosterSizes sizes;

    /// <summary>Prepares all participants of an event.</summary>
    /// <param name="scorer">Scores their pairs.</param>
    /// <param name="exhibitors">Of different ids.</param>
    /// <param name="buyers">Of different ids.</param>
    /// <exception cref="ArgumentException">An id comes twice on one side.</exception>
    public SuggestionIndex(PairScorer scorer, IReadOnlyCollection<ScoringParticipant> exhibitors, IReadOnlyCollection<ScoringParticipant> buyers)
        : this(scorer, exhibitors, buyers, Looks.Best)
    {
    }

    internal SuggestionIndex(
        PairScorer scorer, IReadOnlyCollection<ScoringParticipant> exhibitors, IReadOnlyCollection<ScoringParticipant> buyers, LookKind kind,
        RosterSizes? sizes = null)
    {
        (this.scorer, this.kind, this.sizes) = (scorer, kind, sizes ?? RosterSizes.Usual);
        var (left, right) = (Profiles(exhibitors), Profiles(buyers));
        (amounts, markets) = (new Amounts(scorer, left.Concat(right)), new Markets(scorer));
        this.exhibitors = new Roster(amounts, markets, buyers: false, left, this.sizes);
        this.buyers = new Roster(amounts, markets, buyers: true, right, this.sizes);
        if (this.exhibitors.Count != left.Length || this.buyers.Count != right.Length)
            throw new ArgumentException("An id comes twice on one side.", nameof(exhibitors));
    }

    /// <summary>Adds a participant or replaces the one of the same side and id.</summary>
    public void Put(Side side, ScoringParticipant participant) => Of(side).Put(scorer.ProfileOf(participant));

    /// <summary>Removes a participant and what was known of its pairs; false when it was not there.</summary>
    public bool Remove(Side side, string id)
    {
        var row = Of(side).RowOf(id);
        if (row < 0)
            return false;
        var (mine, theirs) = side == Side.Exhibitor ? (knownOfExhibitors, knownOfBuyers) : (knownOfBuyers, knownOfExhibitors);
        if (mine.Remove(row, out var known))
        {
            foreach (var partner in known.Keys)
                theirs[partner].Remove(row);
        }

        return Of(side).Remove(id);
    }

    /// <summary>Says what is known of a pair; null for nothing any more. Pairs of unknown participants are passed over.</summary>
    public void Know(string exhibitor, string buyer, PairFacts? facts)
    {
        var (left, right) = (exhibitors.RowOf(exhibitor), buyers.RowOf(buyer));
        if (left < 0 || right < 0)
            return;
        Set(knownOfExhibitors, left, right, facts);
        Set(knownOfBuyers, right, left, facts);
    }

    /// <summary>What is known of a pair; null for nothing.</summary>
    public PairFacts? KnownOf(string exhibitor, string buyer) =>
        knownOfExhibitors.GetValueOrDefault(exhibitors.RowOf(exhibitor), None).GetValueOrDefault(buyers.RowOf(buyer));

    /// <summary>The participant of an id, as it was put; null when there is none.</summary>
    public ScoringParticipant? Find(Side side, string id) =>
        Of(side).RowOf(id) is >= 0 and var row ? Of(side).Profiles[row]!.Source : null;

    /// <summary>All participants of a side, in no particular order.</summary>
    public IEnumerable<ScoringParticipant> All(Side side) => Of(side).Profiles.Where(profile => profile is not null).Select(profile => profile!.Source);

    /// <summary>The best k partners of one participant, best first; empty when it is unknown.</summary>
    /// <param name="side">Of the participant.</param>
    /// <param name="id">Of the participant.</param>
    /// <param name="k">How many at most.</param>
    /// <param name="allows">Which partners may be suggested; null for all.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is negative.</exception>
    public IReadOnlyList<Suggested> Best(Side side, string id, int k, Func<ScoringParticipant, bool>? allows = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        var row = Of(side).RowOf(id);
        if (row < 0)
            return [];
        var others = Of(side.Other());
        var search = searches.TryTake(out var found) ? found : NewSearch();
        search.Run(Of(side), row, others.LineupFor(Of(side).Profiles[row]!), Math.Min(k, others.Count), KnownOf(side, row), allows);
        var result = new Suggested[search.Best.Count];
        for (var i = 0; i < result.Length; i++)
            result[i] = new(others.Profiles[search.Best.Places[i].Row]!.Source.Id, search.Best.Places[i].Score);
        searches.Add(search);
        return result;
    }

    /// <summary>The best k partners of every participant of a side.</summary>
    /// <param name="side">Of the participants.</param>
    /// <param name="k">How many at most.</param>
    /// <param name="threads">Threads to use; the result is the same for any number.</param>
    /// <param name="stop">Ends the work with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is negative, or there is no thread.</exception>
    public SuggestionTable BestOfAll(Side side, int k, int threads = 1, CancellationToken stop = default) =>
        Sweep.Run(Of(side), Of(side.Other()), k, threads, row => KnownOf(side, row), searches, NewSearch, stop);

    /// <summary>
    /// The best k of some partners for every participant of a side: the same as <see cref="Best"/> of each with the same condition, which is asked
    /// once of each partner. Takes the time of an index of those partners alone.
    /// </summary>
    /// <param name="side">Of the participants.</param>
    /// <param name="k">How many at most.</param>
    /// <param name="allows">Which partners may be suggested.</param>
    /// <param name="threads">Threads to use; the result is the same for any number.</param>
    /// <param name="stop">Ends the work with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is negative, or there is no thread.</exception>
    public SuggestionTable BestOfAll(Side side, int k, Func<ScoringParticipant, bool> allows, int threads = 1, CancellationToken stop = default)
    {
        var others = Of(side.Other());
        var some = new Roster(
            amounts, markets, others.IsBuyers, [.. others.Profiles.Where(profile => profile is not null && allows(profile.Source)).Select(profile => profile!)], sizes);
        return Sweep.Run(Of(side), some, k, threads, Known, searches, NewSearch, stop);

        Dictionary<int, PairFacts>? Known(int row) => KnownOf(side, row)?
            .Select(one => (Row: some.RowOf(others.Profiles[one.Key]!.Source.Id), Facts: one.Value)).Where(one => one.Row >= 0)
            .ToDictionary(one => one.Row, one => one.Facts);
    }

    ISearch NewSearch() => Looks.Search(kind, scorer, amounts, markets);

    Roster Of(Side side) => side == Side.Exhibitor ? exhibitors : buyers;

    Dictionary<int, PairFacts>? KnownOf(Side side, int row) =>
        (side == Side.Exhibitor ? knownOfExhibitors : knownOfBuyers).GetValueOrDefault(row);

    Profile[] Profiles(IReadOnlyCollection<ScoringParticipant> participants) =>
        [.. participants.AsParallel().AsOrdered().Select(scorer.ProfileOf)];

    static void Set(Dictionary<int, Dictionary<int, PairFacts>> all, int row, int partner, PairFacts? facts)
    {
        if (facts is null)
            all.GetValueOrDefault(row)?.Remove(partner);
        else if (all.TryGetValue(row, out var known))
            known[partner] = facts;
        else
            all[row] = new() { [partner] = facts };
    }
}
