namespace EMobilityExpo.Matching.Scoring;

using System.Globalization;

/// <summary>
/// What has the one said about the other? Each side's own word makes its own value; the organiser's counts for both. Silence is
/// neutral. A veto forbids the meeting.
/// </summary>
static class PreferenceFactor
{
    const double Wanted = 0.8;
    const double FirstChoice = 0.95;
    const double StepOfRank = 0.03;
    const double LeastOfRank = 0.75;
    const double Declined = 0.1;

    public static Finding Compare(PairFacts? facts)
    {
        if (facts is null)
            return Finding.Unknown(FactorReason.NothingSaid);
        var (exhibitor, buyer, organiser) = (facts.ExhibitorWish, facts.BuyerWish, facts.OrganiserWish);
        if (VetoOf(exhibitor, buyer, organiser) is { } veto)
            return Finding.Same(0, 1, veto);
        var said = (exhibitor is null ? 0 : 0.5) + (buyer is null ? 0 : 0.5);
        return new Finding(
            Math.Max(Value(exhibitor), organiser is null ? 0 : Value(organiser)),
            Math.Max(Value(buyer), organiser is null ? 0 : Value(organiser)),
            organiser is null ? said : 1,
            ReasonOf(exhibitor, buyer, organiser));
    }

    /// <summary>Exhibitor's wish and rank, buyer's wish and rank, organiser's wish: must, want, declined, veto; empty for nothing.</summary>
    public static IReadOnlyList<string> Facts(in Finding finding, PairFacts? facts) =>
        finding.Reason == FactorReason.NothingSaid || facts is null
            ? []
            :
            [
                Kind(facts.ExhibitorWish), Rank(facts.ExhibitorWish), Kind(facts.BuyerWish), Rank(facts.BuyerWish),
                Kind(facts.OrganiserWish),
            ];

    static FactorReason? VetoOf(Wish? exhibitor, Wish? buyer, Wish? organiser) =>
        exhibitor?.Kind == WishKind.Veto ? FactorReason.ExhibitorVetoes
        : buyer?.Kind == WishKind.Veto ? FactorReason.BuyerVetoes
        : organiser?.Kind == WishKind.Veto ? FactorReason.OrganiserVetoes
        : null;

    static FactorReason ReasonOf(Wish? exhibitor, Wish? buyer, Wish? organiser) =>
        (exhibitor ?? buyer) is not null && organiser is not null && Value(organiser) > Math.Min(Value(exhibitor), Value(buyer)) ? FactorReason.OrganiserDecides
        : exhibitor?.Kind == WishKind.Declined ? FactorReason.ExhibitorDeclined
        : buyer?.Kind == WishKind.Declined ? FactorReason.BuyerDeclined
        : exhibitor is not null && buyer is not null ? FactorReason.BothWant
        : exhibitor is not null ? FactorReason.ExhibitorWants
        : buyer is not null ? FactorReason.BuyerWants
        : organiser is { Kind: > WishKind.Declined } ? FactorReason.OrganiserWants
        : FactorReason.NothingSaid;

    static double Value(Wish? wish) => wish switch
    {
        null => Finding.Neutral,
        { Kind: WishKind.Must } => 1,
        { Kind: WishKind.Want, Rank: null } => Wanted,
        { Kind: WishKind.Want, Rank: { } rank } => Math.Clamp(FirstChoice - StepOfRank * (rank - 1.0), LeastOfRank, FirstChoice),
        _ => Declined,
    };

    static string Kind(Wish? wish) => wish?.Kind.ToString().ToLowerInvariant() ?? "";

    static string Rank(Wish? wish) => wish?.Rank?.ToString(CultureInfo.InvariantCulture) ?? "";
}
