namespace EMobilityExpo.Web.Tests.Pairs;

using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using EMobilityExpo.Application.Features.Evaluation;
using EMobilityExpo.Matching.Evaluation;
using EMobilityExpo.TestCommon;
using EMobilityExpo.Web.Pages.Organiser.Quality;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

public sealed class QualityPageTests(SharedHost host)
{
    [Fact]
    public async Task The_sample_event_is_measured_by_every_ranker_for_each_side_and_both()
    {
        var app = host.App;
        using var client = await app.OrganiserAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var (eventId, _) = await scope.ServiceProvider.GetRequiredService<Hosting.SampleEvent>().OpenAsync(TestContext.Current.CancellationToken);

        var html = await PageAsync(client, $"/events/{eventId}/quality?length=5");
        var report = (await app.Send(new EvaluateMatching(eventId) { Lengths = [5] })).Report;

        foreach (var view in Enum.GetValues<EvaluationView>())
        {
            var rows = html.QuerySelectorAll($"[aria-labelledby=quality-{view}] tbody tr");
            rows.Length.ShouldBe(Enum.GetValues<Ranker>().Length);
            rows.Select(row => row.QuerySelector("td")!.TextContent.Split(' ', StringSplitOptions.RemoveEmptyEntries).First(word => char.IsDigit(word[0])))
                .ShouldBe(report.Measures.Where(one => one.View == view).Select(one => one.Ndcg!.Value.ToString("0.000", CultureInfo.InvariantCulture)));
        }

        html.QuerySelectorAll("[aria-labelledby=weights-title] tbody tr").Length.ShouldBe(8);
        html.QuerySelector("button[name=Step][value=learn]").ShouldNotBeNull();
    }

    [Fact]
    public async Task Without_a_history_the_page_says_where_to_bring_one_in()
    {
        var app = host.App;
        using var client = await app.OrganiserAsync();
        var sample = await new SampleEvents { Exhibitors = 4, Buyers = 4 }.CreateAsync(app.Services);
        var html = await PageAsync(client, $"/events/{sample.PublicId}/quality");
        html.QuerySelector(".empty a")!.GetAttribute("href").ShouldBe($"/events/{sample.PublicId}/history");
        html.QuerySelectorAll("table").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0.01, 0.05, "and the difference is sure", "Learned weights")]
    [InlineData(-0.05, -0.01, "and the difference is sure", "Present weights")]
    [InlineData(-0.01, 0.05, "may be chance", "Learned weights")]
    [InlineData(-0.05, 0.01, "may be chance", "Present weights")]
    public void A_difference_is_sure_only_when_its_range_leaves_out_zero(double low, double high, string sureness, string better)
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-GB");
        var said = QualityText.Verdict(new(EvaluationView.Reciprocal, 10, (low + high) / 2, low, high, 20)).Text;
        said.ShouldStartWith(better);
        said.ShouldContain(sureness);
    }

    static async Task<IDocument> PageAsync(HttpClient client, string path) =>
        new HtmlParser().ParseDocument(await client.GetStringAsync(path, TestContext.Current.CancellationToken));
}
