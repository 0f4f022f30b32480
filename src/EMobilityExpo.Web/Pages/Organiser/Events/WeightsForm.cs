namespace EMobilityExpo.Web.Pages.Organiser.Events;

using EMobilityExpo.Matching.Scoring;

/// <summary>The weights as forms show them; an empty field counts as zero.</summary>
public sealed class WeightsForm
{
    public double? Country { get; set; }
    public double? Category { get; set; }
    public double? Capacity { get; set; }
    public double? Language { get; set; }
    public double? Cooperation { get; set; }
    public double? Certification { get; set; }
    public double? Preference { get; set; }
    public double? History { get; set; }

    public static WeightsForm Of(ScoringWeights weights) => new()
    {
        Country = weights.Country,
        Category = weights.Category,
        Capacity = weights.Capacity,
        Language = weights.Language,
        Cooperation = weights.Cooperation,
        Certification = weights.Certification,
        Preference = weights.Preference,
        History = weights.History,
    };

    public ScoringWeights ToWeights() => new()
    {
        Country = Country ?? 0,
        Category = Category ?? 0,
        Capacity = Capacity ?? 0,
        Language = Language ?? 0,
        Cooperation = Cooperation ?? 0,
        Certification = Certification ?? 0,
        Preference = Preference ?? 0,
        History = History ?? 0,
    };
}
