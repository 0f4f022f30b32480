namespace EMobilityExpo.Application.Tests.Pairs;

using System.Globalization;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Matching.Scoring;
using EMobilityExpo.TestCommon;
using FluentValidation;
using Shouldly;
using Xunit;

public sealed class PairTests
{
    [Fact]
    public void Every_reason_has_a_phrase_in_both_languages()
    {
        foreach (var reason in Enum.GetValues<FactorReason>())
        {
            var said = new List<string>();
            foreach (var culture in Words.Cultures)
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
                string[] facts = reason switch
                {
                    FactorReason.MetBefore => ["2", "contract", "4.5", ""],
                    >= FactorReason.BothWant => ["must", "", "want", "2", ""],
                    _ => ["VN", "035", "1", "2", "now", "1", "1"],
                };
                var text = FactorPhrases.Of(new(Factor.Capacity, 1, 1, 1, 0.2, 20, 20, reason, facts));
                text.ShouldNotContain("Scoring.");
                text.ShouldNotContain("{");
                said.Add(text);
            }

            said[0].ShouldMatch(@"\p{IsHangulSyllables}", $"{reason}");
            said[1].ShouldNotBe(said[0], $"{reason}");
        }
    }

    [Fact]
    public void The_organisers_word_is_told_beside_those_of_the_sides()
    {
        var score = new FactorScore(
            Factor.Preference, 1, 1, 1, 0.1, 10, 10, FactorReason.OrganiserDecides, ["declined", "", "want", "2", "must"]);

        Words.In("en", () => FactorPhrases.Of(score))
            .ShouldBe("The organiser's word decides: must meet. The sides themselves: exhibitor declined, buyer choice no. 2.");
        Words.In("ko", () => FactorPhrases.Of(score)).ShouldBe("주최 측의 결정에 따릅니다: 필수. 당사자 의견: 참가기업 사양, 바이어 2순위");
    }

    [Theory]
    [InlineData(1, "Joint research is wanted, and an institute takes part (Company / University).")]
    [InlineData(0.5, "Joint research is wanted, and an institute takes part (Company / University). Only one side names it so far.")]
    public void Research_that_one_side_wants_is_told_as_such(double sureness, string text) =>
        Words.In("en", () => FactorPhrases.Of(new(
            Factor.Cooperation, 0.8, 0, sureness, 0.1, 8, 0, FactorReason.ResearchWithInstitute, ["company", "university"]))).ShouldBe(text);

    [Fact]
    public async Task Any_pair_is_explained_and_its_points_add_up()
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await new SampleEvents().CreateAsync(app);
        foreach (var exhibitor in sample.People.Where(who => who.Side == "exhibitor"))
        {
            foreach (var buyer in sample.People.Where(who => who.Side == "buyer").Take(5))
            {
                var pair = await app.Send(new GetPair(sample.PublicId, exhibitor.PublicId, buyer.PublicId));
                pair.Factors.Count.ShouldBe(8);
                Math.Abs(pair.Factors.Sum(factor => factor.ExhibitorPoints) - pair.ExhibitorScore).ShouldBeLessThanOrEqualTo(0.5 + 1e-9);
                pair.Factors.ShouldAllBe(factor => factor.Text.Length > 5 && !factor.Text.StartsWith("Scoring."));
            }
        }
    }

    [Fact]
    public async Task The_explanation_of_a_candidate_is_the_stored_score()
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await new SampleEvents().CreateAsync(app);
        await app.Send(new ScorePairs(sample.PublicId));
        var list = await app.Send(new ListPairs(sample.PublicId, new(), new(1, 500)));
        list.Total.ShouldBeGreaterThan(20);
        list.Items.Select(pair => pair.Score).ShouldBeInOrder(SortDirection.Descending);
        foreach (var row in list.Items.Take(20))
        {
            var pair = await app.Send(new GetPair(sample.PublicId, row.Exhibitor.Id, row.Buyer.Id));
            (pair.Score, pair.StoredScore, pair.RowVersion).ShouldBe((row.Score, (int?)row.Score, row.RowVersion));
        }
    }

    [Fact]
    public async Task Filters_find_what_looking_at_every_pair_finds()
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await new SampleEvents().CreateAsync(app);
        await app.Send(new ScorePairs(sample.PublicId));
        var all = (await app.Send(new ListPairs(sample.PublicId, new(), new(1, 500)))).Items;
        var people = sample.People.ToDictionary(who => who.PublicId);
        var one = all[0];
        var family = people[one.Buyer.Id].Products[0].Category[..3];
        bool Names(string id) => people[id].Products.Any(product => product.Category.StartsWith(family, StringComparison.Ordinal));

        await Same(new() { Exhibitor = one.Exhibitor.Id }, pair => pair.Exhibitor.Id == one.Exhibitor.Id);
        await Same(new() { Buyer = one.Buyer.Id }, pair => pair.Buyer.Id == one.Buyer.Id);
        await Same(new() { Country = one.Buyer.Country }, pair => pair.Buyer.Country == one.Buyer.Country);
        await Same(new() { MinimumScore = 60 }, pair => pair.Score >= 60);
        await Same(new() { Category = family }, pair => Names(pair.Exhibitor.Id) && Names(pair.Buyer.Id));
        await Same(new() { Search = "buyer 2 " }, pair => pair.Buyer.NameEn!.Contains("Buyer 2", StringComparison.Ordinal));
        await Same(new() { Wish = "said" }, _ => false);

        async Task Same(PairFilter filter, Func<PairSummary, bool> matches)
        {
            var found = await app.Send(new ListPairs(sample.PublicId, filter, new(1, 500)));
            found.Items.Select(pair => (pair.Exhibitor.Id, pair.Buyer.Id))
                .ShouldBe(all.Where(matches).Select(pair => (pair.Exhibitor.Id, pair.Buyer.Id)), ignoreOrder: true, $"{filter}");
            found.Total.ShouldBe(found.Items.Count);
        }
    }

    [Fact]
    public async Task A_wish_makes_a_candidate_and_stays_when_pairs_are_scored_again()
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await new SampleEvents { MinimumScore = 100 }.CreateAsync(app);
        var (exhibitor, buyer) = (sample.People.First(who => who.Side == "exhibitor").PublicId, sample.People.First(who => who.Side == "buyer").PublicId);
        await app.Send(new SetWish(sample.PublicId, exhibitor, buyer, Wishes.Must, 0));
        await app.Send(new ScorePairs(sample.PublicId));
        var pair = await app.Send(new GetPair(sample.PublicId, exhibitor, buyer));
        (pair.Wish, pair.RowVersion).ShouldBe((Wishes.Must, 1L));

        await Should.ThrowAsync<Stale>(() => app.Send(new SetWish(sample.PublicId, exhibitor, buyer, Wishes.Veto, 0)));
        await app.Send(new SetWish(sample.PublicId, exhibitor, buyer, Wishes.Veto, 1));
        (await app.Send(new ListPairs(sample.PublicId, new() { Wish = Wishes.Veto }, new()))).Total.ShouldBe(1);
        await Should.ThrowAsync<ValidationException>(() => app.Send(new SetWish(sample.PublicId, exhibitor, buyer, "perhaps", 2)));
        await Should.ThrowAsync<NotFound>(() => app.Send(new SetWish(sample.PublicId, buyer, exhibitor, Wishes.Want, 0)));
    }

    [Fact]
    public async Task A_pair_stands_where_counting_all_pairs_puts_it()
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await new SampleEvents { Exhibitors = 10, Buyers = 14, CandidatesEach = 3 }.CreateAsync(app);
        await app.Send(new ScorePairs(sample.PublicId));
        var suggested = (await app.Send(new ListPairs(sample.PublicId, new(), new(1, 500)))).Items.Select(pair => (pair.Exhibitor.Id, pair.Buyer.Id)).ToHashSet();
        var matrix = await app.Send(new GetScoreMatrix(sample.PublicId, new()));
        for (var e = 0; e < 10; e++)
        {
            for (var b = e % 3; b < 14; b += 3)
            {
                var pair = await app.Send(new GetPair(sample.PublicId, matrix.Exhibitors[e].Id, matrix.Buyers[b].Id));
                var standing = pair.Standing.ShouldNotBeNull();
                var (row, column) = (matrix.Scores[e], matrix.Scores.Select(scores => scores[b]).ToList());
                (standing.OfExhibitor.Rank, standing.OfExhibitor.Of).ShouldBe((1 + row.Count(score => score > pair.Score), 14));
                (standing.OfBuyer.Rank, standing.OfBuyer.Of).ShouldBe((1 + column.Count(score => score > pair.Score), 10));
                var within = pair.Score >= (standing.OfExhibitor.LastSuggested ?? 101) || pair.Score >= (standing.OfBuyer.LastSuggested ?? 101);
                within.ShouldBe(suggested.Contains((pair.Exhibitor.Id, pair.Buyer.Id)), $"{pair.Score} {standing}");
                var cost = pair.Factors.ToDictionary(factor => factor.Factor, factor => (200 * factor.Weight) - factor.ExhibitorPoints - factor.BuyerPoints);
                cost[pair.Costliest].ShouldBe(cost.Values.Max(), 1e-9);
            }
        }
    }
}
