namespace EMobilityExpo.Application.Tests.Suggestions;

using System.Diagnostics.Metrics;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Suggestions;
using EMobilityExpo.Data;
using EMobilityExpo.TestCommon;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

/// <summary>An event on two hosts that share a database, and what either reads to keep its suggestions fresh.</summary>
sealed class SuggestionScene : IAsyncDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("expo-test-").FullName;
    readonly MeterListener _listener = new();
    long _rows;
    long _builds;

    public TestApplication App { get; private set; } = null!;

    /// <summary>Another host; its reading is what is counted.</summary>
    public TestApplication Other { get; private set; } = null!;

    public SampleEvent Sample { get; private set; } = null!;

    public string Event => Sample.PublicId;

    public static async Task<SuggestionScene> StartAsync(SampleEvents? events = null)
    {
        var scene = new SuggestionScene();
        var database = new DatabaseOptions { Path = Path.Combine(scene._folder, "shared.db") };
        scene.App = await TestApplication.StartAsync(database);
        scene.Other = await TestApplication.StartAsync(database);
        scene.Sample = await (events ?? new SampleEvents()).CreateAsync(scene.App);
        var indexes = scene.Other.Services.GetRequiredService<SuggestionIndexes>();
        scene._listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == indexes)
                listener.EnableMeasurementEvents(instrument);
        };
        scene._listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
            Interlocked.Add(ref instrument.Name.EndsWith("rows", StringComparison.Ordinal) ? ref scene._rows : ref scene._builds, value));
        scene._listener.Start();
        return scene;
    }

    public string Exhibitor(int number) => Sample.Of(Sides.Exhibitor)[number].PublicId;

    public string Buyer(int number) => Sample.Of(Sides.Buyer)[number].PublicId;

    /// <summary>Rows read and indexes built since the last call.</summary>
    public (long Rows, long Builds) Read() => (Interlocked.Exchange(ref _rows, 0), Interlocked.Exchange(ref _builds, 0));

    public Task<SuggestionList> SuggestAsync(string participant, int top = 9, SuggestionFilter? filter = null, bool diverse = false) =>
        Other.Send(new GetSuggestions(Event, participant, filter ?? new(), top, diverse));

    /// <summary>The suggestions of a participant must be those that scoring each of its pairs gives.</summary>
    public async Task<SuggestionList> ShouldBeRightAsync(string participant, int top = 9)
    {
        var found = await SuggestAsync(participant, top);
        var pairs = new List<PairDetails>();
        foreach (var partner in await PartnersAsync(found.Side == Sides.Exhibitor ? Sides.Buyer : Sides.Exhibitor))
        {
            pairs.Add(await App.Send(found.Side == Sides.Exhibitor
                ? new GetPair(Event, participant, partner)
                : new GetPair(Event, partner, participant)));
        }

        string Partner(PairDetails pair) => found.Side == Sides.Exhibitor ? pair.Buyer.Id : pair.Exhibitor.Id;
        var expected = pairs.Where(pair => !pair.Vetoed && pair.Score > 0).OrderByDescending(pair => pair.Score).Take(top).ToList();
        found.Items.Select(item => item.Score).ShouldBe(expected.Select(pair => pair.Score));
        found.Considered.ShouldBe(pairs.Count);
        foreach (var item in found.Items)
        {
            var pair = pairs.Single(pair => Partner(pair) == item.Partner.Id);
            (item.Score, item.Wish == Wishes.Veto).ShouldBe((pair.Score, false));
            var (mine, theirs) = found.Side == Sides.Exhibitor ? (pair.ExhibitorScore, pair.BuyerScore) : (pair.BuyerScore, pair.ExhibitorScore);
            (item.MyScore, item.TheirScore).ShouldBe((mine, theirs));
            item.Factors.Select(factor => factor.Text).ShouldBe(pair.Factors.Select(factor => factor.Text));
            item.MostUseful.ShouldBe(pair.MostUseful);
        }

        return found;
    }

    async Task<IReadOnlyList<string>> PartnersAsync(string side) =>
        [.. (await App.Send(new ListParticipants(Event, new() { Side = side }, new(1, 500)))).Items.Select(item => item.Id)];

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await Other.DisposeAsync();
        await App.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
