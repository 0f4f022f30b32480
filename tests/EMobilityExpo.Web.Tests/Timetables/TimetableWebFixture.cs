namespace EMobilityExpo.Web.Tests.Timetables;

using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using EMobilityExpo.TestCommon;
using NodaTime;
using Shouldly;
using Xunit;

/// <summary>An event with a timetable in force, another that is not, and an event where nothing is in force.</summary>
public sealed class TimetableWebFixture(SharedHost host) : IAsyncLifetime
{
    public WebApp App => host.App;

    public TimetableScene Scene { get; private set; } = null!;

    public TimetableScene Unpublished { get; private set; } = null!;

    public string InForce { get; private set; } = "";

    public string Draft { get; private set; } = "";

    public string Event => $"/events/{Scene.Event.PublicId}";

    public async ValueTask InitializeAsync()
    {
        Scene = await TimetableScene.CreateAsync(App.Services);
        InForce = await Scene.AddRunAsync(("E0", "B0", 0, 1, "I0"), ("E2", "B1", 1, 0, null), ("E3", "B3", 0, 2, null), ("E1", "B2", 5, 0, null));
        Draft = await Scene.AddRunAsync(("E0", "B2", 7, 1, null));
        await Scene.PublishAsync(InForce, Instant.FromUtc(2026, 9, 2, 0, 0));
        Unpublished = await TimetableScene.CreateAsync(App.Services);
    }

    public ValueTask DisposeAsync() => default;

    public static async Task<IHtmlDocument> PageAsync(HttpClient client, string path)
    {
        var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBe(200, path);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
