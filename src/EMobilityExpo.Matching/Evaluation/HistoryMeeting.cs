namespace EMobilityExpo.Matching.Evaluation;

/// <summary>What became of one request or meeting of a pair at one occasion.</summary>
/// <param name="Exhibitor">Place in the list of exhibitors, from 0.</param>
/// <param name="Buyer">Place in the list of buyers, from 0.</param>
/// <param name="Occasion">Name of the occasion, such as "Expo 2024"; upper and lower case are one. See <see cref="OccasionOrder"/>.</param>
public sealed record HistoryMeeting(int Exhibitor, int Buyer, string Occasion)
{
    /// <summary>Which side asked for the meeting; null when the organiser did, or nobody knows.</summary>
    public JudgeSide? RequestedBy { get; init; }

    /// <summary>Whether the other side accepted; null when it never answered, or nobody knows.</summary>
    public bool? Accepted { get; init; }

    /// <summary>The exhibitor's mark, 1 to 5; null if not given.</summary>
    public int? ExhibitorRating { get; init; }

    /// <summary>The buyer's mark, 1 to 5; null if not given.</summary>
    public int? BuyerRating { get; init; }

    /// <summary>How far it came; null when they did not meet or nothing is known.</summary>
    public HistoryOutcome? Outcome { get; init; }
}

/// <summary>Whose word it is.</summary>
public enum JudgeSide
{
    /// <summary>The exhibitor's.</summary>
    Exhibitor,

    /// <summary>The buyer's.</summary>
    Buyer,
}

/// <summary>How far a meeting came, in rising order.</summary>
public enum HistoryOutcome
{
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
