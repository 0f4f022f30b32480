namespace EMobilityExpo.Application.Tests.Suggestions;

using System.Text;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.History;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Suggestions;
using EMobilityExpo.Application.Features.Wishes;
using EMobilityExpo.TestCommon;
using Shouldly;
using Xunit;

/// <summary>What one host writes shows in the very next suggestions of another, which reads no more than what was touched.</summary>
public sealed class FreshSuggestionsTests
{
    static readonly ParticipantFields Newcomer = new()
    {
        NameEn = "Newly registered",
        Country = "VN",
        Products = [new() { Category = "ETW-BIKE", UnitsPerYear = 500, Importance = "high" }],
        Languages = ["ko", "en"],
        CooperationTypes = ["purchase"],
    };

    /// <summary>What is done, and how many rows it touches: participants, removals, and pairs of which something is known.</summary>
    static readonly Dictionary<string, (Func<SuggestionScene, Task> Do, int Rows)> Changes = new()
    {
        ["a changed profile"] = (scene => scene.App.Send(new UpdateParticipant(scene.Event, scene.Buyer(0), 1, Newcomer)), 1),
        ["a new participant"] = (scene => scene.App.Send(new AddParticipant(scene.Event, Sides.Buyer, Newcomer)), 1),
        ["a removed one"] = (scene => scene.App.Send(new RemoveParticipant(scene.Event, scene.Buyer(3), 1)), 1),
        ["a removed one that is known"] = (scene => scene.App.Send(new RemoveParticipant(scene.Event, scene.Buyer(1), 1)), 3),
        ["a wish"] = (scene => scene.App.Send(new SetParticipantWish(scene.Event, scene.Exhibitor(0), scene.Buyer(0), Wishes.Must, 1, 0)), 3),
        ["a veto of a participant"] = (scene => scene.App.Send(new SetParticipantWish(scene.Event, scene.Buyer(0), scene.Exhibitor(0), Wishes.Veto, null, 0)), 3),
        ["a wish taken back"] = (scene => scene.App.Send(new SetParticipantWish(scene.Event, scene.Exhibitor(0), scene.Buyer(1), Wishes.None, null, 1)), 2),
        ["the organiser's word"] = (scene => scene.App.Send(new SetWish(scene.Event, scene.Exhibitor(0), scene.Buyer(0), Wishes.Must, 0)), 3),
        ["the organiser's word taken back"] = (scene => scene.App.Send(new SetWish(scene.Event, scene.Exhibitor(2), scene.Buyer(0), Wishes.None, 1)), 2),
        ["a past meeting"] = (scene => HistoryAsync(scene, 0, 0), 3),
        ["a past meeting forgotten"] = (scene => scene.App.Send(new RemoveHistory(scene.Event, "2025")), 2),
    };

    public static TheoryData<string> Names => [.. Changes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_change_shows_at_once_and_only_what_it_touched_is_read(string name)
    {
        await using var scene = await StartAsync();

        await Changes[name].Do(scene);

        await scene.ShouldBeRightAsync(scene.Exhibitor(0));
        scene.Read().ShouldBe((Changes[name].Rows, 0));
        await scene.ShouldBeRightAsync(scene.Exhibitor(2));
        await scene.ShouldBeRightAsync(scene.Buyer(0));
        scene.Read().ShouldBe((0, 0));
    }

    [Fact]
    public async Task Changed_weights_and_interpreters_build_the_index_anew_and_nothing_else_does()
    {
        await using var scene = await StartAsync();
        var details = await scene.App.Send(new GetEvent(scene.Event));

        await scene.App.Send(new UpdateEvent(scene.Event, details.RowVersion, details.Fields with { Venue = "Another hall" }));
        await scene.ShouldBeRightAsync(scene.Buyer(1));
        scene.Read().ShouldBe((0, 0));

        await scene.App.Send(new UpdateEvent(scene.Event, details.RowVersion + 1, details.Fields with { Weights = new() { Category = 3, Country = 90 } }));
        await scene.ShouldBeRightAsync(scene.Buyer(1));
        scene.Read().Builds.ShouldBe(1);

        var interpreter = await scene.App.Send(new GetParticipant(scene.Event, scene.Sample.Of(Sides.Interpreter)[0].PublicId));
        await scene.App.Send(new UpdateParticipant(scene.Event, interpreter.Id, interpreter.RowVersion, interpreter.Fields with { Note = "Has a car" }));
        await scene.ShouldBeRightAsync(scene.Buyer(1));
        scene.Read().ShouldBe((1, 0));

        await scene.App.Send(new UpdateParticipant(scene.Event, interpreter.Id, interpreter.RowVersion + 1, interpreter.Fields with { Languages = ["ko", "pl"] }));
        await scene.ShouldBeRightAsync(scene.Buyer(1));
        scene.Read().Builds.ShouldBe(1);

        await scene.App.Send(new RemoveParticipant(scene.Event, interpreter.Id, interpreter.RowVersion + 2));
        await scene.ShouldBeRightAsync(scene.Buyer(1));
        scene.Read().Builds.ShouldBe(1);
    }

    [Fact]
    public async Task The_events_used_last_are_kept()
    {
        await using var scene = await StartAsync();
        var others = new List<SampleEvent>();
        for (var i = 0; i < 4; i++)
            others.Add(await new SampleEvents { Exhibitors = 2, Buyers = 2, Seed = i }.CreateAsync(scene.App));

        foreach (var sample in others)
        {
            var list = await scene.Other.Send(new GetSuggestions(sample.PublicId, sample.Of(Sides.Buyer)[0].PublicId, new()));
            list.Considered.ShouldBe(2);
            scene.Read().Builds.ShouldBe(1);
            await scene.SuggestAsync(scene.Buyer(0));
        }

        scene.Read().ShouldBe((0, 0));
        await scene.Other.Send(new GetSuggestions(others[0].PublicId, others[0].Of(Sides.Buyer)[0].PublicId, new()));
        scene.Read().Builds.ShouldBe(1);
    }

    [Fact]
    public async Task Readers_beside_a_writer_see_the_one_or_the_other_and_never_a_mix()
    {
        await using var scene = await StartAsync();
        var buyer = await scene.App.Send(new GetParticipant(scene.Event, scene.Buyer(0)));
        ParticipantFields[] faces =
        [
            buyer.Fields with { NameEn = "Old face", Country = "DE", Online = false, Products = [new() { Category = "BAT-PACK" }] },
            buyer.Fields with { NameEn = "New face", Country = "VN", Online = true, Products = [new() { Category = "ETW-BIKE" }] },
        ];
        var version = buyer.RowVersion;
        var seen = new Dictionary<string, string>();
        foreach (var face in faces)
        {
            await scene.App.Send(new UpdateParticipant(scene.Event, buyer.Id, version++, face));
            seen[face.NameEn!] = await FaceAsync(scene, buyer.Id);
        }

        seen.Values.Distinct().Count().ShouldBe(2);
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
                seen.Values.ShouldContain(await FaceAsync(scene, buyer.Id));
        })).ToList();
        for (var i = 0; i < 30; i++)
        {
            await scene.App.Send(new UpdateParticipant(scene.Event, buyer.Id, version++, faces[i % 2]));
            (await FaceAsync(scene, buyer.Id)).ShouldBe(seen[faces[i % 2].NameEn!]);
        }

        await done.CancelAsync();
        await Task.WhenAll(readers);
    }

    [Fact]
    public async Task Who_is_unknown_or_no_partner_has_no_suggestions()
    {
        await using var scene = await StartAsync();

        await Should.ThrowAsync<NotFound>(() => scene.Other.Send(new GetSuggestions("nothing", scene.Buyer(0), new())));
        await Should.ThrowAsync<NotFound>(() => scene.SuggestAsync("nobody"));
        await Should.ThrowAsync<NotFound>(() => scene.SuggestAsync(scene.Sample.Of(Sides.Interpreter)[0].PublicId));
        await Should.ThrowAsync<OperationCanceledException>(
            () => scene.Other.Send(new GetSuggestions(scene.Event, scene.Buyer(0), new()), new CancellationToken(canceled: true)));
        await scene.ShouldBeRightAsync(scene.Buyer(0));
    }

    /// <summary>All that exhibitor 0 is told about a buyer.</summary>
    static async Task<string> FaceAsync(SuggestionScene scene, string buyer)
    {
        var item = (await scene.SuggestAsync(scene.Exhibitor(0), 100)).Items.Single(item => item.Partner.Id == buyer);
        return $"{item.Partner.NameEn} {item.Partner.Country} {item.Online} {string.Join(' ', item.Categories)} {item.MyScore:R} {item.TheirScore:R} "
            + string.Join(' ', item.Factors.Select(factor => $"{factor.BuyerValue:R}"));
    }

    static async Task<SuggestionScene> StartAsync()
    {
        var scene = await SuggestionScene.StartAsync();
        await scene.App.Send(new SetParticipantWish(scene.Event, scene.Exhibitor(0), scene.Buyer(1), Wishes.Want, 1, 0));
        await scene.App.Send(new SetParticipantWish(scene.Event, scene.Buyer(1), scene.Exhibitor(2), Wishes.Veto, null, 0));
        await scene.App.Send(new SetWish(scene.Event, scene.Exhibitor(2), scene.Buyer(0), Wishes.Veto, 0));
        await HistoryAsync(scene, 0, 2);
        await scene.ShouldBeRightAsync(scene.Exhibitor(0));
        scene.Read().Builds.ShouldBe(1);
        return scene;
    }

    static async Task HistoryAsync(SuggestionScene scene, int exhibitor, int buyer)
    {
        var names = (scene.Sample.Of(Sides.Exhibitor)[exhibitor].NameKo, scene.Sample.Of(Sides.Buyer)[buyer].NameEn);
        var csv = $"Exhibitor;Buyer;Occasion;Answer;Outcome\n{names.NameKo};{names.NameEn};2025;accepted;contract\n";
        (await scene.App.Send(new ImportHistory(scene.Event, "history.csv", new MemoryStream(Encoding.UTF8.GetBytes(csv))))).Taken.ShouldBeTrue();
    }
}
