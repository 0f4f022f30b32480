using System.Globalization;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Reference;
using EMobilityExpo.Matching.Scoring;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Application.Tests.Pairs;

/// <summary>What would be most useful to know is always said, in Korean and in English.</summary>
public sealed class RemedyTests
{
    [Fact]
    public void Whatever_is_missing_there_are_words_for_it()
    {
        var scorer = new PairScorer(ReferenceData.Catalogue, new ScoringWeights());
        var random = new Random(1);
        var reasons = new HashSet<FactorReason>();
        for (var i = 0; i < 20_000; i++)
        {
            var score = scorer.Score(Any(random, "E", "research_institute"), Any(random, "B", "university"), new());
            if (score.Missing is not { } missing)
                continue;
            reasons.Add(score.Factors[(int)missing.Factor].Reason);
            foreach (var culture in Words.Cultures)
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
                UsefulFact.Of(score).ShouldNotBeNull($"{missing.Factor}: {score.Factors[(int)missing.Factor].Reason}").Text.ShouldNotBeNullOrWhiteSpace();
            }
        }

        reasons.ShouldContain(FactorReason.SellsThereAlready);
        reasons.ShouldContain(FactorReason.ResearchWithInstitute);
        reasons.ShouldContain(FactorReason.DemandWithinSupply);
        reasons.ShouldContain(FactorReason.DemandAboveSupply);
    }

    static ScoringParticipant Any(Random random, string id, string institute) => new()
    {
        Id = id,
        Country = random.GetItems<string>(["VN", "DE", "KR"], 1)[0],
        Kind = random.Next(2) == 0 ? institute : "company",
        Products = [.. Some(random, "ETW-BIKE", "BAT-PACK", "ETW-SCOOTER").Select(code => new ScoringProduct(
            code, random.Next(2) == 0 ? null : random.Next(1, 5000), random.Next(2) == 0 ? null : random.Next(1, 500)))],
        Languages = Some(random, "ko", "en", "vi"),
        CooperationTypes = Some(random, "research", "procurement", "oem"),
        TargetCountries = Some(random, "VN", "DE"),
        ExportCountries = Some(random, "VN", "LA", "FR"),
        Certifications = Some(random, "CE", "UN38.3"),
    };

    static List<string> Some(Random random, params string[] of) => [.. of.Where(_ => random.Next(2) == 0)];
}
