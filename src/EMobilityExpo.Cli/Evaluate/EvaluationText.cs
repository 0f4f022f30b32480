namespace EMobilityExpo.Cli.Evaluate;

using System.Globalization;
using System.Text;
using EMobilityExpo.Application.Features.Evaluation;
using EMobilityExpo.Matching.Evaluation;

/// <summary>The report for a terminal: plain lines of at most 100 columns.</summary>
static class EvaluationText
{
    public static string Of(MatchingEvaluation found)
    {
        var text = new StringBuilder();
        Heading(text, found);
        Measures(text, found.Report);
        Weights(text, found.Report.Learning);
        Differences(text, found.Report);
        return text.ToString().TrimEnd();
    }

    static void Heading(StringBuilder text, MatchingEvaluation found)
    {
        var (report, own) = (found.Report, found.OwnRequests);
        var past = report.Occasions - (own > 0 ? 1 : 0);
        Line(text, $"{found.NameEn}: {report.Meetings - own} requests and meetings of {past} past occasion{(past == 1 ? "" : "s")}{(own > 0 ? $" and {own} requests of this event" : "")}; both gained in {report.BothGained}.");
        Line(text, $"{100 * report.HeldOutShare:0} % of the participants of each side are held out (seed {report.Seed}); rankers are measured on them alone.");
        Line(text, $"");
        Line(text, $"{"side",-12}{"in history",11}{"held out",10}{"for",7}{"against",9}{"lists",13}{"partners a list",17}");
        foreach (var side in report.Sides)
        {
            var lists = side.Lists == side.ListsInAll ? $"{side.Lists}" : $"{side.Lists} of {side.ListsInAll}";
            Line(text, $"{Name(side.Side) + "s",-12}{side.Participants,11}{side.HeldOut,10}{side.For,7}{side.Against,9}{lists,13}{side.Partners,17:0.0}");
        }

        if (report.Sides.Any(side => side.Lists < side.ListsInAll))
            Line(text, $"The history is large: a sample of the lists, drawn by the seed, was measured.");
        Line(text, $"");
    }

    static void Measures(StringBuilder text, EvaluationReport report)
    {
        Line(text, $"{"measured by",-12}{"k",3}  {"ranker",-15}{"NDCG",8}{"judged",9}{"recall",9}{"coverage",10}{"Gini",8}");
        foreach (var view in report.Measures.GroupBy(measure => measure.View))
        {
            foreach (var length in view.GroupBy(measure => measure.Length))
            {
                var head = string.Create(CultureInfo.InvariantCulture, $"{Name(view.Key),-12}{length.Key,3}");
                foreach (var row in length)
                {
                    Line(text, $"{head,-15}  {Name(row.Ranker),-15}{Figure(row.Ndcg),8}{Figure(row.JudgedNdcg),9}{Figure(row.Recall),9}{Figure(row.Coverage),10}{Figure(row.Gini),8}");
                    head = "";
                }
            }

            var one = view.First();
            Line(text, $"{"",-17}({one.ListsWithFinds} lists with anything to find; {one.ListsJudgedBothWays} with judgements for and against)");
        }

        Line(text, $"");
    }

    static void Weights(StringBuilder text, LearnedWeights learning)
    {
        Line(text, $"{"weight",-15}{"present",9}{"learned",9}{"change",9}");
        foreach (var factor in learning.Factors)
        {
            var change = factor.Learned is { } learned && !factor.Kept ? (100 * (learned - factor.Present)).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) : "";
            Line(text, $"{Name(factor.Factor),-15}{100 * factor.Present,9:0.0}{(factor.Learned is { } share ? Percent(share) : "-"),9}{change,9}{(factor.Kept ? "  kept: the history tells too little about it" : "")}");
        }

        Line(text, $"{Learned(learning)}");
        Line(text, $"");
    }

    static string Learned(LearnedWeights learning) => learning.Problem switch
    {
        null => $"Learned from {learning.Rows} judgements ({learning.Positive} for) of pairs with nobody held out; "
            + (learning.Converged ? $"converged in {learning.Iterations} steps." : $"NOT converged after {learning.Iterations} steps: take care."),
        LearningProblem.TooFewJudgements =>
            $"Nothing learned: {WeightLearning.FewestOfEach} judgements for and {WeightLearning.FewestOfEach} against are needed, there are "
            + $"{learning.Positive} and {learning.Rows - learning.Positive}.",
        LearningProblem.NothingDiffers => "Nothing learned: no factor differs enough between the pairs that were judged.",
        _ => "Nothing learned: no factor is higher for the wanted pairs than for the unwanted ones.",
    };

    static void Differences(StringBuilder text, EvaluationReport report)
    {
        if (report.Differences.Count == 0)
            return;
        Line(text, $"{"learned - present",-19}{"k",4}{"NDCG",9}  {"95 % interval",-20}{"participants",13}");
        foreach (var row in report.Differences)
        {
            var interval = row.Mean is null ? "" : $"{Signed(row.Low)} to {Signed(row.High)}";
            Line(text, $"{Name(row.View),-19}{row.Length,4}{Signed(row.Mean),9}  {interval,-20}{row.Participants,13}");
        }

        Line(text, $"An interval around 0 means that this history can not tell the two apart.");
    }

    static string Name(Enum value) => value switch
    {
        Ranker.CategoryOnly => "category only",
        Ranker.Present => "present weights",
        Ranker.Learned => "learned weights",
        _ => value.ToString().ToLowerInvariant(),
    };

    static string Figure(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-";

    static string Signed(double? value) => value?.ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture) ?? "-";

    static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture);

    static void Line(StringBuilder text, FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture).TrimEnd());
}
