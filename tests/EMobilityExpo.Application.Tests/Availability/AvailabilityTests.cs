namespace EMobilityExpo.Application.Tests.Availability;

using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Availability;
using EMobilityExpo.Application.Features.Bookings;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Requests;
using EMobilityExpo.TestCommon;
using FluentValidation;
using NodaTime;
using Shouldly;
using Xunit;

public sealed class AvailabilityTests : IAsyncLifetime
{
    TestApplication _app = null!;
    TimetableScene _scene = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await TestApplication.StartAsync();
        _app.Time.SetTo(new(2026, 9, 14, 0, 0, 0, TimeSpan.Zero));
        _scene = await TimetableScene.CreateAsync(_app.Services);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    string Event => _scene.Event.PublicId;

    Instant Start(int slot) => _scene.Event.Slots[slot].StartsAt;

    [Fact]
    public async Task Slots_limits_and_zone_are_said_as_a_whole()
    {
        await SetAsync("B0", [0, 1, 5], most: 6, daily: 3, zone: "Europe/Berlin");

        var view = await GetAsync("B0");
        view.Slots.Select((slot, index) => (slot, index)).Where(pair => pair.slot.Blocked).Select(pair => pair.index).ShouldBe([0, 1, 5]);
        (view.EventZone, view.TimeZone, view.ZoneBeside, view.MaxMeetings, view.MaxPerDay).ShouldBe(("Asia/Seoul", "Europe/Berlin", "Europe/Berlin", 6, 3));
        await Should.ThrowAsync<Stale>(() => SetAsync("B0", [], version: 1));
        await SetAsync("B0", [], version: view.RowVersion);
        (await GetAsync("B0")).Slots.ShouldAllBe(slot => !slot.Blocked);
        await Should.ThrowAsync<ValidationException>(() => SetAsync("B1", [], zone: "Europe/Nowhere"));
        await Should.ThrowAsync<ValidationException>(() => SetAsync("B1", [], daily: 0));
        (await Should.ThrowAsync<Conflict>(() => _app.Send(new SetAvailability(Event, _scene["B1"].PublicId, [Start(0) + Duration.FromMinutes(1)], null, null, null, 1))))
            .Code.ShouldBe("Availability.SlotsChanged");
    }

    [Fact]
    public async Task A_slot_with_a_meeting_of_the_published_timetable_stays_open()
    {
        var run = await _scene.AddRunAsync(("E0", "B0", 1, 1, null));
        await SetAsync("E0", [1]);
        await SetAsync("E0", [], version: (await GetAsync("E0")).RowVersion);
        await _scene.PublishAsync(run, TimetableScene.Created);

        var refused = await Should.ThrowAsync<Conflict>(async () => await SetAsync("E0", [0, 1], version: (await GetAsync("E0")).RowVersion));

        refused.Code.ShouldBe("Availability.Kept_meeting");
        refused.Message.ShouldContain(_scene["B0"].Name);
        refused.Message.ShouldContain("10:30");
        (await GetAsync("E0")).Slots[1].ShouldSatisfyAllConditions(slot => slot.Kept.ShouldBe("meeting"), slot => slot.PartnerId.ShouldBe(_scene["B0"].PublicId));
        await _scene.PublishAsync(null, TimetableScene.Created);
        await SetAsync("E0", [0, 1], version: (await GetAsync("E0")).RowVersion);
    }

    [Fact]
    public async Task A_slot_that_is_booked_or_held_stays_open_for_its_company_but_not_for_the_organiser()
    {
        await _app.Send(new SetRequestSettings(Event, 7, Booking: true));
        await _app.Send(new BookSlot(Event, _scene["E0"].PublicId, _scene["B0"].PublicId, Start(2)));
        await _app.Send(new SendRequest(Event, _scene["B2"].PublicId, _scene["E2"].PublicId, null, Start(3)));

        (await Should.ThrowAsync<Conflict>(async () => await SetAsync("B0", [2], version: (await GetAsync("B0")).RowVersion))).Code.ShouldBe("Availability.Kept_booked");
        (await Should.ThrowAsync<Conflict>(async () => await SetAsync("E2", [3], version: (await GetAsync("E2")).RowVersion))).Code.ShouldBe("Availability.Kept_held");
        var who = await _app.Send(new GetParticipant(Event, _scene["B0"].PublicId));
        var blocked = who.Fields with { Unavailable = [new() { StartsAt = Start(2), EndsAt = Start(2) + Duration.FromMinutes(30) }] };
        await Should.ThrowAsync<Conflict>(() => _app.Send(new UpdateParticipant(Event, who.Id, who.RowVersion, blocked) { Own = true }));
        await _app.Send(new UpdateParticipant(Event, who.Id, who.RowVersion, blocked));
        // Once the organiser has blocked it, the company may change the rest.
        await SetAsync("B0", [2, 3], version: (await GetAsync("B0")).RowVersion);
    }

    Task<AvailabilityView> GetAsync(string who) => _app.Send(new GetAvailability(Event, _scene[who].PublicId));

    Task SetAsync(string who, int[] blocked, int? most = null, int? daily = null, string? zone = null, long version = 1) =>
        _app.Send(new SetAvailability(Event, _scene[who].PublicId, [.. blocked.Select(Start)], most, daily, zone, version));
}
