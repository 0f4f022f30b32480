using EMobilityExpo.Matching.Scoring;

namespace EMobilityExpo.Matching.Evaluation;

/// <summary>
/// The factor values of a pair as they were known before an occasion. Profiles are those of today; of past meetings only those of
/// earlier occasions are looked at (see <see cref="OccasionOrder"/>); wishes are left out, since they are said after the past occasions
/// or are the answers themselves.
/// </summary>
/// <remarks>Safe from several threads. A pair that never met before costs one look-up more than its score.</remarks>
/// <param name="scorer">Scores the pairs; its weights do not matter here.</param>
/// <param name="exhibitors">By place.</param>
/// <param name="buyers">By place.</param>
/// <param name="meetings">The history that is evaluated.</param>
public sealed class HistoryValues(
    PairScorer scorer, IReadOnlyList<ScoringParticipant> exhibitors, IReadOnlyList<ScoringParticipant> buyers,
    IEnumerable<HistoryMeeting> meetings)
{
    readonly Dictionary<(int Exhibitor, int Buyer), List<HistoryMeeting>> _past = meetings
        .GroupBy(meeting => (meeting.Exhibitor, meeting.Buyer)).ToDictionary(pair => pair.Key, pair => pair.ToList());

    /// <inheritdoc cref="PairValues"/>
    public bool Of(int exhibitor, int buyer, string occasion, Span<double> exhibitorValues, Span<double> buyerValues) =>
        scorer.Values(exhibitors[exhibitor], buyers[buyer], Facts(exhibitor, buyer, occasion), exhibitorValues, buyerValues);

    PairFacts? Facts(int exhibitor, int buyer, string occasion)
    {
        if (!_past.TryGetValue((exhibitor, buyer), out var meetings))
            return null;
        var earlier = meetings.Where(meeting => OccasionOrder.IsEarlier(meeting.Occasion, occasion)).Select(Fact).OfType<PastMeeting>().ToList();
        return earlier.Count == 0 ? null : new() { Past = earlier };
    }

    /// <summary>Null for a request that nobody answered: it says nothing.</summary>
    static PastMeeting? Fact(HistoryMeeting meeting) =>
        meeting.Outcome is { } outcome ? new(Of(outcome), meeting.ExhibitorRating, meeting.BuyerRating)
        : meeting.ExhibitorRating is not null || meeting.BuyerRating is not null || meeting.Accepted == true
            ? new(PastOutcome.Consulted, meeting.ExhibitorRating, meeting.BuyerRating)
        : meeting.Accepted == false ? new(PastOutcome.Declined)
        : null;

    static PastOutcome Of(HistoryOutcome outcome) => outcome switch
    {
        HistoryOutcome.Consulted => PastOutcome.Consulted,
        HistoryOutcome.Pursued => PastOutcome.Pursued,
        HistoryOutcome.Mou => PastOutcome.Mou,
        HistoryOutcome.Contract => PastOutcome.Contract,
        _ => PastOutcome.Shipped,
    };
}
