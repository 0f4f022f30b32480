using System.Numerics;

namespace EMobilityExpo.Matching.Scoring;

/// <summary>
/// Do both want the same kind of meeting? Each wish of the buyer is worth what the exhibitor brings to it; the best one
/// counts most, the rest a fifth.
/// </summary>
static class CooperationFactor
{
    const double Breadth = 0.2;
    const double Compatible = 0.5;
    const double ResearchByFirm = 0.4;
    const double InstituteBySilence = 0.8;

    public static readonly string[] Codes =
        ["distribution", "investment", "mou", "oem", "procurement", "purchase", "research", "technology"];

    static readonly int Research = Array.IndexOf(Codes, "research");

    /// <summary>Per code, the others that go together with it.</summary>
    static readonly byte[] Partners = BuildPartners(
        ("purchase", "distribution"), ("purchase", "procurement"), ("purchase", "oem"), ("oem", "technology"),
        ("technology", "research"), ("investment", "technology"), ("mou", "investment"), ("mou", "technology"),
        ("mou", "procurement"), ("mou", "distribution"));

    public static byte Mask(IEnumerable<string> codes) =>
        (byte)codes
            .Select(code => Array.IndexOf(Codes, code))
            .Where(place => place >= 0)
            .Aggregate(0, (mask, place) => mask | 1 << place);

    public static Finding Compare(Profile exhibitor, Profile buyer)
    {
        var (offered, wanted) = (exhibitor.Wishes, buyer.Wishes);
        var institute = exhibitor.IsInstitute || buyer.IsInstitute;
        if (wanted == 0 || (offered == 0 && !(exhibitor.IsInstitute && (wanted >> Research & 1) != 0)))
            return Finding.Unknown(FactorReason.NoWishGiven);

        var best = new Finding(0, 1, FactorReason.NoCommonWish);
        var (sum, met, count) = (0.0, 0, BitOperations.PopCount(wanted));
        for (var wish = 0; wish < Codes.Length; wish++)
        {
            if ((wanted >> wish & 1) == 0)
                continue;
            var found = wish == Research
                ? OfResearch(offered, exhibitor.IsInstitute, institute)
                : OfWish(offered, wish);
            sum += found.Value;
            met += found.Value > 0 ? 1 : 0;
            if (found.Value > best.Value)
                best = found;
        }

        return best with { Value = (1 - Breadth) * best.Value + Breadth * (sum / count), Met = met, Of = count };
    }

    /// <summary>The exhibitor's wish and the buyer's; of research the two kinds instead; or who gives none.</summary>
    public static IReadOnlyList<string> Facts(in Finding finding, Profile exhibitor, Profile buyer) => finding.Reason switch
    {
        FactorReason.NoWishGiven => Missing.Sides(exhibitor.Wishes == 0, buyer.Wishes == 0),
        FactorReason.ResearchWithInstitute or FactorReason.ResearchWithoutInstitute =>
            [exhibitor.Source.Kind, buyer.Source.Kind],
        FactorReason.NoCommonWish => [Names(exhibitor.Wishes), Names(buyer.Wishes)],
        _ => [Codes[finding.Left], Codes[finding.Right]],
    };

    static Finding OfWish(byte offered, int wish)
    {
        if ((offered >> wish & 1) != 0)
            return new Finding(1, 1, FactorReason.SameWish, wish, wish);
        var partners = offered & Partners[wish];
        return partners == 0
            ? default
            : new Finding(Compatible, 1, FactorReason.CompatibleWish, BitOperations.TrailingZeroCount(partners), wish);
    }

    /// <summary>Research is done with institutes: a silent institute is nearly best, a firm that offers it second.</summary>
    static Finding OfResearch(byte offered, bool exhibitorIsInstitute, bool institute)
    {
        if ((offered >> Research & 1) != 0)
            return institute
                ? new Finding(1, 1, FactorReason.ResearchWithInstitute)
                : new Finding(ResearchByFirm, 1, FactorReason.ResearchWithoutInstitute);
        return exhibitorIsInstitute ? new Finding(InstituteBySilence, 0.5, FactorReason.ResearchWithInstitute) : default;
    }

    static string Names(byte wishes) => string.Join(';', Codes.Where((_, place) => (wishes >> place & 1) != 0));

    static byte[] BuildPartners(params (string, string)[] pairs)
    {
        var partners = new byte[Codes.Length];
        foreach (var (a, b) in pairs)
        {
            partners[Array.IndexOf(Codes, a)] |= Mask([b]);
            partners[Array.IndexOf(Codes, b)] |= Mask([a]);
        }

        return partners;
    }
}
