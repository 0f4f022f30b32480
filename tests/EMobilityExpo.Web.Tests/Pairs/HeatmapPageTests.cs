namespace EMobilityExpo.Web.Tests.Pairs;

using System.Text.Json;
using AngleSharp.Html.Parser;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.TestCommon;
using Shouldly;
using Xunit;

public sealed class HeatmapPageTests(SharedHost host)
{
    [Fact]
    public async Task The_table_and_the_picture_hold_the_same_scores_and_lead_to_the_same_pairs()
    {
        var app = host.App;
        using var client = await app.OrganiserAsync();
        var sample = await new SampleEvents { Exhibitors = 30, Buyers = 40 }.CreateAsync(app.Services);
        var veto = (Exhibitor: sample.Of("exhibitor")[0].PublicId, Buyer: sample.Of("buyer")[0].PublicId);
        await app.Send(new SetWish(sample.PublicId, veto.Exhibitor, veto.Buyer, Wishes.Veto, 0));
        foreach (var query in new[] { "", "?size=25&exhibitors=2&buyers=2", "?size=25&exhibitors=99&buyers=99", "?sort=country" })
        {
            var html = new HtmlParser().ParseDocument(await client.GetStringAsync($"/events/{sample.PublicId}/heatmap{query}"));
            var picture = JsonDocument.Parse(html.QuerySelector("#scores")!.TextContent).RootElement;
            var drawn = (
                from exhibitor in picture.GetProperty("exhibitors").EnumerateArray().Select((who, at) => (Id: who.GetProperty("id").GetString(), at))
                from buyer in picture.GetProperty("buyers").EnumerateArray().Select((who, at) => (Id: who.GetProperty("id").GetString(), at))
                let score = picture.GetProperty("scores")[exhibitor.at][buyer.at]
                select ($"/events/{sample.PublicId}/pairs/{exhibitor.Id}/{buyer.Id}", score.ValueKind == JsonValueKind.Null ? "✕" : score.ToString())).ToList();
            html.QuerySelectorAll("[data-heat] td a").Select(cell => (cell.GetAttribute("href")!, cell.TextContent)).ShouldBe(drawn);
            drawn.Count.ShouldBe(query.Contains("size") ? 5 * 15 : 30 * 40, query);
            html.QuerySelectorAll(".heat-veto a").Select(cell => cell.GetAttribute("href"))
                .ShouldBe(drawn.Where(cell => cell.Item2 == "✕").Select(cell => cell.Item1));
        }
    }
}
