namespace EMobilityExpo.Matching.Scoring;

using System.Globalization;

/// <summary>
/// What came of earlier meetings of the two? The furthest outcome counts, and each side's own marks for half of its value. Two who
/// never met are neutral.
/// </summary>
static class HistoryFactor
{
    const int HighestRating = 5;

    public static Finding Compare(PairFacts? facts)
    {
        if (facts is null || facts.Past.Count == 0)
            return Finding.Unknown(FactorReason.NeverMet);
        var outcome = facts.Past.Max(meeting => meeting.Outcome);
        if (outcome == PastOutcome.Declined)
            return Finding.Same(Value(outcome), 0.7, FactorReason.DeclinedBefore);
        var exhibitor = Mean(facts.Past, meeting => meeting.ExhibitorRating);
        var buyer = Mean(facts.Past, meeting => meeting.BuyerRating);
        return new Finding(
            With(exhibitor, Value(outcome)), With(buyer, Value(outcome)), exhibitor is null || buyer is null ? 0.7 : 1, FactorReason.MetBefore);
    }

    /// <summary>Meetings held, furthest outcome, mean mark of the exhibitor, of the buyer (one decimal; empty if not given).</summary>
    public static IReadOnlyList<string> Facts(in Finding finding, PairFacts? facts) =>
        finding.Reason != FactorReason.MetBefore || facts is null
            ? []
            :
            [
                facts.Past.Count(meeting => meeting.Outcome != PastOutcome.Declined).ToString(CultureInfo.InvariantCulture),
                facts.Past.Max(meeting => meeting.Outcome).ToString().ToLowerInvariant(),
                Mark(Mean(facts.Past, meeting => meeting.ExhibitorRating)),
                Mark(Mean(facts.Past, meeting => meeting.BuyerRating)),
            ];

    static double Value(PastOutcome outcome) => outcome switch
    {
        PastOutcome.Declined => 0.2,
        PastOutcome.Consulted => 0.55,
        PastOutcome.Pursued => 0.7,
        PastOutcome.Mou => 0.8,
        PastOutcome.Contract => 0.95,
        _ => 1,
    };

    static double With(double? rating, double outcome) =>
        rating is { } mark ? (outcome + (Math.Clamp(mark, 1, HighestRating) - 1) / (HighestRating - 1)) / 2 : outcome;

    static double? Mean(IReadOnlyList<PastMeeting> past, Func<PastMeeting, int?> rating) => past.Average(rating);

    static string Mark(double? mark) => mark?.ToString("0.0", CultureInfo.InvariantCulture) ?? "";
}
