namespace EMobilityExpo.Web.Tests.Pairs;

using AngleSharp.Html.Parser;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Suggestions;
using EMobilityExpo.TestCommon;
using Shouldly;
using Xunit;

public sealed class SuggestionPageTests(SharedHost host)
{
    [Fact]
    public async Task The_page_of_a_participant_shows_its_best_partners_under_the_filters_of_the_address_each_with_both_sides()
    {
        var app = host.App;
        using var client = await app.OrganiserAsync();
        var sample = await new SampleEvents { Exhibitors = 14, Buyers = 25 }.CreateAsync(app.Services);
        foreach (var (who, country) in new[] { (sample.Of("exhibitor")[3], sample.Of("buyer")[0].Country), (sample.Of("buyer")[5], "KR") })
        {
            foreach (var (query, filter, top) in new[] { ("", new SuggestionFilter(), 10), ($"?country={country}&top=20", new() { Country = country }, 20) })
            {
                var html = new HtmlParser().ParseDocument(await client.GetStringAsync($"/events/{sample.PublicId}/participants/{who.PublicId}{query}"));
                var expected = await app.Send(new GetSuggestions(sample.PublicId, who.PublicId, filter, top));
                expected.Items.ShouldNotBeEmpty();
                html.QuerySelectorAll(".suggestions h3 a").Select(link => link.GetAttribute("href")).ShouldBe(expected.Items.Select(one => who.Side == "exhibitor"
                    ? $"/events/{sample.PublicId}/pairs/{who.PublicId}/{one.Partner.Id}"
                    : $"/events/{sample.PublicId}/pairs/{one.Partner.Id}/{who.PublicId}"));
                html.QuerySelectorAll(".suggestions details tbody tr").Length.ShouldBe(expected.Items.Count * 8);
                html.QuerySelectorAll(".suggestions .matters li").Length.ShouldBe(expected.Items.Sum(one => Math.Min(3, one.Factors.Count(factor => factor.Sureness > 0))));
                html.QuerySelectorAll("#suggestions .chips .chip").Length.ShouldBe(filter.Country is null ? 0 : 1);
            }
        }
    }

    [Fact]
    public async Task Who_is_new_and_says_little_has_a_place_that_is_marked()
    {
        var app = host.App;
        using var client = await app.OrganiserAsync();
        var sample = await new SampleEvents { Exhibitors = 14, Buyers = 25 }.CreateAsync(app.Services);
        await app.Send(new AddParticipant(sample.PublicId, "buyer", new() { NameEn = "Thin Profile Trading", Country = "FJ" }));
        var who = sample.Of("exhibitor")[3].PublicId;

        var newcomers = (await app.Send(new GetSuggestions(sample.PublicId, who, new(), 10))).Items.Where(one => one.Newcomer).Select(one => one.Partner.Name).ToList();
        newcomers.ShouldNotBeEmpty();
        var html = new HtmlParser().ParseDocument(await client.GetStringAsync($"/events/{sample.PublicId}/participants/{who}"));
        html.QuerySelectorAll(".suggestions > li").Where(card => card.TextContent.Contains("New here", StringComparison.Ordinal))
            .Select(card => card.QuerySelector("h3")!.TextContent).ShouldBe(newcomers);
    }
}
