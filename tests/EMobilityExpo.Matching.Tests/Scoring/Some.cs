using EMobilityExpo.Matching.Scoring;

namespace EMobilityExpo.Matching.Tests.Scoring;

/// <summary>A small catalogue and participants to vary by `with`.</summary>
static class Some
{
    public static readonly ScoringCatalogue Catalogue = new()
    {
        Countries =
        [
            new("KR", "142", "030"), new("JP", "142", "030"), new("VN", "142", "035"), new("TH", "142", "035"),
            new("IN", "142", "034"), new("HU", "150", "151"), new("DE", "150", "155"), new("BR", "019", "005"),
        ],
        Categories =
        [
            new("ETW"), new("ETW-SCOOTER", "ETW"), new("ETW-BIKE", "ETW"),
            new("BAT"), new("BAT-PACK", "BAT"), new("BAT-SWAP", "BAT"), new("MIV"), new("MIV-SCOOTER", "MIV"),
        ],
        Related = [new("ETW", "BAT")],
        Certifications = [new("VN-ETW", ["VN"], ["ETW"]), new("ASIA", ["142"], [])],
    };

    public static readonly ScoringParticipant Exhibitor = new()
    {
        Id = "E1",
        Country = "KR",
        Products = [new("ETW-SCOOTER", 2000, 50)],
        Languages = ["ko", "en"],
        CooperationTypes = ["distribution"],
        TargetCountries = ["VN"],
    };

    public static readonly ScoringParticipant Buyer = new()
    {
        Id = "B1",
        Country = "VN",
        Kind = "distributor",
        Products = [new("ETW-SCOOTER", 500, Timing: "now")],
        Languages = ["vi", "en"],
        CooperationTypes = ["distribution"],
    };

    public static PairScorer Scorer(ScoringWeights? weights = null, params string[][]? interpreters) =>
        new(Catalogue, weights ?? new ScoringWeights(), interpreters);

    public static FactorScore Factor(
        Factor factor, ScoringParticipant exhibitor, ScoringParticipant buyer, params string[][]? interpreters) =>
        Scorer(null, interpreters).Score(exhibitor, buyer).Factors[(int)factor];
}
