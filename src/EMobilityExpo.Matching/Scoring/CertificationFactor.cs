namespace EMobilityExpo.Matching.Scoring;

/// <summary>
/// May the exhibitor's goods be sold where the buyer is? What the buyer requires decides; where it requires nothing, whether the
/// exhibitor holds anything that the buyer's market recognises for what it asks for. Worth the same to both.
/// </summary>
static class CertificationFactor
{
    /// <summary>Nothing held that the market recognises: it can still be had, at a cost.</summary>
    public const double NotYetCertified = 0.3;

    /// <summary>The value without its explanation.</summary>
    public static double Value(Profile exhibitor, Profile buyer)
    {
        if (exhibitor.Certifications.IsEmpty || (buyer.RequiredCertifications == 0 && buyer.MarketCertifications.IsEmpty))
            return Finding.Neutral;
        if (buyer.RequiredCertifications == 0)
            return exhibitor.Certifications.Overlaps(buyer.MarketCertifications) ? 1 : NotYetCertified;
        return (double)exhibitor.Certifications.CountShared(buyer.Certifications) / buyer.RequiredCertifications;
    }

    public static Finding Compare(Profile exhibitor, Profile buyer)
    {
        if (buyer.RequiredCertifications == 0 && buyer.MarketCertifications.IsEmpty)
            return Finding.Unknown(FactorReason.NoRequirementKnown);
        if (exhibitor.Certifications.IsEmpty)
            return Finding.Unknown(FactorReason.NoCertificationGiven);
        if (buyer.RequiredCertifications == 0)
        {
            return exhibitor.Certifications.Overlaps(buyer.MarketCertifications)
                ? Finding.Same(Value(exhibitor, buyer), 1, FactorReason.MarketCertified)
                : Finding.Same(Value(exhibitor, buyer), 1, FactorReason.MarketNotCertified);
        }

        var held = exhibitor.Certifications.CountShared(buyer.Certifications);
        var reason = held == buyer.RequiredCertifications ? FactorReason.RequirementsHeld
            : held > 0 ? FactorReason.RequirementsPartlyHeld
            : FactorReason.RequirementsNotHeld;
        return Finding.Same(Value(exhibitor, buyer), 1, reason);
    }

    /// <summary>
    /// Buyer's country, then (<c>;</c> between codes) those held that count and those missing; for the market those held or, if
    /// none, those it recognises.
    /// </summary>
    public static IReadOnlyList<string> Facts(in Finding finding, Profile exhibitor, Profile buyer, CatalogueIndex index)
    {
        var country = buyer.Source.Country;
        var held = exhibitor.Source.Certifications;
        var required = buyer.Source.Certifications;
        return finding.Reason switch
        {
            FactorReason.NoRequirementKnown => [country],
            FactorReason.NoCertificationGiven => [country, Joined(required)],
            FactorReason.MarketCertified => [country, Joined(held.Intersect(index.Recognised(buyer)))],
            FactorReason.MarketNotCertified => [country, Joined(index.Recognised(buyer))],
            _ => [country, Joined(required.Intersect(held)), Joined(required.Except(held))],
        };
    }

    static string Joined(IEnumerable<string> codes) =>
        string.Join(';', codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
