namespace EMobilityExpo.Application.Features.Pairs;

using System.Globalization;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Reference;
using EMobilityExpo.Matching.Scoring;
using EMobilityExpo.Matching.Suggestions;

/// <summary>
/// The reason of a factor in the reader's language. <c>Scoring.{Reason}</c> is the phrase; what its places stand for is said in
/// docs/scoring.md, where the facts of each reason are listed.
/// </summary>
public static class FactorPhrases
{
    /// <summary>Of the many certifications of a market, as many as a sentence holds.</summary>
    const int FewNames = 3;

    const string Record = "CountryRecord", Some = "SomeQuantitiesUnknown";

    public static string Of(FactorScore score)
    {
        var phrase = Words.T($"Scoring.{score.Reason}", Arguments(score.Reason, score.Facts));
        return Further(score) is { } further ? $"{phrase} {further}" : phrase;
    }

    /// <summary>What would raise the score or make it surer. Whatever <see cref="PairScore.Missing"/> names has one.</summary>
    /// <param name="reader">Which of the two reads it: of itself it need not be asked. Null for the organiser.</param>
    public static string? Remedy(FactorScore score, Side? reader = null) =>
        RemedyOf(score) is not { } name ? null
        : reader is { } me && IsUpTo(me, name, score.Facts) ? Words.T($"Scoring.Own_{name}")
        : name == Some ? Words.T($"Scoring.Remedy_{name}", Number(score.Facts, 5), Number(score.Facts, 6))
        : Words.T($"Scoring.Remedy_{name}", Arguments(score.Reason, score.Facts));

    static string? RemedyOf(FactorScore score) =>
        Words.Has($"Scoring.Remedy_{score.Reason}") ? score.Reason.ToString()
        : score.Sureness < 1 ? RemedyOfUnsure(score)
        : null;

    /// <summary>What would help where the reason alone does not say it, because the same reason can be sure as well.</summary>
    static string? RemedyOfUnsure(FactorScore score) => (score.Factor, score.Reason) switch
    {
        (Factor.Country, FactorReason.SellsThereAlready) => nameof(FactorReason.NoTargetGiven),
        (Factor.Country, _) => Record,
        (Factor.Capacity, not FactorReason.NoSharedCategory) => Some,
        (Factor.Cooperation, FactorReason.ResearchWithInstitute) => "InstituteSilent",
        _ => null,
    };

    /// <summary>Whether one of the two can do it alone, and which.</summary>
    static bool IsUpTo(Side reader, string remedy, IReadOnlyList<string> facts) => remedy switch
    {
        Record or nameof(FactorReason.NoTargetGiven) or nameof(FactorReason.NoCertificationGiven) or nameof(FactorReason.SupplyUnknown) => reader == Side.Exhibitor,
        nameof(FactorReason.CountryUnknown) or nameof(FactorReason.DemandUnknown) or nameof(FactorReason.NoRequirementKnown) => reader == Side.Buyer,
        nameof(FactorReason.NoCategoryGiven) or nameof(FactorReason.NoLanguageGiven) or nameof(FactorReason.NoWishGiven) =>
            facts.Contains(Participants.Sides.NameOf(reader)),
        nameof(FactorReason.QuantitiesUnknown) or nameof(FactorReason.InterpreterNeeded) => true,
        _ => false,
    };

    /// <summary>A second sentence that only some facts give.</summary>
    static string? Further(FactorScore score)
    {
        var facts = score.Facts;
        if (score.Factor == Factor.Country && score.Reason != FactorReason.SellsThereAlready && Fact(facts, 2) is { Length: > 1 } sells)
            return sells == Fact(facts, 0) ? Words.T("Scoring.ExportsThere") : Words.T("Scoring.ExportsNear", Place(facts, 2));
        if (score.Reason == FactorReason.ResearchWithInstitute && score.Sureness < 1)
            return Words.T("Scoring.ResearchOfOneSide");
        return score.Reason == FactorReason.MetBefore && (Fact(facts, 2).Length > 0 || Fact(facts, 3).Length > 0)
            ? Words.T("Scoring.MarksGiven", Mark(facts, 2), Mark(facts, 3))
            : null;
    }

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
        <= FactorReason.NoLanguageGiven => [Listed(ReferenceData.Languages, facts, 0), Listed(ReferenceData.Languages, facts, 1)],
        FactorReason.ResearchWithInstitute or FactorReason.ResearchWithoutInstitute =>
            [ReferenceData.Kinds.NameOf(Fact(facts, 0)), ReferenceData.Kinds.NameOf(Fact(facts, 1))],
        <= FactorReason.NoWishGiven => [Listed(ReferenceData.CooperationTypes, facts, 0), Listed(ReferenceData.CooperationTypes, facts, 1)],
        FactorReason.MarketNotCertified => [Place(facts, 0), Names(ReferenceData.Certifications, Fact(facts, 1).Split(';').Take(FewNames))],
        <= FactorReason.NoCertificationGiven =>
            [Place(facts, 0), Listed(ReferenceData.Certifications, facts, 1), Listed(ReferenceData.Certifications, facts, 2)],
        FactorReason.OrganiserDecides => [Said(facts, 0), Said(facts, 2), Said(facts, 4)],
        <= FactorReason.OrganiserVetoes => [Said(facts, 0), Said(facts, 2)],
        FactorReason.MetBefore => [Number(facts, 0), Words.T($"Scoring.Outcome_{Fact(facts, 1)}")],
        _ => [],
    };

    static string Said(IReadOnlyList<string> facts, int at) => (Fact(facts, at), Fact(facts, at + 1)) switch
    {
        ("", _) => Words.T("Scoring.Said_nothing"),
        ("want", { Length: > 0 } rank) => Words.T("Scoring.Said_wantRank", rank),
        var (kind, _) => Words.T($"Scoring.Said_{kind}"),
    };

    static string Mark(IReadOnlyList<string> facts, int at) =>
        double.TryParse(Fact(facts, at), NumberStyles.Float, CultureInfo.InvariantCulture, out var mark)
            ? mark.ToString("0.0", CultureInfo.CurrentCulture)
            : Words.T("Scoring.NotGiven");

    static string Listed<T>(ReferenceList<T> list, IReadOnlyList<string> facts, int at) where T : Term => Names(list, Fact(facts, at).Split(';'));

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
