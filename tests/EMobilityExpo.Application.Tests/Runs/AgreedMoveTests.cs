namespace EMobilityExpo.Application.Tests.Runs;

using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Bookings;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Members;
using EMobilityExpo.Application.Features.Moves;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Requests;
using EMobilityExpo.Application.Features.Runs;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.TestCommon;
using NodaTime;
using Shouldly;
using Xunit;

/// <summary>Meetings whose time the two agreed on themselves: the organiser can move them, the agreement goes along, and both hear of it.</summary>
public sealed class AgreedMoveTests : IAsyncLifetime
{
    TestApplication _app = null!;
    SampleEvent _event = null!;
    string _run = "", _exhibitor = "", _buyer = "";
    MoveOptions _agreed = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await RunTest.StartAsync();
        _app.Time.SetTo(new(2026, 9, 14, 0, 0, 0, TimeSpan.Zero));
        _event = await new SampleEvents { Exhibitors = 8, Buyers = 8, Tables = 5, CandidatesEach = 3 }.CreateAsync(_app);
        await _app.Send(new SetRequestSettings(_event.PublicId, 7, Booking: true));
        (_exhibitor, _buyer) = await BookAsync(_event.Of(Sides.Exhibitor).Select(who => who.PublicId));
        await _app.Send(new InviteMember(_event.PublicId, "kim@firm.example", "Kim", "exhibitor", _exhibitor));
        await _app.Send(new InviteMember(_event.PublicId, "ann@buyer.example", "Ann", "buyer", _buyer));
        _run = await _app.BuildAsync(new StartRun(_event.PublicId));
        _agreed = await OptionsAsync((await MeetingsAsync(_run)).Single(IsAgreed).Id);
        _app.Mails.Sent.Clear();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task The_agreement_goes_along_with_both_told_and_comes_back_with_the_undo()
    {
        var booked = await BookedAsync();
        (_agreed.Agreed, _agreed.StartsAt).ShouldBe((true, booked));
        var slot = _agreed.Slots.First(one => one is { Here: false, Possible: true });

        var moved = await MoveAsync(_agreed, slot.Slot);

        (await BookedAsync()).ShouldBe(slot.StartsAt);
        (moved.Mails, moved.NotTold.Count).ShouldBe((2, 0), "although nobody sees this timetable yet, they know of their agreement");
        moved.Text.ShouldContain("agreed");
        await _app.RunJobsAsync();
        _app.Mails.Sent.Select(mail => mail.Recipient).ShouldBe(["kim@firm.example", "ann@buyer.example"], ignoreOrder: true);
        var zone = (await _app.Send(new GetEvent(_event.PublicId))).Fields.ToModel().Zone;
        _app.Mails.Sent.ShouldAllBe(mail => mail.Body.Contains(EventTimes.Range(slot.StartsAt, slot.EndsAt, zone)) && mail.Body.Contains(EventTimes.WithDay(booked, zone)));

        var undone = await _app.Send(new UndoMove(_event.PublicId, _run, moved.Number));
        ((await BookedAsync()), undone.Mails).ShouldBe((booked, 2));
        (await OptionsAsync(_agreed.MeetingId)).Slot.ShouldBe(_agreed.Slot);
    }

    [Fact]
    public async Task Later_timetables_keep_the_new_time()
    {
        var slot = _agreed.Slots.Last(one => one is { Here: false, Possible: true });
        await MoveAsync(_agreed, slot.Slot);

        var next = await _app.BuildAsync(new StartRun(_event.PublicId) { Seed = 5 });

        (await _app.JobAsync(next)).Status.ShouldBe("succeeded");
        (await MeetingsAsync(next)).Single(IsAgreed).Slot.ShouldBe(slot.Slot);
    }

    [Fact]
    public async Task Another_booking_at_that_time_stands_against_it()
    {
        var (_, other) = await BookAsync([_exhibitor]);
        var taken = await BookedAsync(other);
        var at = _agreed.Slots.Single(one => one.StartsAt == taken);

        var problems = (await OptionsAsync(_agreed.MeetingId)).Slots[at.Slot].Problems;

        problems.ShouldContain(problem => problem.Rule == "booked");
        await Should.ThrowAsync<Conflict>(() => MoveAsync(_agreed, at.Slot));
        (await BookedAsync()).ShouldBe(_agreed.StartsAt);
    }

    [Fact]
    public async Task Nobody_moves_an_agreement_by_the_way()
    {
        foreach (var meeting in (await MeetingsAsync(_run)).Where(meeting => !IsAgreed(meeting)))
        {
            var options = await OptionsAsync(meeting.Id);
            options.Agreed.ShouldBeFalse();
            options.Slots.ShouldAllBe(slot => slot.SwapWith == null || slot.SwapWith.MeetingId != _agreed.MeetingId);
            var swap = new MoveMeeting(_event.PublicId, _run, meeting.Id, options.RowVersion, _agreed.Slot) { SwapWith = _agreed.MeetingId };
            (await Should.ThrowAsync<Conflict>(() => _app.Send(swap))).Code.ShouldBe("Moves.Rule_fixed");
        }
    }

    [Fact]
    public async Task What_they_agree_on_anew_after_the_move_is_not_undone()
    {
        var slot = _agreed.Slots.First(one => one is { Here: false, Possible: true });
        var moved = await MoveAsync(_agreed, slot.Slot);
        await _app.Send(new CancelBooking(_event.PublicId, _exhibitor, _buyer));
        await _app.Send(new RemovePin(_event.PublicId, _exhibitor, _buyer));
        var anew = (await _app.Send(new GetOpenSlots(_event.PublicId, _exhibitor, _buyer))).Items.Last(open => open.StartsAt != slot.StartsAt && open.StartsAt != _agreed.StartsAt);
        await _app.Send(new BookSlot(_event.PublicId, _exhibitor, _buyer, anew.StartsAt));

        (await _app.Send(new UndoMove(_event.PublicId, _run, moved.Number))).Mails.ShouldBe(0);

        (await BookedAsync()).ShouldBe(anew.StartsAt);
    }

    bool IsAgreed(MeetingView meeting) => meeting.Exhibitor.Id == _exhibitor && meeting.Buyer.Id == _buyer;

    Task<MoveOptions> OptionsAsync(string meeting) => _app.Send(new GetMoveOptions(_event.PublicId, _run, meeting));

    Task<MoveResult> MoveAsync(MoveOptions options, int slot) =>
        _app.Send(new MoveMeeting(_event.PublicId, _run, options.MeetingId, options.RowVersion, slot));

    async Task<IReadOnlyList<MeetingView>> MeetingsAsync(string run) => (await _app.Send(new GetMeetings(_event.PublicId, run) { Paging = new(1, 200) })).Items;

    async Task<Instant> BookedAsync(string? partner = null) =>
        (await _app.Send(new ListBookings(_event.PublicId, _exhibitor))).Single(one => one.PartnerId == (partner ?? _buyer)).StartsAt;

    /// <summary>The first of those exhibitors that may books the first open slot of a buyer.</summary>
    async Task<(string Exhibitor, string Buyer)> BookAsync(IEnumerable<string> exhibitors)
    {
        foreach (var exhibitor in exhibitors)
        {
            foreach (var buyer in _event.Of(Sides.Buyer).Select(who => who.PublicId).Where(id => id != _buyer))
            {
                if (await _app.Send(new GetOpenSlots(_event.PublicId, exhibitor, buyer)) is not { Bookable: true, Items: [var open, ..] })
                    continue;
                await _app.Send(new BookSlot(_event.PublicId, exhibitor, buyer, open.StartsAt));
                return (exhibitor, buyer);
            }
        }

        throw new InvalidOperationException("Nobody may book.");
    }
}
