namespace EMobilityExpo.Web.Tests.Portal;

using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Partners;
using EMobilityExpo.TestCommon;
using Shouldly;
using Xunit;

/// <summary>What a participant sees of its suggestions: the same filters and costs as the organiser, and what is not known of a partner.</summary>
public sealed class SuggestionsPageTests(SharedHost host) : IAsyncLifetime
{
    readonly WebApp _app = host.App;
    SampleEvent _event = null!;
    HttpClient _client = null!;

    string Me => _event.Of(Sides.Buyer)[0].PublicId;

    public async ValueTask InitializeAsync()
    {
        // Two of the exhibitors have told next to nothing yet; the other ones come online by turns.
        _event = await new SampleEvents
        {
            Exhibitors = 60,
            Buyers = 3,
            With = (who, number) => (who.Side, number) switch
            {
                (Sides.Exhibitor, 4 or 5) => who with
                {
                    Online = number == 5,
                    Products = [],
                    Languages = [],
                    CooperationTypes = [],
                    Certifications = [],
                    TargetCountries = [],
                },
                (Sides.Exhibitor, _) => who with { Online = number % 2 == 1 },
                _ => who,
            },
        }.CreateAsync(_app.Services);
        _client = await _app.MemberAsync(_event.PublicId, Roles.Buyer, Me, owner: true);
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return default;
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public async Task Partners_who_come_online_are_found_by_a_filter(string chosen, bool online)
    {
        var page = await PageAsync($"/my/{Me}/partners?online={chosen}");

        var shown = page.QuerySelectorAll(".suggestions h2 a").Select(link => link.GetAttribute("href")!.Split('/')[^1]).ToList();
        var expected = await _app.Send(new GetMySuggestions(_event.PublicId, Me, new() { Online = online }));
        shown.ShouldBe(expected.Items.Select(one => one.Partner.Id));
        shown.Count.ShouldBe(20);
        expected.Items.ShouldAllBe(one => one.Online == online);
        page.QuerySelector($"select[name=online] option[value={chosen}]")!.HasAttribute("selected").ShouldBeTrue();
    }

    [Fact]
    public async Task Variety_tells_its_cost_and_a_newcomer_is_marked()
    {
        var expected = await _app.Send(new GetMySuggestions(_event.PublicId, Me, new(), Diverse: true));
        expected.Cost.ShouldBeGreaterThan(0.05);
        var newcomers = expected.Items.Count(one => one.Newcomer);
        newcomers.ShouldBeGreaterThan(0);

        var page = await PageAsync($"/my/{Me}/partners?sort=diverse");
        page.QuerySelectorAll(".suggestions .tone-accent").Count(badge => badge.TextContent.Contains("New here", StringComparison.Ordinal)).ShouldBe(newcomers);
        page.QuerySelector("main")!.TextContent.ShouldContain(expected.Cost.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture) + " points per suggestion");
    }

    [Fact]
    public async Task A_partner_page_says_what_would_be_most_useful_to_know()
    {
        var thin = _event.Of(Sides.Exhibitor)[4].PublicId;
        var fact = (await _app.Send(new GetPartner(_event.PublicId, Me, thin))).MostUseful.ShouldNotBeNull();

        (await PageAsync($"/my/{Me}/partners/{thin}")).QuerySelector("[aria-labelledby=why]")!.TextContent.ShouldContain(fact.Text);
    }

    async Task<IDocument> PageAsync(string path) => new HtmlParser().ParseDocument(await _client.GetStringAsync(path, TestContext.Current.CancellationToken));
}
