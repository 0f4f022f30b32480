namespace EMobilityExpo.Matching.Scoring;

/// <summary>
/// Does the exhibitor want to sell where the buyer is, does it sell there already, and does either refuse the other's country?
/// A target is worth its closeness to the exhibitor; to the buyer a supplier that delivers there already counts as much.
/// </summary>
static class CountryFactor
{
    /// <summary>What a market served but not aimed at is worth to the exhibitor, as a share of the record there.</summary>
    const double RecordWithoutTarget = 0.6;

    /// <summary>Sureness where nothing is said of exports.</summary>
    const double TargetsOnly = 0.7;

    public static Finding Compare(Profile exhibitor, Profile buyer)
    {
        if (Excludes(exhibitor, buyer))
            return Finding.Same(0, 1, FactorReason.ExhibitorExcludesCountry);
        if (Excludes(buyer, exhibitor))
            return Finding.Same(0, 1, FactorReason.BuyerExcludesCountry);
        return Compare(exhibitor, buyer.Country);
    }

    /// <summary>The same for a buyer of a country (its place, or -1 for none known), exclusions apart.</summary>
    public static Finding Compare(Profile exhibitor, int country) =>
        country < 0
            ? Finding.Unknown(FactorReason.CountryUnknown)
            : Compare(
                exhibitor.Targets.Length == 0 ? null : exhibitor.Targets[country],
                exhibitor.Exports.Length == 0 ? null : exhibitor.Exports[country]);

    /// <summary>The same by how the country is targeted and served; null for what is not given.</summary>
    public static Finding Compare(TargetLevel? target, TargetLevel? record)
    {
        if (target is not { } level)
            return WithoutTargets(record);
        var (value, reason) = (OfTarget(level), ReasonOf(level));
        if (record is not { } served)
            return Finding.Same(value, TargetsOnly, reason);
        var (seller, mean) = (RecordWithoutTarget * OfRecord(served), (value + OfRecord(served)) / 2);
        return seller > value
            ? new Finding(seller, mean, 1, served >= TargetLevel.Region ? FactorReason.SellsThereAlready : reason)
            : new Finding(value, mean, 1, reason);
    }

    /// <summary>
    /// The country in question, the target that decided (or empty), and where the exhibitor sells already: that country, another
    /// near it, empty for none, <c>?</c> when it says nothing of its exports.
    /// </summary>
    public static IReadOnlyList<string> Facts(in Finding finding, Profile exhibitor, Profile buyer, CatalogueIndex index)
    {
        if (finding.Reason == FactorReason.BuyerExcludesCountry)
            return [exhibitor.Source.Country];
        if (Vetoes.Is(finding.Reason) || buyer.Country < 0)
            return [buyer.Source.Country];
        return
        [
            buyer.Source.Country,
            Deciding(exhibitor.Source.TargetCountries, exhibitor.Targets, buyer.Country, index),
            exhibitor.Exports.Length == 0 ? "?" : Deciding(exhibitor.Source.ExportCountries, exhibitor.Exports, buyer.Country, index),
        ];
    }

    /// <summary>The values that the missing facts could bring at best: a record in the very country, where targets are known.</summary>
    public static (double Exhibitor, double Buyer) AtBest(in Finding finding) => finding.Sureness < TargetsOnly
        ? (1, 1)
        : (Math.Max(finding.Exhibitor, RecordWithoutTarget), (finding.Exhibitor + 1) / 2);

    static Finding WithoutTargets(TargetLevel? record) => record is { } served
        ? new Finding(
            (Finding.Neutral + OfRecord(served)) / 2, OfRecord(served), 0.5,
            served >= TargetLevel.Region ? FactorReason.SellsThereAlready : FactorReason.NoTargetGiven)
        : Finding.Unknown(FactorReason.NoTargetGiven);

    static double OfTarget(TargetLevel level) => level switch
    {
        TargetLevel.Country => 1,
        TargetLevel.Subregion => 0.85,
        TargetLevel.Region => 0.7,
        TargetLevel.Neighbour => 0.4,
        _ => 0.1,
    };

    static double OfRecord(TargetLevel level) => level switch
    {
        TargetLevel.Country => 1,
        TargetLevel.Subregion => 0.9,
        TargetLevel.Region => 0.7,
        TargetLevel.Neighbour => 0.6,
        _ => 0.3,
    };

    static FactorReason ReasonOf(TargetLevel level) => level switch
    {
        TargetLevel.Country => FactorReason.CountryTargeted,
        TargetLevel.Subregion => FactorReason.SubregionTargeted,
        TargetLevel.Region => FactorReason.RegionTargeted,
        TargetLevel.Neighbour => FactorReason.NeighbourTargeted,
        _ => FactorReason.CountryNotTargeted,
    };

    static string Deciding(IReadOnlyList<string> named, TargetLevel[] levels, int country, CatalogueIndex index)
    {
        var level = levels.Length == 0 ? TargetLevel.Elsewhere : levels[country];
        return level == TargetLevel.Elsewhere
            ? ""
            : named.Where(code => index.LevelOf(code, country) == level).Min(StringComparer.Ordinal)!;
    }

    /// <summary>A country missing from the catalogue can still be excluded by its very code.</summary>
    public static bool Excludes(Profile who, Profile whom) =>
        !who.ExcludesNone && (whom.Country >= 0
            ? who.Excluded.Contains(whom.Country)
            : who.Source.ExcludedCountries.Contains(whom.Source.Country, StringComparer.Ordinal));
}
