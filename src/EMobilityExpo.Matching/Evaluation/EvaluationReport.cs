namespace EMobilityExpo.Matching.Evaluation;

/// <summary>How well rankers order partners for participants they were not trained on.</summary>
/// <param name="Seed">Seed of everything drawn.</param>
/// <param name="HeldOutShare">Share of participants held out, 0 to 1.</param>
/// <param name="Meetings">Requests and meetings looked at.</param>
/// <param name="Occasions">Past occasions they come from.</param>
/// <param name="Sides">What each side said, exhibitors first.</param>
/// <param name="BothGained">Meetings of which it is known that both gained.</param>
/// <param name="Learning">Present and learned weights.</param>
/// <param name="Measures">By view, then length, then ranker.</param>
/// <param name="Differences">Learned minus present, by view, then length; empty when nothing was learned.</param>
public sealed record EvaluationReport(
    ulong Seed, double HeldOutShare, int Meetings, int Occasions, IReadOnlyList<SideFigures> Sides, int BothGained,
    LearnedWeights Learning, IReadOnlyList<RankerMeasures> Measures, IReadOnlyList<MeasureDifference> Differences);

/// <summary>What one side said, and what of it is measured.</summary>
/// <param name="Side">Whose judgements.</param>
/// <param name="Participants">How many of the side are in the history.</param>
/// <param name="HeldOut">How many of them are held out.</param>
/// <param name="For">Judgements for a meeting.</param>
/// <param name="Against">Judgements against a meeting.</param>
/// <param name="Lists">Lists measured: one for each held-out participant and occasion.</param>
/// <param name="ListsInAll">Lists there are; more than <paramref name="Lists"/> when a sample was measured.</param>
/// <param name="Partners">Mean number of partners that a list orders.</param>
public sealed record SideFigures(
    JudgeSide Side, int Participants, int HeldOut, int For, int Against, int Lists, int ListsInAll, double Partners);

/// <summary>What orders the partners.</summary>
public enum Ranker
{
    /// <summary>By lot.</summary>
    Random,

    /// <summary>By how often the training part of the side judged for the partner.</summary>
    Popularity,

    /// <summary>By the value of the product category alone.</summary>
    CategoryOnly,

    /// <summary>By the present weights.</summary>
    Present,

    /// <summary>By the learned weights.</summary>
    Learned,
}

/// <summary>Whose gain is measured.</summary>
public enum EvaluationView
{
    /// <summary>Lists for exhibitors ordered by what a pair is worth to the exhibitor, measured by the exhibitor's word.</summary>
    Exhibitors,

    /// <summary>Lists for buyers ordered by what a pair is worth to the buyer, measured by the buyer's word.</summary>
    Buyers,

    /// <summary>Lists for both ordered by the combined figure; a pair counts only when both gained.</summary>
    Reciprocal,
}

/// <summary>Measures of one ranker; each 0 to 1, null where there was nothing to measure.</summary>
/// <param name="View">Whose gain.</param>
/// <param name="Ranker">Who ordered.</param>
/// <param name="Length">How many places of each list count.</param>
/// <param name="Ndcg">Mean NDCG over lists with anything to find; partners nobody judged count as not wanted.</param>
/// <param name="JudgedNdcg">Mean NDCG among the judged partners only, over lists with judgements for and against.</param>
/// <param name="Recall">Mean recall over lists with anything to find.</param>
/// <param name="Coverage">Share of the partners that are in any list's first places.</param>
/// <param name="Gini">How unevenly the first places fall on partners.</param>
/// <param name="ListsWithFinds">Lists with anything to find.</param>
/// <param name="ListsJudgedBothWays">Lists with judgements for and against.</param>
public sealed record RankerMeasures(
    EvaluationView View, Ranker Ranker, int Length, double? Ndcg, double? JudgedNdcg, double? Recall, double? Coverage, double? Gini,
    int ListsWithFinds, int ListsJudgedBothWays);

/// <summary>NDCG by learned weights minus NDCG by present ones.</summary>
/// <param name="View">Whose gain.</param>
/// <param name="Length">How many places of each list count.</param>
/// <param name="Mean">Mean over held-out participants; null when none has anything to find.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end of the 95 % interval.</param>
/// <param name="Participants">Held-out participants with anything to find.</param>
public sealed record MeasureDifference(EvaluationView View, int Length, double? Mean, double? Low, double? High, int Participants);
