namespace EMobilityExpo.Application.Features.Pairs;

using System.Globalization;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Reference;
using EMobilityExpo.Matching.Scoring;

/// <summary>
/// The reason of a factor in the reader's language. <c>Scoring.{Reason}</c> is the phrase; what its places stand for is said in
/// docs/scoring.md, where the facts of each reason are listed.
/// </summary>
public static class FactorPhrases
{
    public static string Of(FactorScore score) => Words.T($"Scoring.{score.Reason}", Arguments(score.Reason, score.Facts));

    /// <summary>What would raise the score or make it surer.</summary>
    public static string? Remedy(FactorScore score) =>
        Words.Has($"Scoring.Remedy_{score.Reason}") ? Words.T($"Scoring.Remedy_{score.Reason}", Arguments(score.Reason, score.Facts)) : null;

    static object?[] Arguments(FactorReason reason, IReadOnlyList<string> facts) => reason switch
    {
        <= FactorReason.BuyerExcludesCountry => [Place(facts, 0), Place(facts, 1)],
        FactorReason.NoCommonCategory => [Number(facts, 0), Number(facts, 1)],
        FactorReason.NoCategoryGiven or FactorReason.NoLanguageGiven or FactorReason.NoWishGiven => [Sides(facts)],
        <= FactorReason.NoCategoryGiven =>
            [ReferenceData.Categories.NameOf(Fact(facts, 0)), ReferenceData.Categories.NameOf(Fact(facts, 1)), Number(facts, 2), Number(facts, 3)],
        <= FactorReason.NoSharedCategory =>
            [
                ReferenceData.Categories.NameOf(Fact(facts, 0)), Number(facts, 1), Number(facts, 2), Number(facts, 3),
                Fact(facts, 4).Length == 0 ? Words.T("Scoring.NoTiming") : ReferenceData.DemandTimings.NameOf(Fact(facts, 4)),
            ],
        FactorReason.SharedLanguage => [Names(ReferenceData.Languages, facts)],
        <= FactorReason.NoLanguageGiven =>
            [Names(ReferenceData.Languages, Fact(facts, 0).Split(';')), Names(ReferenceData.Languages, Fact(facts, 1).Split(';'))],
        FactorReason.ResearchWithInstitute or FactorReason.ResearchWithoutInstitute =>
            [ReferenceData.Kinds.NameOf(Fact(facts, 0)), ReferenceData.Kinds.NameOf(Fact(facts, 1))],
        _ => [Names(ReferenceData.CooperationTypes, Fact(facts, 0).Split(';')), Names(ReferenceData.CooperationTypes, Fact(facts, 1).Split(';'))],
    };

    static string Fact(IReadOnlyList<string> facts, int at) => at < facts.Count ? facts[at] : "";

    static string Place(IReadOnlyList<string> facts, int at) =>
        ReferenceData.Countries.Find(Fact(facts, at))?.Name ?? AreaName(Fact(facts, at));

    static string AreaName(string code) => Words.Has($"Scoring.Area_{code}") ? Words.T($"Scoring.Area_{code}") : ReferenceData.Areas.NameOf(code);

    static string Number(IReadOnlyList<string> facts, int at) =>
        long.TryParse(Fact(facts, at), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("N0", CultureInfo.CurrentCulture)
            : Words.T("Scoring.NotGiven");

    static string Sides(IReadOnlyList<string> facts) =>
        facts.Count == 2 ? Words.T("Scoring.BothSides") : Words.T(Fact(facts, 0) == "buyer" ? "Scoring.TheBuyer" : "Scoring.TheExhibitor");

    static string Names<T>(ReferenceList<T> list, IEnumerable<string> codes) where T : Term =>
        string.Join(", ", codes.Where(code => code.Length > 0).Select(list.NameOf));
}
