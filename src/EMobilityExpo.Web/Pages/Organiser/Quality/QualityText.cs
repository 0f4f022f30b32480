namespace EMobilityExpo.Web.Pages.Organiser.Quality;

using System.Globalization;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Matching.Evaluation;

/// <summary>What the figures of an evaluation mean, in words.</summary>
public static class QualityText
{
    /// <summary>The measures of a ranker in the order of the columns: key of the name, and value.</summary>
    public static IReadOnlyList<(string Key, Func<RankerMeasures, double?> Value)> Measures { get; } =
    [
        ("Quality.Ndcg", one => one.Ndcg), ("Quality.JudgedNdcg", one => one.JudgedNdcg), ("Quality.Recall", one => one.Recall),
        ("Quality.Coverage", one => one.Coverage), ("Quality.Gini", one => one.Gini),
    ];

    /// <summary>Which weights order better, and whether chance can be ruled out: the 95 % interval does not hold 0.</summary>
    public static (string Text, string Tone) Verdict(MeasureDifference? difference) => difference switch
    {
        { Mean: { } mean, Low: > 0 and var low, High: { } high } => (Words.T("Quality.LearnedSure", Change(mean), Change(low), Change(high)), "tone-good"),
        { Mean: { } mean, Low: { } low, High: < 0 and var high } => (Words.T("Quality.PresentSure", Change(mean), Change(low), Change(high)), "tone-warn"),
        { Mean: { } mean, Low: { } low, High: { } high } => (
            Words.T(mean > 0 ? "Quality.LearnedMaybe" : mean < 0 ? "Quality.PresentMaybe" : "Quality.Same", Change(mean), Change(low), Change(high)), "tone-accent"),
        _ => (Words.T("Quality.NothingToCompare"), "tone-accent"),
    };

    /// <summary>Why nothing was learned.</summary>
    public static string Problem(LearnedWeights learning) => learning.Problem switch
    {
        LearningProblem.TooFewJudgements => Words.T(
            "Quality.TooFew", WeightLearning.FewestOfEach, Number(learning.Positive), Number(learning.Rows - learning.Positive)),
        LearningProblem.NothingDiffers => Words.T("Quality.NothingDiffers"),
        _ => Words.T("Quality.NothingHelps"),
    };

    /// <summary>The best value of a column, to be set off: the least unevenness, the most of all else. Null where all are alike.</summary>
    public static double? Best(IEnumerable<RankerMeasures> rows, string key, Func<RankerMeasures, double?> value)
    {
        var values = rows.Select(value).OfType<double>().ToList();
        if (values.Count == 0 || values.Max() - values.Min() < 0.0005)
            return null;
        return key == "Quality.Gini" ? values.Min() : values.Max();
    }

    public static string Figure(double? value) => value?.ToString("0.000", CultureInfo.CurrentCulture) ?? "–";

    public static string Change(double value) => value.ToString("+0.000;−0.000;0", CultureInfo.CurrentCulture);

    public static string Number(int number) => number.ToString("N0", CultureInfo.CurrentCulture);
}
