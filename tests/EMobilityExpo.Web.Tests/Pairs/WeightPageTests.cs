namespace EMobilityExpo.Web.Tests.Pairs;

using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.History;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Matching.Scoring;
using EMobilityExpo.TestCommon;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Xunit;

/// <summary>The page of the weights as a browser without scripts sees it.</summary>
public sealed class WeightPageTests(SharedHost host) : IAsyncLifetime
{
    readonly WebApp _app = host.App;
    HttpClient _client = null!;
    SampleEvent _sample = null!;
    string _event = "", _page = "";

    public async ValueTask InitializeAsync()
    {
        _client = await _app.OrganiserAsync();
        _sample = await new SampleEvents { Exhibitors = 20, Buyers = 20 }.CreateAsync(_app.Services);
        _event = _sample.PublicId;
        _page = $"/events/{_event}/weights";
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return default;
    }

    [Fact]
    public async Task A_preset_is_filled_in_with_its_preview_and_not_saved()
    {
        var html = await PostAsync([.. await FieldsAsync(), new("Step", "preset-technology")]);
        Value(html, "Weights.Cooperation").ShouldBe("30");
        var preview = await _app.Send(new PreviewWeights(_event, ScoringWeights.TechnologyPartnership));
        html.QuerySelectorAll(".moves tbody tr").Length.ShouldBe(preview.Pairs.Count);
        html.QuerySelector("[data-said]")!.TextContent.ShouldContain($"{preview.Enter}");
        html.QuerySelector(".hint").ShouldBeNull();
        (await Saved()).ShouldBe(ScoringWeights.ExportSales);
    }

    [Fact]
    public async Task What_was_typed_is_previewed_then_saved_once()
    {
        var fields = Set(await FieldsAsync(), "Weights.Language", "12.5");
        var html = await PostAsync([.. fields, new("Step", "look")]);
        Value(html, "Weights.Language").ShouldBe("12.5");
        (await Saved()).Language.ShouldBe(8);

        (await _client.PostAsync(_page, new FormUrlEncodedContent(fields))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Saved()).ShouldBe(ScoringWeights.ExportSales with { Language = 12.5 });
        var stale = await PostAsync(Set(fields, "Weights.Language", "40"));
        stale.QuerySelector(".errors")!.TextContent.ShouldNotBeEmpty();
        Value(stale, "Weights.Language").ShouldBe("40");
        (await Saved()).Language.ShouldBe(12.5);
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_stays_there()
    {
        var html = await PostAsync(Set(Set(await FieldsAsync(), "Weights.Country", "-3"), "Weights.History", "many"));
        Value(html, "Weights.Country").ShouldBe("-3");
        Value(html, "Weights.History").ShouldBe("many");
        html.QuerySelector("[data-valmsg-for='Weights.History']")!.TextContent.ShouldNotBeEmpty();
        html = await PostAsync(Set(await FieldsAsync(), "Weights.Country", "-3"));
        html.QuerySelector("[data-valmsg-for='Weights.Country']")!.TextContent.ShouldNotBeEmpty();
        (await Saved()).ShouldBe(ScoringWeights.ExportSales);
    }

    [Fact]
    public async Task Weights_are_learned_from_earlier_meetings_where_there_are_enough_and_shown_before_they_are_saved()
    {
        (await _client.GetStringAsync(_page)).ShouldNotContain("value=\"learn\"");
        await MeetAsync(_sample.Of("exhibitor").Take(1), _sample.Of("buyer").Take(1));
        (await _client.GetStringAsync(_page)).ShouldContain("value=\"learn\"");
        var html = await PostAsync([.. await FieldsAsync(), new("Step", "learn")]);
        Value(html, "Weights.Language").ShouldBe("8");

        await MeetAsync(_sample.Of("exhibitor").Skip(1), _sample.Of("buyer"));
        html = await PostAsync([.. await FieldsAsync(), new("Step", "learn")]);
        double.Parse(Value(html, "Weights.Language")!, CultureInfo.InvariantCulture).ShouldBeGreaterThan(15);
        html.QuerySelectorAll(".moves tbody tr").Length.ShouldBe(10);
        (await Saved()).ShouldBe(ScoringWeights.ExportSales);
    }

    /// <summary>A year ago all of them met; who shares a language was glad of it.</summary>
    async Task MeetAsync(IEnumerable<ParticipantRecord> exhibitors, IEnumerable<ParticipantRecord> buyers)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DbSession>();
        await db.ExecuteAsync(
            HistorySql.Insert,
            from exhibitor in exhibitors
            from buyer in buyers
            let rating = exhibitor.Languages.Intersect(buyer.Languages).Any() ? 5 : 1
            select new
            {
                EventId = _sample.Id,
                ExhibitorId = exhibitor.Id,
                BuyerId = buyer.Id,
                Occasion = "2025",
                RequestedBy = "organiser",
                Answer = (string?)null,
                ExhibitorRating = rating,
                BuyerRating = rating,
                Outcome = "consulted",
                Now = Instant.FromUtc(2026, 1, 1, 0, 0),
            },
            TestContext.Current.CancellationToken);
    }

    async Task<ScoringWeights> Saved() => (await _app.Send(new GetEvent(_event))).Fields.Weights;

    async Task<List<KeyValuePair<string, string>>> FieldsAsync() =>
        [.. new HtmlParser().ParseDocument(await _client.GetStringAsync(_page)).QuerySelectorAll("#weights-form input[name]").OfType<IHtmlInputElement>()
            .Select(input => KeyValuePair.Create(input.Name!, input.Value))];

    async Task<IHtmlDocument> PostAsync(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var answer = await _client.PostAsync(_page, new FormUrlEncodedContent(fields));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    static List<KeyValuePair<string, string>> Set(IEnumerable<KeyValuePair<string, string>> fields, string name, string value) =>
        [.. fields.Where(field => field.Key != name), new(name, value)];

    static string? Value(IHtmlDocument html, string name) => html.QuerySelector($"[name='{name}']")?.GetAttribute("value");
}
