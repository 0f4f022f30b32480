namespace EMobilityExpo.Matching.Suggestions;

using System.Numerics;
using EMobilityExpo.Matching.Scoring;

/// <summary>
/// Families of goods as the bits of a byte (more than eight share bits, which bounds but never decides), and for which of them an
/// exhibitor holds what a country recognises.
/// </summary>
sealed class Markets
{
    readonly byte[] bitOfCategory;
    readonly int countryCount;

    /// <summary>By number of the certification: by country, the families for which it is recognised; null for nowhere.</summary>
    readonly byte[]?[] recognised;

    public Markets(PairScorer scorer)
    {
        var index = scorer.Index;
        int[] families = [.. index.Affinities.Families.Distinct().Order()];
        bitOfCategory = Array.ConvertAll(index.Affinities.Families, family => (byte)(1 << Array.IndexOf(families, family) % 8));
        countryCount = index.CountryCount;
        var numbered = index.Certifications.Select(one => (Number: scorer.NumberOfCertification(one.Code), Certification: one)).ToList();
        recognised = new byte[]?[numbered.Count == 0 ? 0 : numbered.Max(one => one.Number) + 1];
        foreach (var (number, certification) in numbered)
        {
            var bits = certification.Families.Count == 0
                ? bitOfCategory.Aggregate(0, (all, bit) => all | bit)
                : certification.Families.Select(index.CategoryPlace).Where(place => place >= 0).Aggregate(0, (all, place) => all | bitOfCategory[place]);
            recognised[number] = [.. Enumerable.Range(0, Math.Max(256, countryCount)).Select(country => (byte)(country < countryCount && index.IsRecognised(certification, country) ? bits : 0))];
        }
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
        var bits = 0;
        for (var word = 0; word < exhibitor.Certifications.Words; word++)
        {
            for (var left = exhibitor.Certifications.Word(word); left != 0; left &= left - 1)
                bits |= RowOf(word * 64 + BitOperations.TrailingZeroCount(left)) is { } row ? row[country] : 0;
        }

        return (byte)bits;
    }

    /// <summary>The certifications that a country recognises, by family: the first 128, packed.</summary>
    public (ulong Low, ulong High)[] RecognisedIn(int country)
    {
        var byFamily = new (ulong Low, ulong High)[8];
        for (var number = 0; number < Math.Min(128, recognised.Length); number++)
        {
            for (var left = (uint)(recognised[number]?[country] ?? 0); left != 0; left &= left - 1)
            {
                ref var one = ref byFamily[BitOperations.TrailingZeroCount(left)];
                one = number < 64 ? (one.Low | 1UL << number, one.High) : (one.Low, one.High | 1UL << (number - 64));
            }
        }

        return byFamily;
    }

    /// <summary>The same for each of the first 256 countries by its place.</summary>
    public void RecognisedOf(Profile exhibitor, Span<byte> byCountry)
    {
        byCountry.Clear();
        for (var word = 0; word < exhibitor.Certifications.Words; word++)
        {
            for (var left = exhibitor.Certifications.Word(word); left != 0; left &= left - 1)
            {
                if (RowOf(word * 64 + BitOperations.TrailingZeroCount(left)) is not { } row)
                    continue;
                for (var at = 0; at < byCountry.Length; at += Vector<byte>.Count)
                    (new Vector<byte>(byCountry[at..]) | new Vector<byte>(row, at)).CopyTo(byCountry[at..]);
            }
        }
    }

    byte[]? RowOf(int certification) => certification < recognised.Length ? recognised[certification] : null;
}
