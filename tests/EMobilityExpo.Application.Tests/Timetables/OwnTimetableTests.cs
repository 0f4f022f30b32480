namespace EMobilityExpo.Application.Tests.Timetables;

using System.Text;
using System.Text.Json;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Application.Features.Timetables.Documents;
using EMobilityExpo.TestCommon;
using NodaTime;
using Shouldly;
using Xunit;

/// <summary>What opens with the secret of one participant, and what does not.</summary>
public sealed class OwnTimetableTests : IAsyncLifetime
{
    static readonly Instant Day = Instant.FromUtc(2026, 9, 2, 0, 0);

    TestApplication _app = null!;
    TimetableScene _scene = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await TestApplication.StartAsync();
        _scene = await TimetableScene.CreateAsync(_app.Services);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Only_the_timetable_in_force_is_shown()
    {
        var first = await _scene.AddRunAsync(("E0", "B0", 0, 1, null));
        await _scene.AddRunAsync(("E0", "B2", 0, 1, null));

        (await Own("E0")).Run.ShouldBeNull();
        (await Own("E0")).Meetings.ShouldBeEmpty();
        await _scene.PublishAsync(first, Day);
        (await Own("E0")).Meetings.Single().Buyer.NameEn.ShouldBe("Buyer 0");
        await _scene.PublishAsync(null, Day + Duration.FromDays(1));
        (await Own("E0")).Run.ShouldBeNull();
        (await Own("E0")).Meetings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_its_own_meetings_are_shown_without_scores_products_or_contact_data()
    {
        await _scene.PublishAsync(await _scene.AddRunAsync(("E0", "B0", 0, 1, "I0"), ("E2", "B2", 0, 2, null), ("E0", "B3", 1, 1, null)), Day);

        foreach (var name in new[] { "E0", "E1", "E2", "B0", "B1", "B2", "B3", "I0" })
        {
            var own = await Own(name);
            own.Meetings.ShouldAllBe(meeting => new[] { meeting.Exhibitor.Id, meeting.Buyer.Id, meeting.Interpreter == null ? "" : meeting.Interpreter.Id }
                .Contains(_scene[name].PublicId));
            own.Meetings.ShouldAllBe(meeting => meeting.Score == null && meeting.Exhibitor.Categories.Count == 0 && meeting.Buyer.Categories.Count == 0);
            JsonSerializer.Serialize(own.Meetings).ShouldNotContain(TimetableScene.Secret);
            Encoding.UTF8.GetString(ParticipantCalendar.Write(own)).ShouldNotContain(TimetableScene.Secret);
            Encoding.UTF8.GetString(ParticipantSheet.Csv(own)).ShouldNotContain(TimetableScene.Secret);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing")]
    [InlineData("' OR 1=1 --")]
    public async Task A_wrong_key_opens_nothing(string key)
    {
        await _scene.PublishAsync(await _scene.AddRunAsync(("E0", "B0", 0, 1, null)), Day);

        (await Should.ThrowAsync<NotFound>(() => _app.Send(new GetOwnTimetable(key)))).Code.ShouldBe("Timetables.LinkNotFound");
        (await _app.Send(new ReadsKorean(key))).ShouldBeFalse();
    }

    [Fact]
    public async Task The_public_id_of_a_participant_is_not_its_key() =>
        await Should.ThrowAsync<NotFound>(() => _app.Send(new GetOwnTimetable(_scene["E0"].PublicId)));

    [Fact]
    public async Task The_page_speaks_Korean_to_those_who_do()
    {
        await _scene.ChangeAsync("B0", who => who with { Languages = ["en", "ko"] });

        (await _app.Send(new ReadsKorean(_scene["E0"].TimetableKey))).ShouldBeTrue();
        (await _app.Send(new ReadsKorean(_scene["B0"].TimetableKey))).ShouldBeTrue();
        (await _app.Send(new ReadsKorean(_scene["B2"].TimetableKey))).ShouldBeFalse();
    }

    [Fact]
    public void A_logged_request_does_not_tell_the_key() =>
        $"{new GetOwnTimetable("secretkey")} {new ReadsKorean("secretkey")}".ShouldNotContain("secretkey");

    Task<ParticipantTimetable> Own(string name) => _app.Send(new GetOwnTimetable(_scene[name].TimetableKey));
}
