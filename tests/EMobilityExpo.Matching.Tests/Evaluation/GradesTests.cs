using EMobilityExpo.Matching.Evaluation;
using Shouldly;
using Xunit;
using static EMobilityExpo.Matching.Evaluation.JudgeSide;

namespace EMobilityExpo.Matching.Tests.Evaluation;

public sealed class GradesTests
{
    static readonly HistoryMeeting Met = new(0, 0, "Expo 2024");

    [Fact]
    public void An_answer_is_the_word_of_the_side_that_was_asked()
    {
        var asked = Met with { RequestedBy = Exhibitor, Accepted = true };
        Of(asked).ShouldBe((null, Grades.Accepted));
        Of(asked with { Accepted = false }).ShouldBe((null, Grades.Unwanted));
        Of(asked with { RequestedBy = Buyer }).ShouldBe((Grades.Accepted, null));
        Of(asked with { RequestedBy = null }).ShouldBe((null, null));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(3, null)]
    [InlineData(4, 2)]
    [InlineData(5, 2)]
    public void A_rating_is_the_word_of_the_side_that_gave_it(int rating, int? grade)
    {
        Of(Met with { BuyerRating = rating }).ShouldBe((null, grade));
        Of(Met with { ExhibitorRating = rating }).ShouldBe((grade, null));
    }

    [Theory]
    [InlineData(HistoryOutcome.Consulted, null)]
    [InlineData(HistoryOutcome.Pursued, 3)]
    [InlineData(HistoryOutcome.Mou, 3)]
    [InlineData(HistoryOutcome.Contract, 4)]
    [InlineData(HistoryOutcome.Shipped, 4)]
    public void An_outcome_is_the_word_of_both(HistoryOutcome outcome, int? grade)
    {
        Of(Met with { Outcome = outcome }).ShouldBe((grade, grade));
        Grades.OfBoth(Met with { Outcome = outcome }).ShouldBe(grade);
    }

    [Fact]
    public void The_last_word_counts()
    {
        var accepted = Met with { RequestedBy = Exhibitor, Accepted = true };
        Grades.Of(accepted with { BuyerRating = 1 }, Buyer).ShouldBe(Grades.Unwanted);
        Grades.Of(accepted with { BuyerRating = 3 }, Buyer).ShouldBe(Grades.Accepted);
        Grades.Of(accepted with { BuyerRating = 1, Outcome = HistoryOutcome.Contract }, Buyer).ShouldBe(Grades.Contracted);
    }

    [Fact]
    public void A_pair_counts_only_when_both_gained()
    {
        var asked = Met with { RequestedBy = Exhibitor, Accepted = true };
        Grades.OfBoth(asked).ShouldBe(Grades.Accepted);
        Grades.OfBoth(asked with { Accepted = false }).ShouldBe(Grades.Unwanted);
        Grades.OfBoth(asked with { Accepted = null }).ShouldBeNull();
        Grades.OfBoth(asked with { BuyerRating = 5, ExhibitorRating = 1 }).ShouldBe(Grades.Unwanted);
        Grades.OfBoth(asked with { BuyerRating = 5, ExhibitorRating = 4 }).ShouldBe(Grades.Liked);
        Grades.OfBoth(asked with { BuyerRating = 5 }).ShouldBe(Grades.Accepted);
        Grades.OfBoth(Met with { BuyerRating = 5 }).ShouldBeNull();
        Grades.OfBoth(Met with { BuyerRating = 1 }).ShouldBe(Grades.Unwanted);
    }

    [Theory]
    [InlineData("Expo 2023", "Expo 2024", true)]
    [InlineData("Expo 2024", "Expo 2023", false)]
    [InlineData("2024-05 Hanoi", "2024-10 Yeonggwang", true)]
    [InlineData("제8회 2022 영광 엑스포", "제9회 2023 영광 엑스포", true)]
    [InlineData("2024", "2024-10", false)]
    [InlineData("2024-10", "2024", false)]
    [InlineData("Expo 2024", "Expo 2024", false)]
    [InlineData("Spring", "Autumn", false)]
    [InlineData("Expo 7", "Expo 8", false)]
    [InlineData("99999999999999999999 2023", "2024", false)]
    public void Occasions_are_in_the_order_of_their_years(string occasion, string than, bool earlier) =>
        OccasionOrder.IsEarlier(occasion, than).ShouldBe(earlier);

    static (int? Exhibitor, int? Buyer) Of(HistoryMeeting meeting) => (Grades.Of(meeting, Exhibitor), Grades.Of(meeting, Buyer));
}
