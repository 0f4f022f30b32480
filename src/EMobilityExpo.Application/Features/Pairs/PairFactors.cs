namespace EMobilityExpo.Application.Features.Pairs;

using System.Text.Json;
using System.Text.Json.Serialization;
using EMobilityExpo.Matching.Scoring;

/// <summary>The explanation of a score as <c>candidate_pair.factors</c> keeps it: codes and numbers, which the pages put into words.</summary>
public static class PairFactors
{
    static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write(IReadOnlyList<FactorScore> factors) => JsonSerializer.Serialize(
        factors.Select(factor => factor with
        {
            ExhibitorValue = Math.Round(factor.ExhibitorValue, 4),
            BuyerValue = Math.Round(factor.BuyerValue, 4),
            Sureness = Math.Round(factor.Sureness, 4),
            Weight = Math.Round(factor.Weight, 4),
            ExhibitorPoints = Math.Round(factor.ExhibitorPoints, 2),
            BuyerPoints = Math.Round(factor.BuyerPoints, 2),
        }),
        Format);

    public static IReadOnlyList<FactorScore> Read(string json) => JsonSerializer.Deserialize<List<FactorScore>>(json, Format) ?? [];
}
