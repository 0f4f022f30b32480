namespace EMobilityExpo.Application.Features.Pairs;

using EMobilityExpo.Matching.Scoring;

/// <summary>What the organiser or a participant has said about a pair.</summary>
public static class Wishes
{
    public const string None = "none", Want = "want", Must = "must", Veto = "veto";

    /// <summary>Said by declining a request, and taken back by accepting or sending one; not by hand.</summary>
    public const string Declined = "declined";

    public static readonly IReadOnlyList<string> All = [None, Want, Must, Veto];

    /// <summary>As the score sees it; null when nothing was said.</summary>
    public static Wish? Of(string wish, int? rank = null) => wish switch
    {
        Must => new(WishKind.Must, rank),
        Want => new(WishKind.Want, rank),
        Veto => new(WishKind.Veto),
        Declined => new(WishKind.Declined),
        _ => null,
    };

    /// <summary>What the timetable follows: a veto of anybody, else the organiser's word, else a request declined, else what either wants.</summary>
    public static IReadOnlyDictionary<(long Exhibitor, long Buyer), string> Of(
        IReadOnlyDictionary<(long Exhibitor, long Buyer), PairFacts> known) =>
        known.Select(pair => (pair.Key, Wish: Of(pair.Value))).Where(pair => pair.Wish != None).ToDictionary(pair => pair.Key, pair => pair.Wish);

    /// <summary>The same of one pair; two who both say they must meet count as the organiser's must.</summary>
    public static string Of(PairFacts facts) => (facts.OrganiserWish?.Kind, facts.ExhibitorWish?.Kind, facts.BuyerWish?.Kind) switch
    {
        (WishKind.Veto, _, _) or (_, WishKind.Veto, _) or (_, _, WishKind.Veto) => Veto,
        (WishKind.Must, _, _) => Must,
        (WishKind.Want, _, _) => Want,
        (_, WishKind.Declined, _) or (_, _, WishKind.Declined) => Veto,
        (_, WishKind.Must, WishKind.Must) => Must,
        (_, WishKind.Must or WishKind.Want, _) or (_, _, WishKind.Must or WishKind.Want) => Want,
        _ => None,
    };
}
