namespace EMobilityExpo.Application.Tests.Requests;

using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Audit;
using EMobilityExpo.Application.Features.Bookings;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Members;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Requests;
using EMobilityExpo.Application.Features.Wishes;
using EMobilityExpo.TestCommon;
using NodaTime;
using Shouldly;
using Xunit;

public sealed class BookingTests : IAsyncLifetime
{
    const int Tables = 2;

    TestApplication _app = null!;
    SampleEvent _event = null!;
    IReadOnlyList<Slot> _slots = [];

    public async ValueTask InitializeAsync()
    {
        _app = await TestApplication.StartAsync();
        _app.Time.SetTo(new(2026, 9, 14, 0, 0, 0, TimeSpan.Zero));
        _event = await new SampleEvents { Tables = Tables, With = (who, _) => who with { Online = false, OwnBooth = false, Unavailable = [] } }.CreateAsync(_app);
        _slots = (await _app.Send(new GetEvent(_event.PublicId))).Fields.ToModel().Slots;
        await _app.Send(new SetRequestSettings(_event.PublicId, 7, Booking: true));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Of_many_exhibitors_who_book_the_same_slot_of_a_buyer_one_gets_it()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => TryAsync(number, 0, 0)));

        answers.Count(answer => answer is null).ShouldBe(1);
        answers.Where(answer => answer is not null).ShouldAllBe(answer => answer == "Bookings.NotOpen" || answer == "Errors.uq_slot_booking_buyer");
        (await _app.Send(new GetOpenSlots(_event.PublicId, Exhibitor(11), Buyer(0)))).Items.ShouldNotContain(slot => slot.StartsAt == _slots[0].StartsAt);
    }

    [Fact]
    public async Task There_are_no_more_bookings_at_a_time_than_tables()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => TryAsync(number, number, 0)));

        answers.Count(answer => answer is null).ShouldBe(Tables);
    }

    [Fact]
    public async Task An_exhibitor_is_at_one_place_at_a_time_and_meets_a_buyer_once()
    {
        (await TryAsync(0, 0, 0)).ShouldBeNull();
        (await TryAsync(0, 1, 0)).ShouldBe("Bookings.NotOpen");
        (await TryAsync(0, 0, 1)).ShouldBe("Errors.uq_slot_booking_pair");
    }

    [Fact]
    public async Task Nobody_books_who_is_refused_or_where_it_is_not_allowed()
    {
        await _app.Send(new SetParticipantWish(_event.PublicId, Buyer(0), Exhibitor(0), "veto", null, 0));
        (await TryAsync(0, 0, 0)).ShouldBe("Bookings.NotOpen");
        (await Should.ThrowAsync<Conflict>(() => _app.Send(new BookSlot(_event.PublicId, Buyer(1), Exhibitor(1), _slots[0].StartsAt)))).Code.ShouldBe("Bookings.NotAllowed");
        await _app.Send(new SetRequestSettings(_event.PublicId, 7, Booking: false));
        (await TryAsync(1, 1, 0)).ShouldBe("Bookings.NotAllowed");
    }

    [Fact]
    public async Task A_time_that_the_event_loses_is_told_to_the_organiser_and_to_both_sides()
    {
        (await TryAsync(0, 0, 0)).ShouldBeNull();
        (await TryAsync(1, 1, _slots.Count - 1)).ShouldBeNull();
        foreach (var (role, who) in new[] { ("exhibitor", Exhibitor(0)), ("buyer", Buyer(0)) })
            await _app.Send(new InviteMember(_event.PublicId, $"{role}@example.com", role, role, who));
        await _app.RunJobsAsync();
        _app.Mails.Sent.Clear();
        var details = await _app.Send(new GetEvent(_event.PublicId));

        var updated = await _app.Send(new UpdateEvent(_event.PublicId, details.RowVersion, details.Fields with
        {
            Days = [details.Fields.Days[0] with { Opens = new(10, 30) }, .. details.Fields.Days.Skip(1)],
        }));
        await _app.RunJobsAsync();

        var lost = updated.Lost.ShouldHaveSingleItem();
        (lost.Kind, lost.StartsAt).ShouldBe(("booked", _slots[0].StartsAt));
        LostTime.Sentence(updated.Lost).ShouldContain(lost.Buyer);
        _app.Mails.Sent.Select(mail => mail.Recipient).ShouldBe(["buyer@example.com", "exhibitor@example.com"], ignoreOrder: true);
        _app.Mails.Sent.ShouldAllBe(mail => mail.Body.Contains("10:00", StringComparison.Ordinal));
        (await _app.Send(new ListBookings(_event.PublicId, Exhibitor(0)))).ShouldBeEmpty();
        (await _app.Send(new ListBookings(_event.PublicId, Exhibitor(1)))).Count.ShouldBe(1, "the others keep theirs");
        (await TryAsync(0, 0, 1)).ShouldBeNull("the two can agree on another time");
        (await _app.Send(new ListAudit(_event.PublicId, "event", new(1, 10)))).Items.ShouldContain(entry => entry.Action == "event.update" && entry.Detail!.Contains(lost.Buyer));
    }

    [Fact]
    public async Task What_is_agreed_is_listed_before_there_is_a_timetable()
    {
        (await TryAsync(0, 0, 2)).ShouldBeNull();
        var asked = await _app.Send(new SendRequest(_event.PublicId, Exhibitor(0), Buyer(1), null));
        await _app.Send(new AnswerRequest(_event.PublicId, Buyer(1), asked, AnswerRequest.Accepted));
        await _app.Send(new SendRequest(_event.PublicId, Exhibitor(0), Buyer(2), null));

        var agreed = await _app.Send(new ListAgreed(_event.PublicId, Exhibitor(0)));

        agreed.Select(one => (one.PartnerId, one.Status, one.StartsAt)).ShouldBe(
            [(Buyer(0), "fixed", _slots[2].StartsAt), (Buyer(1), "open", (Instant?)null)]);
    }

    [Fact]
    public async Task Absences_and_limits_are_kept_and_a_booking_can_be_given_back()
    {
        var buyer = await _app.Send(new GetParticipant(_event.PublicId, Buyer(0)));
        await _app.Send(new UpdateParticipant(_event.PublicId, Buyer(0), buyer.RowVersion, buyer.Fields with
        {
            MaxPerDay = 1,
            Unavailable = [new() { StartsAt = _slots[0].StartsAt, EndsAt = _slots[0].EndsAt }],
        }));

        (await TryAsync(0, 0, 0)).ShouldBe("Bookings.NotOpen");
        (await TryAsync(0, 0, 1)).ShouldBeNull();
        (await TryAsync(1, 0, 2)).ShouldBe("Bookings.NotOpen");
        await _app.Send(new CancelBooking(_event.PublicId, Buyer(0), Exhibitor(0)));
        (await TryAsync(1, 0, 2)).ShouldBeNull();
        (await _app.Send(new ListBookings(_event.PublicId, Buyer(0)))).ShouldHaveSingleItem().PartnerId.ShouldBe(Exhibitor(1));
    }

    /// <returns>Null when it was booked, else why not.</returns>
    async Task<string?> TryAsync(int exhibitor, int buyer, int slot)
    {
        try
        {
            await _app.Send(new BookSlot(_event.PublicId, Exhibitor(exhibitor), Buyer(buyer), _slots[slot].StartsAt));
            return null;
        }
        catch (Conflict taken)
        {
            return taken.Code;
        }
    }

    string Exhibitor(int number) => _event.Of(Sides.Exhibitor)[number].PublicId;

    string Buyer(int number) => _event.Of(Sides.Buyer)[number].PublicId;
}
