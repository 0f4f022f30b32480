namespace EMobilityExpo.Matching.Scoring;

/// <summary>Does the exhibitor want to sell where the buyer is, and does either refuse the other's country?</summary>
static class CountryFactor
{
    public static bool IsVeto(FactorReason reason) =>
        reason is FactorReason.ExhibitorExcludesCountry or FactorReason.BuyerExcludesCountry;

    public static Finding Compare(Profile exhibitor, Profile buyer)
    {
        if (Excludes(exhibitor, buyer))
            return new Finding(0, 1, FactorReason.ExhibitorExcludesCountry);
        if (Excludes(buyer, exhibitor))
            return new Finding(0, 1, FactorReason.BuyerExcludesCountry);
        if (exhibitor.Targets.Length == 0)
            return Finding.Unknown(FactorReason.NoTargetGiven);
        if (buyer.Country < 0)
            return Finding.Unknown(FactorReason.CountryUnknown);
        return exhibitor.Targets[buyer.Country] switch
        {
            TargetLevel.Country => new Finding(1, 1, FactorReason.CountryTargeted),
            TargetLevel.Subregion => new Finding(0.85, 1, FactorReason.SubregionTargeted),
            TargetLevel.Region => new Finding(0.7, 1, FactorReason.RegionTargeted),
            TargetLevel.Neighbour => new Finding(0.4, 1, FactorReason.NeighbourTargeted),
            _ => new Finding(0.1, 1, FactorReason.CountryNotTargeted),
        };
    }

    /// <summary>The country in question, then the target that decided.</summary>
    public static IReadOnlyList<string> Facts(in Finding finding, Profile exhibitor, Profile buyer, CatalogueIndex index)
    {
        if (finding.Reason == FactorReason.BuyerExcludesCountry)
            return [exhibitor.Source.Country];
        if (IsVeto(finding.Reason) || exhibitor.Targets.Length == 0 || buyer.Country < 0)
            return [buyer.Source.Country];
        var level = exhibitor.Targets[buyer.Country];
        if (level == TargetLevel.Elsewhere)
            return [buyer.Source.Country];
        var target = exhibitor.Source.TargetCountries
            .Where(code => index.LevelOf(code, buyer.Country) == level)
            .Min(StringComparer.Ordinal)!;
        return [buyer.Source.Country, target];
    }

    /// <summary>A country missing from the catalogue can still be excluded by its very code.</summary>
    static bool Excludes(Profile who, Profile whom) =>
        whom.Country >= 0
            ? who.Excluded.Contains(whom.Country)
            : who.Source.ExcludedCountries.Contains(whom.Source.Country, StringComparer.Ordinal);
}
