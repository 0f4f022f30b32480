namespace EMobilityExpo.Application.Tests.Pairs;

using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Matching.Scoring;
using EMobilityExpo.Matching.Suggestions;
using Shouldly;
using Xunit;

/// <summary>What is most useful to know can be asked for: no missing fact is without a text.</summary>
public sealed class RemedyTests
{
    static readonly PairScorer Scorer = PairScoring.Scorer(new ScoringWeights(), Array.Empty<IReadOnlyCollection<string>>());
    static readonly ScoringProduct Scooter = new("ETW-SCOOTER", 500, 50, "now");
    static readonly ScoringProduct Swap = new("BAT-SWAP");

    static readonly ScoringParticipant Exhibitor = new()
    {
        Id = "E",
        Country = "KR",
        Products = [Scooter],
        Languages = ["en"],
        CooperationTypes = ["distribution"],
        TargetCountries = ["VN"],
        ExportCountries = ["VN"],
        Certifications = ["CE"],
    };

    static readonly ScoringParticipant Buyer = new()
    {
        Id = "B",
        Country = "VN",
        Products = [Scooter],
        Languages = ["en"],
        CooperationTypes = ["distribution"],
        Certifications = ["CE"],
    };

    [Fact]
    public void Whatever_is_missing_has_a_text_in_both_languages()
    {
        var said = new HashSet<(Factor, FactorReason)>();
        foreach (var (exhibitor, buyer) in Pairs())
        {
            var score = Scorer.Score(exhibitor, buyer);
            if (score.Missing is not { } missing)
                continue;
            var factor = score.Factors[(int)missing.Factor];
            said.Add((missing.Factor, factor.Reason));
            var texts = Texts(score, factor);
            texts.Korean.ShouldMatch(@"\p{IsHangulSyllables}", $"{missing} {factor.Reason}");
            texts.English.ShouldNotMatch(@"\p{IsHangulSyllables}|Scoring\.|\{", $"{missing} {factor.Reason}");
        }

        said.ShouldContain((Factor.Country, FactorReason.SellsThereAlready));
        said.ShouldContain((Factor.Country, FactorReason.RegionTargeted));
        said.ShouldContain((Factor.Cooperation, FactorReason.ResearchWithInstitute));
        foreach (var reason in new[] { FactorReason.DemandWithinSupply, FactorReason.DemandAboveSupply, FactorReason.BelowMinimumOrder })
            said.ShouldContain((Factor.Capacity, reason));
    }

    [Fact]
    public void A_seller_without_targets_is_asked_for_them()
    {
        var text = Missing(Exhibitor with { TargetCountries = [] }, Buyer);

        text.ShouldBe("Ask the exhibitor for its target countries.");
    }

    [Fact]
    public void Who_lacks_something_is_told_to_add_it_and_the_other_to_ask()
    {
        var silent = Scorer.Score(Exhibitor with { TargetCountries = [], ExportCountries = [] }, Buyer);
        Words.In("en", () => UsefulFact.Of(silent, Side.Exhibitor))!.Text.ShouldBe("Add your target countries to your profile.");
        Words.In("en", () => UsefulFact.Of(silent, Side.Buyer))!.Text.ShouldBe("Ask the exhibitor for its target countries.");
        var mute = Scorer.Score(Exhibitor, Buyer with { CooperationTypes = [] });
        Words.In("ko", () => UsefulFact.Of(mute, Side.Buyer))!.Text.ShouldBe("프로필에 희망 협력 유형을 추가해 주십시오.");
        Words.In("en", () => UsefulFact.Of(mute, Side.Exhibitor))!.Text.ShouldBe("Ask for the kind of cooperation wanted (the buyer).");

        var own = new HashSet<string>();
        foreach (var (exhibitor, buyer) in Pairs())
        {
            foreach (var factor in Scorer.Score(exhibitor, buyer).Factors)
            {
                foreach (var (reader, name) in new[] { (Side.Exhibitor, "exhibitor"), (Side.Buyer, "buyer") })
                {
                    var (english, korean) = (Words.In("en", () => FactorPhrases.Remedy(factor, reader)), Words.In("ko", () => FactorPhrases.Remedy(factor, reader)));
                    (english is null, korean is null).ShouldBe((FactorPhrases.Remedy(factor) is null, english is null));
                    if (english is null)
                        continue;
                    english.ShouldNotContain($"Ask the {name}");
                    english.ShouldNotMatch(@"\p{IsHangulSyllables}|Scoring\.|\{");
                    korean!.ShouldMatch(@"\p{IsHangulSyllables}");
                    if (english.Contains("your", StringComparison.Ordinal))
                        own.Add(english);
                }
            }
        }

        own.Count.ShouldBeGreaterThan(8);
    }

    [Fact]
    public void Quantities_missing_for_some_needs_are_asked_for()
    {
        var text = Missing(Exhibitor with { Products = [Scooter, Swap] }, Buyer with { Products = [Scooter, Swap] });

        text.ShouldBe("Ask for the quantities that are missing: 1 of the 2 products they share could be compared.");
    }

    [Fact]
    public void A_silent_institute_is_asked_about_joint_research()
    {
        var text = Missing(Exhibitor with { Kind = "university" }, Buyer with { CooperationTypes = ["research"] });

        text.ShouldBe("Ask the institute that does not name joint research whether it wants it.");
    }

    /// <summary>Profiles that lack one thing or several, each exhibitor with each buyer.</summary>
    static IEnumerable<(ScoringParticipant Exhibitor, ScoringParticipant Buyer)> Pairs()
    {
        ScoringProduct[][] stocks =
        [
            [Scooter], [Scooter, Swap], [Swap], [], [new("ETW")], [Scooter with { UnitsPerYear = 5 }, Swap],
            [Scooter with { UnitsPerYear = 9000, MinimumOrderQuantity = 2000 }, Swap],
        ];
        var exhibitors =
            from stock in stocks
            from targets in new string[][] { [], ["VN"], ["142"], ["HU"] }
            from exports in new string[][] { [], ["VN"], ["HU"] }
            from wishes in new string[][] { [], ["research"], ["distribution"] }
            from kind in new[] { "company", "university" }
            from certifications in new string[][] { [], ["CE"] }
            select Exhibitor with
            {
                Products = stock,
                TargetCountries = targets,
                ExportCountries = exports,
                CooperationTypes = wishes,
                Kind = kind,
                Certifications = certifications,
            };
        var buyers = (
            from stock in stocks
            from wishes in new string[][] { [], ["research"], ["distribution"] }
            from languages in new string[][] { [], ["en"], ["vi"] }
            from country in new[] { "VN", "QQ" }
            from certifications in new string[][] { [], ["CE"] }
            select Buyer with
            {
                Products = stock,
                CooperationTypes = wishes,
                Languages = languages,
                Country = country,
                Certifications = certifications,
            }).ToList();

        // A step without a common divisor with the number of buyers meets all kinds of pairs without trying each one.
        return exhibitors.SelectMany((exhibitor, at) => Enumerable.Range(0, 12).Select(turn => (exhibitor, buyers[(at * 12 + turn) * 23 % buyers.Count])));
    }

    static string Missing(ScoringParticipant exhibitor, ScoringParticipant buyer)
    {
        var score = Scorer.Score(exhibitor, buyer);
        return Texts(score, score.Factors[(int)score.Missing.ShouldNotBeNull().Factor]).English;
    }

    static (string Korean, string English) Texts(PairScore score, FactorScore factor)
    {
        var (korean, english) = (Words.In("ko", () => UsefulFact.Of(score)), Words.In("en", () => UsefulFact.Of(score)));
        return (korean.ShouldNotBeNull($"{factor}").Text, english.ShouldNotBeNull($"{factor}").Text);
    }
}
