using System.Numerics;

namespace EMobilityExpo.Matching.Scoring;

/// <summary>
/// Do both want the same kind of meeting? Each wish of a side is worth what the other brings to it; the best one counts most,
/// the rest a fifth.
/// </summary>
static class CooperationFactor
{
    const double Breadth = 0.2;
    const double Compatible = 0.5;
    const double ResearchByFirm = 0.4;
    const double InstituteBySilence = 0.8;

    public static readonly string[] Codes =
        ["distribution", "investment", "mou", "oem", "procurement", "purchase", "research", "technology"];

    static readonly byte ResearchBit = Mask(["research"]);

    /// <summary>By mask, the wishes that go together with one of it.</summary>
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
        if (IsUnknown(exhibitor, buyer))
            return Finding.Unknown(FactorReason.NoWishGiven);
        var values = Values(exhibitor, buyer);
        return Explain(exhibitor, buyer) with
        {
            Exhibitor = values.Exhibitor,
            Buyer = values.Buyer,
        };
    }

    /// <summary>The values without their explanation.</summary>
    public static (double Exhibitor, double Buyer) Values(Profile exhibitor, Profile buyer)
    {
        if (IsUnknown(exhibitor, buyer))
            return (Finding.Neutral, Finding.Neutral);
        var (offered, wanted) = (exhibitor.Wishes, buyer.Wishes);
        var institute = exhibitor.IsInstitute || buyer.IsInstitute;
        var value = OfSide(wanted, offered, exhibitor.IsInstitute, institute);
        return (offered == 0 ? value : OfSide(offered, wanted, buyer.IsInstitute, institute), value);
    }

    static bool IsUnknown(Profile exhibitor, Profile buyer) =>
        buyer.Wishes == 0 || (exhibitor.Wishes == 0 && !(exhibitor.IsInstitute && (buyer.Wishes & ResearchBit) != 0));

    /// <summary>The exhibitor's wish and the buyer's; of research the two kinds instead; or who gives none.</summary>
    public static IReadOnlyList<string> Facts(in Finding finding, Profile exhibitor, Profile buyer) => finding.Reason switch
    {
        FactorReason.NoWishGiven => Missing.Sides(exhibitor.Wishes == 0, buyer.Wishes == 0),
        FactorReason.ResearchWithInstitute or FactorReason.ResearchWithoutInstitute =>
            [exhibitor.Source.Kind, buyer.Source.Kind],
        FactorReason.NoCommonWish => [Names(exhibitor.Wishes), Names(buyer.Wishes)],
        _ => [Codes[finding.Left], Codes[finding.Right]],
    };

    /// <summary>What the wishes of one side are worth to it, given those of the other.</summary>
    static double OfSide(byte mine, byte theirs, bool theyAreInstitute, bool institute)
    {
        var plain = mine & ~ResearchBit;
        var same = plain & theirs;
        var near = plain & Partners[theirs] & ~same;
        var research = OfResearch(mine, theirs, theyAreInstitute, institute);
        var best = Math.Max(research, same != 0 ? 1 : near != 0 ? Compatible : 0);
        var sum = BitOperations.PopCount((uint)same) + Compatible * BitOperations.PopCount((uint)near) + research;
        return (1 - Breadth) * best + Breadth * sum / BitOperations.PopCount(mine);
    }

    /// <summary>Research is done with institutes: a silent institute is nearly best, a firm that offers it second.</summary>
    static double OfResearch(byte mine, byte theirs, bool theyAreInstitute, bool institute) =>
        (mine & ResearchBit) == 0 ? 0
        : (theirs & ResearchBit) != 0 ? institute ? 1 : ResearchByFirm
        : theyAreInstitute ? InstituteBySilence : 0;

    /// <summary>The match that is worth most to either side. Nothing in common is said only where neither side gains.</summary>
    static Finding Explain(Profile exhibitor, Profile buyer)
    {
        var (offered, wanted) = (exhibitor.Wishes, buyer.Wishes);
        var same = wanted & offered & ~ResearchBit;
        if (same != 0)
            return new Finding(0, 0, 1, FactorReason.SameWish, BitOperations.TrailingZeroCount(same), BitOperations.TrailingZeroCount(same));
        var institute = exhibitor.IsInstitute || buyer.IsInstitute;
        var research = Math.Max(
            OfResearch(wanted, offered, exhibitor.IsInstitute, institute), OfResearch(offered, wanted, buyer.IsInstitute, institute));
        if (research >= InstituteBySilence)
            return Finding.Same(0, (offered & wanted & ResearchBit) != 0 ? 1 : 0.5, FactorReason.ResearchWithInstitute);
        var near = wanted & Partners[offered];
        if (near != 0)
        {
            // A wish of joint research gains nothing from technology; the exhibitor's technology gains from it.
            var plain = near & ~ResearchBit;
            var wish = BitOperations.TrailingZeroCount(plain != 0 ? plain : near);
            return new Finding(
                0, 0, 1, FactorReason.CompatibleWish, BitOperations.TrailingZeroCount(offered & Partners[1 << wish]), wish);
        }

        return Finding.Same(0, 1, research > 0 ? FactorReason.ResearchWithoutInstitute : FactorReason.NoCommonWish);
    }

    static string Names(byte wishes) => string.Join(';', Codes.Where((_, place) => (wishes >> place & 1) != 0));

    static byte[] BuildPartners(params (string, string)[] pairs)
    {
        var partners = new byte[256];
        for (var wishes = 0; wishes < partners.Length; wishes++)
        {
            foreach (var (a, b) in pairs)
            {
                partners[wishes] |= (byte)((wishes & Mask([a])) != 0 ? Mask([b]) : 0);
                partners[wishes] |= (byte)((wishes & Mask([b])) != 0 ? Mask([a]) : 0);
            }
        }

        return partners;
    }
}
