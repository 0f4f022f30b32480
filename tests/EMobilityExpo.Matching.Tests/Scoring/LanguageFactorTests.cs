using EMobilityExpo.Matching.Scoring;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Scoring;

public sealed class LanguageFactorTests
{
    static readonly ScoringParticipant Korean = Some.Exhibitor with { Languages = ["ko"] };
    static readonly ScoringParticipant Vietnamese = Some.Buyer with { Languages = ["vi", "fr"] };

    [Fact]
    public void A_shared_language_is_all_that_is_needed()
    {
        var factor = Some.Factor(Factor.Language, Some.Exhibitor, Some.Buyer, []);

        (factor.BuyerValue, factor.Reason).ShouldBe((1, FactorReason.SharedLanguage));
        factor.Facts.ShouldBe(["en"]);
        Some.Scorer().NeedsInterpreter(Some.Exhibitor, Some.Buyer).ShouldBeFalse();
    }

    [Fact]
    public void An_interpreter_of_both_languages_is_nearly_as_good()
    {
        var factor = Some.Factor(Factor.Language, Korean, Vietnamese, ["en", "ko"], ["ko", "vi"]);

        (factor.BuyerValue, factor.Reason).ShouldBe((0.7, FactorReason.InterpreterAvailable));
        factor.Facts.ShouldBe(["ko", "fr;vi"]);
        Some.Scorer().NeedsInterpreter(Korean, Vietnamese).ShouldBeTrue();
    }

    [Fact]
    public void Two_interpreters_who_know_one_side_each_do_not_help() =>
        Some.Factor(Factor.Language, Korean, Vietnamese, ["ko", "en"], ["en", "vi"])
            .Reason.ShouldBe(FactorReason.NoCommonLanguage);

    [Fact]
    public void No_interpreters_at_all_is_worth_nothing() =>
        Some.Factor(Factor.Language, Korean, Vietnamese, []).BuyerValue.ShouldBe(0);

    [Fact]
    public void Interpreters_not_yet_named_are_half_known()
    {
        var factor = new PairScorer(Some.Catalogue, new ScoringWeights()).Score(Korean, Vietnamese).Factors[(int)Factor.Language];

        (factor.BuyerValue, factor.Sureness, factor.Reason).ShouldBe((0.4, 0.5, FactorReason.InterpreterNeeded));
    }

    [Fact]
    public void No_language_given_is_neutral_and_asks_for_no_interpreter()
    {
        var silent = Vietnamese with { Languages = [] };
        var factor = Some.Factor(Factor.Language, Korean, silent, []);

        (factor.BuyerValue, factor.Sureness, factor.Reason).ShouldBe((0.5, 0, FactorReason.NoLanguageGiven));
        factor.Facts.ShouldBe(["buyer"]);
        Some.Scorer().NeedsInterpreter(Korean, silent).ShouldBeFalse();
    }
}
