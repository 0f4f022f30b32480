namespace EMobilityExpo.Application.Tests.Timetables;

using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.TestCommon;
using NodaTime;
using Shouldly;
using Xunit;

public sealed class ParticipantTimetableTests : IAsyncLifetime
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
    public async Task An_exhibitor_sees_its_meetings_free_and_unavailable_slots()
    {
        await _scene.ChangeAsync("E0", who => who with
        {
            Unavailable = [new() { StartsAt = _scene.Event.Slots[4].StartsAt, EndsAt = _scene.Event.Slots[5].EndsAt }],
        });
        var run = await _scene.AddRunAsync(("E0", "B0", 0, 1, "I0"), ("E0", "B2", 3, 2, null), ("E2", "B1", 0, 0, null));

        var timetable = await _app.Send(new GetParticipantTimetable(_scene.Event.PublicId, _scene["E0"].PublicId, run));

        timetable.Days.Select(day => day.Date).ShouldBe([new LocalDate(2026, 10, 15), new LocalDate(2026, 10, 16)]);
        timetable.Days.SelectMany(day => day.Slots).Select(slot => slot.State).ShouldBe(
        [
            SlotState.Meeting, SlotState.Free, SlotState.Free, SlotState.Meeting,
            SlotState.Unavailable, SlotState.Unavailable, SlotState.Free, SlotState.Free,
        ]);
        timetable.Days.Select(day => day.Idle).ShouldBe([2, 0]);
        var first = timetable.Meetings.First();
        first.Buyer.ShouldSatisfyAllConditions(
            buyer => buyer.NameKo.ShouldBe("바이어0"), buyer => buyer.NameEn.ShouldBe("Buyer 0"), buyer => buyer.Country.ShouldBe("DE"),
            buyer => buyer.Categories.ShouldBe(["ETW-SCOOTER"]));
        first.Place.ShouldBe(new Place("table", 1, "1", null));
        first.Interpreter!.NameEn.ShouldBe("Kim Tongyeok");
        first.Score.ShouldBe(50);
    }

    [Fact]
    public async Task Waiting_lies_between_two_meetings_of_a_day_and_is_one_stretch()
    {
        var run = await _scene.AddRunAsync(("E0", "B0", 0, 1, null), ("E0", "B2", 3, 1, null));

        var days = (await _app.Send(new GetParticipantTimetable(_scene.Event.PublicId, _scene["E0"].PublicId, run))).Days;

        Stretch.Of(days[0]).Select(part => (part.State, part.Slots, part.Waiting)).ShouldBe(
            [(SlotState.Meeting, 1, false), (SlotState.Free, 2, true), (SlotState.Meeting, 1, false)]);
        Stretch.Of(days[1]).Select(part => (part.State, part.Slots, part.Waiting)).ShouldBe([(SlotState.Free, 4, false)]);
    }

    [Fact]
    public async Task Places_are_the_table_the_booth_or_online()
    {
        var run = await _scene.AddRunAsync(("E1", "B0", 0, 0, null), ("E2", "B1", 0, 0, null), ("E3", "B2", 0, 2, null));
        async Task<Place> PlaceOf(string name) =>
            (await _app.Send(new GetParticipantTimetable(_scene.Event.PublicId, _scene[name].PublicId, run))).Meetings.Single().Place;

        (await PlaceOf("E1")).ShouldBe(new Place("booth", null, null, "A-E1"));
        (await PlaceOf("B1")).ShouldBe(new Place("online", null, null, null));
        (await PlaceOf("B2")).ShouldBe(new Place("table", 2, "2", null));
    }

    [Fact]
    public async Task An_interpreter_sees_both_sides_of_its_meetings()
    {
        var run = await _scene.AddRunAsync(("E0", "B0", 0, 1, "I0"), ("E2", "B2", 1, 1, "I0"), ("E0", "B2", 2, 1, null));

        var timetable = await _app.Send(new GetParticipantTimetable(_scene.Event.PublicId, _scene["I0"].PublicId, run));

        timetable.Meetings.Select(meeting => meeting.PartnersOf(_scene["I0"].PublicId).Select(party => party.NameEn!).ToArray())
            .ShouldBe([["Exhibitor 0", "Buyer 0"], ["Exhibitor 2", "Buyer 2"]]);
    }

    [Fact]
    public async Task Without_a_run_it_is_the_timetable_in_force()
    {
        var first = await _scene.AddRunAsync(("E0", "B0", 0, 1, null));
        var second = await _scene.AddRunAsync(("E0", "B2", 1, 1, null));
        var query = new GetParticipantTimetable(_scene.Event.PublicId, _scene["E0"].PublicId);

        (await _app.Send(query)).Run.ShouldBeNull();
        await _scene.PublishAsync(first, Day);
        (await _app.Send(query)).Meetings.Single().Buyer.NameEn.ShouldBe("Buyer 0");
        await _scene.PublishAsync(second, Day + Duration.FromDays(1));
        var now = await _app.Send(query);
        now.Meetings.Single().Buyer.NameEn.ShouldBe("Buyer 2");
        now.Run!.Id.ShouldBe(second);
        now.Run.InForce.ShouldBeTrue();
        (await _app.Send(query with { RunId = first })).Run!.InForce.ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_not_of_this_event_is_not_found()
    {
        var other = await TimetableScene.CreateAsync(_app.Services);
        var run = await other.AddRunAsync(("E0", "B0", 0, 1, null));

        await Should.ThrowAsync<NotFound>(() => _app.Send(new GetParticipantTimetable(_scene.Event.PublicId, other["E0"].PublicId)));
        await Should.ThrowAsync<NotFound>(() => _app.Send(new GetParticipantTimetable(_scene.Event.PublicId, _scene["E0"].PublicId, run)));
        await Should.ThrowAsync<NotFound>(() => _app.Send(new GetBoard(_scene.Event.PublicId, run)));
        await Should.ThrowAsync<NotFound>(() => _app.Send(new GetMeetings(_scene.Event.PublicId, run)));
        await Should.ThrowAsync<NotFound>(() => _app.Send(new GetRunDocument(_scene.Event.PublicId, run)));
    }

    [Fact]
    public async Task The_printed_book_holds_everybody_of_a_side()
    {
        var run = await _scene.AddRunAsync(("E0", "B0", 0, 1, "I0"), ("E2", "B2", 1, 1, null), ("E0", "B2", 2, 1, null));

        foreach (var side in new[] { "exhibitor", "buyer", "interpreter" })
        {
            foreach (var page in await _app.Send(new GetTimetableBook(_scene.Event.PublicId, side, run)))
            {
                var alone = await _app.Send(new GetParticipantTimetable(_scene.Event.PublicId, page.Participant.PublicId, run));
                page.Meetings.Select(meeting => meeting.Id).ShouldBe(alone.Meetings.Select(meeting => meeting.Id));
            }
        }

        (await _app.Send(new GetTimetableBook(_scene.Event.PublicId, "buyer", run))).Select(page => page.Participant.NameEn)
            .ShouldBe(["Buyer 0", "Buyer 1", "Buyer 2", "Buyer 3"]);
    }
}
