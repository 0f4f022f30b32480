using EMobilityExpo.Matching.Evaluation;
using EMobilityExpo.Matching.Scoring;
using EMobilityExpo.Matching.Tests.Scoring;
using EMobilityExpo.Matching.Timetabling;

namespace EMobilityExpo.Matching.Tests.Evaluation;

/// <summary>
/// Participants with profiles, scored by the real factors, and a history of two occasions with a known truth; what came of the
/// first is known at the second.
/// </summary>
sealed class MadeEvent
{
    static readonly string[] Countries = [.. Some.Catalogue.Countries.Select(country => country.Code)];
    static readonly string[] Leaves = [.. Some.Catalogue.Categories.Where(category => category.Parent is not null).Select(category => category.Code)];
    static readonly string[] Spoken = ["ko", "en", "vi", "de"];
    static readonly string[] Cooperation = ["purchase", "distribution", "oem", "technology", "investment"];
    static readonly string[] Certificates = ["VN-ETW", "ASIA"];

    public MadeEvent(ulong seed, double[] truth, double[] present, int exhibitors = 150, int buyers = 200)
    {
        var random = new SplitMix(seed);
        Exhibitors = [.. Enumerable.Range(0, exhibitors).Select(i => Participant(ref random, $"E{i}") with
        {
            Country = "KR", TargetCountries = Few(ref random, Countries, 3), ExportCountries = Few(ref random, Countries, 1),
        })];
        Buyers = [.. Enumerable.Range(0, buyers).Select(i => Participant(ref random, $"B{i}"))];
        var answers = new MadeAnswers(truth, Asked: 0.25, Middle: 0.5);
        HistoryMeeting[] first = [.. answers.Draw("Expo 2023", exhibitors, buyers, ValuesAfter([]), SplitMix.Combine(seed, 2023))];
        HistoryMeeting[] second = [.. answers.Draw("Expo 2024", exhibitors, buyers, ValuesAfter(first), SplitMix.Combine(seed, 2024))];
        Input = new()
        {
            Exhibitors = [.. Exhibitors.Select(who => who.Id)],
            Buyers = [.. Buyers.Select(who => who.Id)],
            Meetings = [.. first, .. second],
            PresentWeights = present,
            Values = ValuesAfter([.. first, .. second]),
        };
    }

    public ScoringParticipant[] Exhibitors { get; }

    public ScoringParticipant[] Buyers { get; }

    public EvaluationInput Input { get; }

    public PairValues ValuesAfter(HistoryMeeting[] meetings) =>
        new HistoryValues(Some.Scorer(interpreters: [["ko", "vi"]]), Exhibitors, Buyers, meetings).Of;

    static ScoringParticipant Participant(ref SplitMix random, string id)
    {
        var products = new List<ScoringProduct>();
        foreach (var leaf in Few(ref random, Leaves, 3))
        {
            string[] timings = ["now", "6_months", "1_year", "exploring"];
            products.Add(new(leaf, 10 + random.Below(5000), 1 + random.Below(500), timings[random.Below(4)]));
        }

        return new()
        {
            Id = id,
            Country = Countries[random.Below(Countries.Length)],
            Products = products,
            Languages = Few(ref random, Spoken, 2),
            CooperationTypes = Few(ref random, Cooperation, 2),
            Certifications = Few(ref random, Certificates, 1),
        };
    }

    /// <summary>One to so many of a list.</summary>
    static string[] Few(ref SplitMix random, string[] from, int most)
    {
        var chosen = new HashSet<string>(StringComparer.Ordinal);
        for (var count = 1 + random.Below(most); count > 0; count--) chosen.Add(from[random.Below(from.Length)]);
        return [.. chosen];
    }
}
