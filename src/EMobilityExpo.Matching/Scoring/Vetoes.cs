namespace EMobilityExpo.Matching.Scoring;

/// <summary>The reasons that forbid a meeting, whatever else speaks for it.</summary>
public static class Vetoes
{
    /// <summary>Whether a reason is a veto.</summary>
    public static bool Is(FactorReason reason) => reason is
        FactorReason.ExhibitorExcludesCountry or FactorReason.BuyerExcludesCountry or
        FactorReason.ExhibitorVetoes or FactorReason.BuyerVetoes or FactorReason.OrganiserVetoes;
}
