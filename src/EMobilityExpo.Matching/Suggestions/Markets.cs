namespace EMobilityExpo.Matching.Suggestions;

using EMobilityExpo.Matching.Scoring;

/// <summary>
/// Families of goods as the bits of a byte (more than eight share bits, which bounds but never decides), and for which of them an
/// exhibitor holds what a country recognises.
/// </summary>
sealed class Markets
{
    readonly PairScorer scorer;
    readonly int[] families;
    readonly byte[] bitOfCategory;
    readonly BitSet[]?[] recognised;

    public Markets(PairScorer scorer)
    {
        this.scorer = scorer;
        var ofCategory = scorer.Index.Affinities.Families;
        families = [.. ofCategory.Distinct().Order()];
        bitOfCategory = Array.ConvertAll(ofCategory, family => (byte)(1 << Array.IndexOf(families, family) % 8));
        recognised = new BitSet[scorer.Index.CountryCount][];
    }

    /// <summary>The families of the goods that somebody offers or asks for.</summary>
    public byte FamiliesOf(Profile who)
    {
        var bits = 0;
        foreach (ref readonly var stock in who.Stocks.AsSpan())
            bits |= bitOfCategory[stock.Category];
        return (byte)bits;
    }

    /// <summary>The families for which an exhibitor holds something that a country recognises.</summary>
    public byte RecognisedOf(Profile exhibitor, int country)
    {
        if (exhibitor.Certifications.IsEmpty)
            return 0;
        // Twice the same work at worst, when two threads come at once.
        var here = recognised[country] ??= Array.ConvertAll(families, family => scorer.Recognised(country, family));
        var bits = 0;
        for (var family = 0; family < here.Length; family++)
            bits |= exhibitor.Certifications.Overlaps(here[family]) ? 1 << family % 8 : 0;
        return (byte)bits;
    }
}
