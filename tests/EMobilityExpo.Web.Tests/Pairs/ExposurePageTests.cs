namespace EMobilityExpo.Web.Tests.Pairs;

using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using EMobilityExpo.Application.Features.Suggestions;
using EMobilityExpo.Application.Spreadsheets;
using EMobilityExpo.TestCommon;
using Shouldly;
using Xunit;

public sealed class ExposurePageTests(SharedHost host)
{
    [Fact]
    public async Task The_page_shows_both_sides_and_with_a_limit_its_price()
    {
        var app = host.App;
        using var client = await app.OrganiserAsync();
        var sample = await new SampleEvents { Exhibitors = 14, Buyers = 25 }.CreateAsync(app.Services);
        async Task<IDocument> PageAsync(string query) =>
            new HtmlParser().ParseDocument(await client.GetStringAsync($"/events/{sample.PublicId}/exposure{query}"));

        var report = await app.Send(new GetExposure(sample.PublicId, 5));
        var html = await PageAsync("?top=5");
        html.QuerySelectorAll("section .hint").ShouldBeEmpty();
        foreach (var (name, side) in new[] { ("exhibitors", report.Exhibitors), ("buyers", report.Buyers) })
        {
            var section = html.QuerySelector($"[aria-labelledby=exposure-{name}]")!;
            section.QuerySelector(".figures dd")!.TextContent.ShouldBe(Two(side.Gini));
            section.QuerySelectorAll("tbody th a").Select(link => link.GetAttribute("href"))
                .ShouldBe(side.Most.Select(one => $"/events/{sample.PublicId}/participants/{one.Partner.Id}"));
        }

        var limit = Math.Round(report.Exhibitors.Gini / 2, 2);
        limit.ShouldBeGreaterThan(0);
        var spread = (await app.Send(new GetExposure(sample.PublicId, 5, limit))).Exhibitors.Spread!;
        html = await PageAsync($"?top=5&gini={limit.ToString(CultureInfo.InvariantCulture)}");
        var bounded = html.QuerySelector("[aria-labelledby=exposure-exhibitors]")!;
        bounded.QuerySelector(".figures dd")!.TextContent.ShouldEndWith($"→ {Two(spread.Reached)}");
        spread.MeanLoss.ShouldBeGreaterThan(0.05);
        bounded.QuerySelector(".hint")!.TextContent.ShouldContain(spread.MeanLoss.ToString("0.0", CultureInfo.InvariantCulture));

        foreach (var file in html.QuerySelectorAll("main a[href^='/api/']").Select(link => link.GetAttribute("href")!))
        {
            file.ShouldEndWith($"?top=5&mostGini={limit.ToString(CultureInfo.InvariantCulture)}");
            var rows = TabularFile.Read(await client.GetByteArrayAsync(file), file[..file.IndexOf('?', StringComparison.Ordinal)]).Rows;
            rows.Count(row => row.Cells[0] == "Buyer").ShouldBe((int)spread.Suggestions);
        }

        foreach (var wrong in new[] { "7", "much" })
        {
            html = await PageAsync($"?top=5&gini={wrong}");
            html.QuerySelector("#gini")!.GetAttribute("value").ShouldBe(wrong);
            html.QuerySelector("#gini-wrong")!.TextContent.ShouldNotBeEmpty();
            html.QuerySelectorAll("section .figures").Length.ShouldBe(2);
            html.QuerySelectorAll("main a[href^='/api/']").ShouldBeEmpty();
        }
    }

    static string Two(double index) => index.ToString("0.00", CultureInfo.InvariantCulture);
}
