namespace EMobilityExpo.Application.Tests.Pairs;

using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.TestCommon;
using FluentValidation;
using Shouldly;
using Xunit;

public sealed class MatrixTests
{
    [Fact]
    public async Task Every_cell_is_the_score_of_its_pair_and_a_veto_is_none()
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await new SampleEvents { Exhibitors = 5, Buyers = 6 }.CreateAsync(app);
        var (exhibitor, buyer) = (sample.Of("exhibitor")[2].PublicId, sample.Of("buyer")[3].PublicId);
        await app.Send(new SetWish(sample.PublicId, exhibitor, buyer, Wishes.Veto, 0));
        var matrix = await app.Send(new GetScoreMatrix(sample.PublicId, new()));
        for (var e = 0; e < 5; e++)
        {
            for (var b = 0; b < 6; b++)
            {
                var pair = await app.Send(new GetPair(sample.PublicId, matrix.Exhibitors[e].Id, matrix.Buyers[b].Id));
                matrix.Scores[e][b].ShouldBe(pair.Vetoed ? null : pair.Score);
                pair.Vetoed.ShouldBe((pair.Exhibitor.Id, pair.Buyer.Id) == (exhibitor, buyer));
            }
        }
    }

    [Theory]
    [InlineData("category")]
    [InlineData("country")]
    public async Task Pages_of_both_sides_are_parts_of_the_whole_and_kinds_stand_together(string order)
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await new SampleEvents { Exhibitors = 11, Buyers = 13 }.CreateAsync(app);
        var whole = await app.Send(new GetScoreMatrix(sample.PublicId, new() { Order = order }));
        (whole.ExhibitorTotal, whole.BuyerTotal, whole.Exhibitors.Count, whole.Buyers.Count).ShouldBe((11, 13, 11, 13));
        for (var page = 1; page <= 3; page++)
        {
            var part = await app.Send(new GetScoreMatrix(sample.PublicId, new() { Order = order }, 4 - page, page, 5));
            part.Exhibitors.ShouldBe(whole.Exhibitors.Skip((3 - page) * 5).Take(5));
            part.Buyers.ShouldBe(whole.Buyers.Skip((page - 1) * 5).Take(5));
            for (var e = 0; e < part.Exhibitors.Count; e++)
                part.Scores[e].ShouldBe(whole.Scores[((3 - page) * 5) + e].Skip((page - 1) * 5).Take(5));
        }

        var kinds = whole.Buyers.Select(buyer => order == "country" ? buyer.Country : buyer.Category).ToList();
        kinds.Where((kind, at) => at == 0 || kinds[at - 1] != kind).ShouldBeUnique();
    }

    [Fact]
    public async Task Filters_leave_the_buyers_of_a_country_and_those_who_name_a_category()
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await new SampleEvents { Exhibitors = 20, Buyers = 25 }.CreateAsync(app);
        var country = sample.Of("buyer")[0].Country;
        var ofCountry = await app.Send(new GetScoreMatrix(sample.PublicId, new() { Country = country }));
        ofCountry.Buyers.Select(who => who.Id).ShouldBe(sample.Of("buyer").Where(who => who.Country == country).Select(who => who.PublicId), ignoreOrder: true);
        ofCountry.ExhibitorTotal.ShouldBe(20);

        var leaf = sample.Of("exhibitor")[0].Products[0].Category;
        var ofCategory = await app.Send(new GetScoreMatrix(sample.PublicId, new() { Category = leaf }));
        foreach (var (side, found) in new[] { ("exhibitor", ofCategory.Exhibitors), ("buyer", ofCategory.Buyers) })
        {
            found.Select(who => who.Id).ShouldBe(
                sample.Of(side).Where(who => who.Products.Any(product => product.Category == leaf || product.Category.StartsWith($"{leaf}-", StringComparison.Ordinal)))
                    .Select(who => who.PublicId),
                ignoreOrder: true);
        }
    }

    [Fact]
    public async Task More_than_a_page_holds_is_refused()
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await new SampleEvents { Exhibitors = 1, Buyers = 1 }.CreateAsync(app);
        var wrong = await Should.ThrowAsync<ValidationException>(() =>
            app.Send(new GetScoreMatrix(sample.PublicId, new() { Order = "nonsense" }, 0, 0, GetScoreMatrix.LargestPage + 1)));
        wrong.Errors.Select(error => error.PropertyName).ShouldBe(["ExhibitorPage", "BuyerPage", "PageSize", "Filter.Order"]);
        await Should.ThrowAsync<NotFound>(() => app.Send(new GetScoreMatrix("nothing", new())));
    }
}
