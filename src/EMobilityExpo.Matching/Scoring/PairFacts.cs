namespace EMobilityExpo.Matching.Scoring;

/// <summary>What is known of one pair beyond the two profiles. Most pairs have none.</summary>
public sealed record PairFacts
{
    /// <summary>What the exhibitor has said about the buyer; null for nothing.</summary>
    public Wish? ExhibitorWish { get; init; }

    /// <summary>What the buyer has said about the exhibitor; null for nothing.</summary>
    public Wish? BuyerWish { get; init; }

    /// <summary>What the organiser has decided for both; null for nothing.</summary>
    public Wish? OrganiserWish { get; init; }

    /// <summary>Requests and meetings of the two on earlier occasions, in any order.</summary>
    public IReadOnlyList<PastMeeting> Past { get; init; } = [];
}

/// <summary>What somebody has said about meeting somebody.</summary>
/// <param name="Kind">How much it is wanted.</param>
/// <param name="Rank">1 for the first choice; null when choices were not ranked. Of no effect unless wanted.</param>
public sealed record Wish(WishKind Kind, int? Rank = null);

/// <summary>How much a meeting is wanted, in rising order.</summary>
public enum WishKind
{
    /// <summary>Never: a veto.</summary>
    Veto,

    /// <summary>Asked, and said no; they may still be put together.</summary>
    Declined,

    /// <summary>Wanted.</summary>
    Want,

    /// <summary>To be held before all others.</summary>
    Must,
}

/// <summary>One earlier request or meeting of a pair.</summary>
/// <param name="Outcome">How far it came.</param>
/// <param name="ExhibitorRating">The exhibitor's mark, 1 to 5; null if not given.</param>
/// <param name="BuyerRating">The buyer's mark, 1 to 5; null if not given.</param>
public sealed record PastMeeting(PastOutcome Outcome, int? ExhibitorRating = null, int? BuyerRating = null);

/// <summary>How far an earlier request or meeting came, in rising order.</summary>
public enum PastOutcome
{
    /// <summary>The request was declined.</summary>
    Declined,

    /// <summary>They met; nothing more is known.</summary>
    Consulted,

    /// <summary>An amount is hoped for.</summary>
    Pursued,

    /// <summary>A letter of intent or memorandum was signed.</summary>
    Mou,

    /// <summary>A contract was signed.</summary>
    Contract,

    /// <summary>Goods were shipped.</summary>
    Shipped,
}
