namespace EMobilityExpo.Application.Features.Suggestions;

using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Matching.Scoring;
using EMobilityExpo.Matching.Suggestions;

/// <summary>The suggestions of one event, ready in memory as of one <see cref="FairState"/>. Several may read or one may write.</summary>
public sealed class EventSuggestions
{
    readonly Dictionary<long, Partner> _byId = [];
    readonly Dictionary<string, Partner> _byPublicId = new(StringComparer.Ordinal);
    readonly Dictionary<long, string> _interpreters = [];
    readonly Dictionary<long, HashSet<long>> _known = [];
    readonly int[] _counts = new int[2];
    readonly ScoringWeights _weights;

    internal EventSuggestions(FairRows rows)
    {
        (_weights, State) = (PairScoring.Weights(rows.Weights), rows.State);
        var profiles = rows.Participants.Where(row => row.Side != Sides.Interpreter).ToLookup(row => row.Side, row => row.Profile());
        Scorer = PairScoring.Scorer(
            _weights,
            rows.Participants.Where(row => row.Side == Sides.Interpreter).Select(row => row.Codes(ParticipantStore.Language)));
        Index = new(Scorer, [.. profiles[Sides.Exhibitor]], [.. profiles[Sides.Buyer]]);
        Thin = new(Index, Scorer);
        foreach (var row in rows.Participants)
            Note(row);
        foreach (var ((exhibitor, buyer), facts) in rows.Known)
            Know(exhibitor, buyer, facts);
    }

    public PairScorer Scorer { get; }

    public SuggestionIndex Index { get; }

    public ThinProfiles Thin { get; }

    internal FairState State { get; private set; }

    internal SharedGate Gate { get; } = new();

    internal int Count => _byId.Count;

    /// <summary>An exhibitor or a buyer; null when there is none of this public id.</summary>
    public Partner? Find(string publicId) => _byPublicId.GetValueOrDefault(publicId);

    /// <summary>All of them as they are now, to be looked at when others write again.</summary>
    internal IReadOnlyDictionary<string, Partner> Copy() => new Dictionary<string, Partner>(_byPublicId, StringComparer.Ordinal);

    /// <summary>What is known of pairs, by the ids of exhibitor and buyer, likewise.</summary>
    internal IReadOnlyDictionary<(string Exhibitor, string Buyer), PairFacts> CopyOfKnown()
    {
        var known = new Dictionary<(string, string), PairFacts>();
        foreach (var (exhibitor, buyers) in _known)
        {
            foreach (var buyer in buyers)
            {
                var pair = (Exhibitor: _byId[exhibitor].Id, Buyer: _byId[buyer].Id);
                if (Index.KnownOf(pair.Exhibitor, pair.Buyer) is { } facts)
                    known.Add(pair, facts);
            }
        }

        return known;
    }

    public int CountOf(Side side) => _counts[(int)side];

    public PairScore Score(Side side, string id, string partner)
    {
        var (exhibitor, buyer) = side == Side.Exhibitor ? (id, partner) : (partner, id);
        return Scorer.Score(Index.Find(Side.Exhibitor, exhibitor)!, Index.Find(Side.Buyer, buyer)!, Index.KnownOf(exhibitor, buyer));
    }

    /// <summary>What has been said about a pair, all words taken together.</summary>
    public string WishOf(Side side, string id, string partner)
    {
        var facts = side == Side.Exhibitor ? Index.KnownOf(id, partner) : Index.KnownOf(partner, id);
        return facts is null ? Wishes.None : Wishes.Of(facts);
    }

    /// <summary>Whether the scores of everybody change, so that nothing of this can be kept.</summary>
    internal bool IsOvertakenBy(FairRows rows) =>
        PairScoring.Weights(rows.Weights) != _weights || rows.Removed.Any(_interpreters.ContainsKey)
        || rows.Participants.Any(row => row.Side == Sides.Interpreter && Languages(row) != _interpreters.GetValueOrDefault(row.Id, ""));

    /// <summary>Takes over what changed since <see cref="State"/>; the caller is the only one inside.</summary>
    internal void Apply(FairRows rows)
    {
        foreach (var id in rows.Removed)
            Forget(id);
        foreach (var row in rows.Participants)
        {
            Note(row);
            if (!_byId.TryGetValue(row.Id, out var partner))
                continue;
            var profile = row.Profile();
            Index.Put(partner.Side, profile);
            Thin.Put(partner.Side, profile);
        }

        var touched = rows.Participants.Select(row => row.Id).ToHashSet();
        foreach (var exhibitor in touched.Where(_known.ContainsKey))
        {
            foreach (var buyer in _known[exhibitor].Where(buyer => touched.Contains(buyer) && !rows.Known.ContainsKey((exhibitor, buyer))).ToList())
            {
                _known[exhibitor].Remove(buyer);
                Index.Know(_byId[exhibitor].Id, _byId[buyer].Id, null);
            }
        }

        foreach (var ((exhibitor, buyer), facts) in rows.Known)
            Know(exhibitor, buyer, facts);
        State = rows.State;
    }

    void Note(FairRow row)
    {
        if (row.Side == Sides.Interpreter)
        {
            _interpreters[row.Id] = Languages(row);
            return;
        }

        var side = Sides.Of(row.Side);
        if (!_byId.ContainsKey(row.Id))
            _counts[(int)side]++;
        _byId[row.Id] = _byPublicId[row.PublicId] = new(row.PublicId, side, row.NameKo, row.NameEn, row.Country, row.Online);
    }

    void Know(long exhibitor, long buyer, PairFacts facts)
    {
        Index.Know(_byId[exhibitor].Id, _byId[buyer].Id, facts);
        if (_known.TryGetValue(exhibitor, out var partners))
            partners.Add(buyer);
        else
            _known[exhibitor] = [buyer];
    }

    void Forget(long id)
    {
        if (!_byId.Remove(id, out var gone))
            return;
        _byPublicId.Remove(gone.Id);
        _counts[(int)gone.Side]--;
        Index.Remove(gone.Side, gone.Id);
        Thin.Remove(gone.Side, gone.Id);
        _known.Remove(id);
        foreach (var partners in _known.Values)
            partners.Remove(id);
    }

    static string Languages(FairRow row) => string.Join(' ', row.Codes(ParticipantStore.Language).Order(StringComparer.Ordinal));

    /// <param name="Id">Its public id, which is also the one in the index.</param>
    public sealed record Partner(string Id, Side Side, string? NameKo, string? NameEn, string Country, bool Online)
    {
        public PairSide AsSide() => new(Id, NameKo, NameEn, Country);
    }
}
