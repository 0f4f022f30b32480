namespace EMobilityExpo.Matching.Evaluation;

/// <summary>
/// How much a meeting turned out to be worth, 0 to 4, from what was written of it. The last word counts: an outcome before a
/// rating, a rating before an answer. A rating of 3 is no word.
/// </summary>
public static class Grades
{
    /// <summary>Declined, or rated 1 or 2.</summary>
    public const int Unwanted = 0;

    /// <summary>The request was accepted.</summary>
    public const int Accepted = 1;

    /// <summary>Rated 4 or 5.</summary>
    public const int Liked = 2;

    /// <summary>Business is pursued, or a memorandum was signed.</summary>
    public const int Pursued = 3;

    /// <summary>A contract was signed, or goods were shipped.</summary>
    public const int Contracted = 4;

    /// <summary>
    /// What one side judged; null when it said nothing. The answer to a request is the word of the side that was asked.
    /// This is what weights are learned from: 0 against the meeting, 1 and more for it.
    /// </summary>
    public static int? Of(HistoryMeeting meeting, JudgeSide side)
    {
        if (meeting.Outcome >= HistoryOutcome.Contract) return Contracted;
        if (meeting.Outcome >= HistoryOutcome.Pursued) return Pursued;
        var rating = side == JudgeSide.Exhibitor ? meeting.ExhibitorRating : meeting.BuyerRating;
        if (rating >= 4) return Liked;
        if (rating <= 2) return Unwanted;
        var answered = meeting.RequestedBy is { } asking && asking != side;
        return answered && meeting.Accepted is { } accepted ? accepted ? Accepted : Unwanted : null;
    }

    /// <summary>
    /// What the pair was worth to both: the lesser of the two grades, 0 as soon as one side was against it, null while the word of
    /// one side is missing. A side that asked for the meeting wanted it, unless it said otherwise later.
    /// </summary>
    /// <remarks>
    /// Reciprocal success as in L. Pizzato, T. Rej, T. Chung, I. Koprinska, J. Kay, "RECON: a reciprocal recommender for online
    /// dating", RecSys 2010, and I. Palomares, C. Porcel, L. Pizzato, I. Guy, E. Herrera-Viedma, "Reciprocal recommender systems:
    /// analysis of state-of-art literature, challenges and opportunities towards social recommendation", Information Fusion 69, 2021.
    /// </remarks>
    public static int? OfBoth(HistoryMeeting meeting)
    {
        var (exhibitor, buyer) = (Wanted(meeting, JudgeSide.Exhibitor), Wanted(meeting, JudgeSide.Buyer));
        if (exhibitor == Unwanted || buyer == Unwanted) return Unwanted;
        return exhibitor is { } one && buyer is { } other ? Math.Min(one, other) : null;
    }

    static int? Wanted(HistoryMeeting meeting, JudgeSide side) =>
        Of(meeting, side) ?? (meeting.RequestedBy == side ? Accepted : null);
}
