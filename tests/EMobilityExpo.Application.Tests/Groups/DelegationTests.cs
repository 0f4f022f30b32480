namespace EMobilityExpo.Application.Tests.Groups;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Accounts;
using EMobilityExpo.Application.Features.Bookings;
using EMobilityExpo.Application.Features.Delegations;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Members;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Registration;
using EMobilityExpo.Application.Features.Runs;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Application.Tests.Runs;
using EMobilityExpo.TestCommon;
using FluentValidation;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

/// <summary>A state government brings firms by one link; they are seen as a group, and timetabled so that they stay together.</summary>
public sealed class DelegationTests : IAsyncLifetime
{
    static readonly DelegationFields Karnataka = new()
    {
        NameKo = "카르나타카주",
        NameEn = "Karnataka",
        Country = "IN",
        ContactName = "Asha Rao",
        ContactEmail = "asha@karnataka.example",
    };

    TestApplication _app = null!;
    SampleEvent _event = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await RunTest.StartAsync();
        _event = await new SampleEvents().CreateAsync(_app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    string Id => _event.PublicId;

    string Buyer(int number) => _event.Of(Sides.Buyer)[number].PublicId;

    [Fact]
    public async Task A_firm_comes_in_by_the_link_even_while_registration_is_closed_to_others()
    {
        var delegation = await _app.Send(new AddDelegation(Id, Sides.Buyer, Karnataka));
        var key = await LinkAsync(delegation);
        (await _app.Send(new GetInvitation(key))).ShouldSatisfyAllConditions(
            about => about.Name.ShouldBe("Karnataka"), about => about.Side.ShouldBe(Sides.Buyer), about => about.ContactName.ShouldBe("Asha Rao"));

        await _app.Send(new BeginRegistration(Id, Sides.Exhibitor, "boss@volt.example", "Dev", "en", null, key));
        await _app.RunJobsAsync();
        var person = await PersonAsync("boss@volt.example");
        var registration = (await _app.Send(new ListMyRegistrations(person))).ShouldHaveSingleItem();
        registration.Side.ShouldBe(Sides.Buyer, "the delegation's side, whatever was asked for");
        (await _app.Send(new GetDelegation(Id, delegation))).Registrations.ShouldHaveSingleItem().Status.ShouldBe("draft");

        var fields = new ParticipantFields { NameEn = "Volt Riders", Country = "IN", ContactEmail = "boss@volt.example", Products = [new() { Category = "BAT-PACK" }] };
        for (var step = 1; step <= 3; step++)
            await _app.Send(new SaveRegistration(person, registration.Id, step, fields, step));
        await _app.Send(new SendRegistration(person, registration.Id, Consent.Needed, 4));
        (await _app.Send(new GetVetting(Id, registration.Id))).DelegationName.ShouldBe("Karnataka");
        var participant = await _app.Send(new DecideRegistration(Id, registration.Id, "approved", 5));

        var view = await _app.Send(new GetDelegation(Id, delegation));
        view.Registrations.ShouldBeEmpty();
        view.Members.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            member => member.Id.ShouldBe(participant), member => member.Accounts.ShouldBe(1), member => member.SlotsLeft.ShouldBeGreaterThan(0));
        (await _app.Send(new ListParticipants(Id, new() { Side = Sides.Buyer, Delegation = "Karnataka" }, new()))).Items.ShouldHaveSingleItem().Id.ShouldBe(participant);
    }

    [Fact]
    public async Task A_link_that_is_wrong_over_ended_or_replaced_opens_nothing()
    {
        var delegation = await _app.Send(new AddDelegation(Id, Sides.Buyer, Karnataka));
        var first = await LinkAsync(delegation);
        var second = await LinkAsync(delegation);
        await Should.ThrowAsync<NotFound>(() => _app.Send(new GetInvitation(first)));
        await Should.ThrowAsync<NotFound>(() => _app.Send(new GetInvitation(second + "x")));
        _app.Time.Offset = TimeSpan.FromDays(8);
        await Should.ThrowAsync<NotFound>(() => _app.Send(new GetInvitation(second)));
        await Should.ThrowAsync<NotFound>(() => _app.Send(new BeginRegistration(Id, Sides.Buyer, "a@b.example", "A", "en", null, second)));
        _app.Time.Offset = TimeSpan.Zero;
        await _app.Send(new GetInvitation(second));
        await _app.Send(new RevokeDelegationLink(Id, delegation, "join"));
        await Should.ThrowAsync<NotFound>(() => _app.Send(new GetInvitation(second)));

        var kept = await _app.Query<string>("SELECT CONCAT(join_hash, view_hash, name) FROM delegation");
        kept.ShouldNotContain(text => text.Contains(first) || text.Contains(second));
    }

    [Fact]
    public async Task A_participant_joins_by_the_link_with_its_own_company_only()
    {
        var delegation = await _app.Send(new AddDelegation(Id, Sides.Buyer, Karnataka));
        var other = await _app.Send(new AddDelegation(Id, Sides.Buyer, Karnataka with { NameEn = "Goa" }));
        var key = await LinkAsync(delegation);
        await _app.Send(new InviteMember(Id, "dev@volt.example", "Dev", Roles.Buyer, Buyer(0)));
        await _app.Send(new InviteMember(Id, "kim@hanbit.example", "Kim", Roles.Exhibitor, _event.Of(Sides.Exhibitor)[0].PublicId));
        var (dev, kim) = (await PersonAsync("dev@volt.example"), await PersonAsync("kim@hanbit.example"));

        await Should.ThrowAsync<NotFound>(() => _app.Send(new JoinDelegation(key, kim, Buyer(0))));
        await Should.ThrowAsync<Invalid>(() => _app.Send(new JoinDelegation(key, kim, _event.Of(Sides.Exhibitor)[0].PublicId)));
        await _app.Send(new JoinDelegation(key, dev, Buyer(0)));
        await _app.Send(new JoinDelegation(key, dev, Buyer(0)));

        (await _app.Send(new GetDelegation(Id, delegation))).Members.ShouldHaveSingleItem().Id.ShouldBe(Buyer(0));
        await Should.ThrowAsync<Conflict>(async () => await _app.Send(new JoinDelegation(await LinkAsync(other), dev, Buyer(0))));
        await _app.Send(new SetDelegationMember(Id, delegation, Buyer(0), false));
        (await _app.Send(new GetDelegation(Id, delegation))).Members.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_in_the_lists_becomes_a_delegation_and_leaves_again_without_loss()
    {
        var before = (await _app.Send(new GetParticipant(Id, Buyer(3)))).Fields;
        await _app.Send(new UpdateParticipant(Id, Buyer(3), 1, before with { Delegation = "KA-2026" }));
        (await _app.Send(new ListDelegations(Id))).Unlisted.ShouldContain(one => one.Name == "KA-2026" && one.Members == 1);

        var delegation = await _app.Send(new AddDelegation(Id, Sides.Buyer, Karnataka, "KA-2026"));

        var list = await _app.Send(new ListDelegations(Id));
        list.Unlisted.ShouldNotContain(one => one.Name == "KA-2026");
        list.Items.ShouldHaveSingleItem().Members.ShouldBe(1);
        await Should.ThrowAsync<Conflict>(() => _app.Send(new AddDelegation(Id, Sides.Buyer, Karnataka, "KA-2026")));
        await Should.ThrowAsync<Stale>(() => _app.Send(new RemoveDelegation(Id, delegation, 7)));
        await _app.Send(new RemoveDelegation(Id, delegation, 1));
        (await _app.Send(new ListDelegations(Id))).Unlisted.ShouldContain(one => one.Name == "KA-2026");
    }

    [Fact]
    public async Task Who_stays_together_meets_in_the_same_half_days_and_in_no_others()
    {
        var halves = await HalvesAsync();
        var delegation = await TogetherAsync([halves[0], halves[3]], 0, 1, 2);

        var run = await _app.BuildAsync(new StartRun(Id));

        var slots = (await EventAsync()).Slots;
        var members = new[] { 0, 1, 2 }.Select(number => _event.Of(Sides.Buyer)[number].Id).ToHashSet();
        var meetings = await _app.MeetingsAsync(run);
        var held = meetings.Where(meeting => members.Contains(meeting.BuyerId)).ToList();
        held.Count.ShouldBeGreaterThan(3);
        var zone = (await EventAsync()).Zone;
        held.Select(meeting => HalfDays.Of(slots[meeting.Slot], zone)).Distinct().ShouldBeSubsetOf([halves[0], halves[3]]);
        meetings.Select(meeting => HalfDays.Of(slots[meeting.Slot], zone)).Distinct().Count().ShouldBe(halves.Count, "the others keep all of them");

        await _app.Send(new PublishRun(Id, run));
        var timetable = await _app.Send(new GetDelegationTimetable(Id, delegation));
        timetable.Members.Count.ShouldBe(3);
        timetable.Days.SelectMany(day => day.Rows).SelectMany(row => row.Cells).Count(cell => cell.Meeting is not null).ShouldBe(held.Count);
        timetable.Days.SelectMany(day => day.Rows).SelectMany(row => row.Cells).ShouldAllBe(cell => cell.Meeting == null || cell.Meeting.Score == null);
        var link = await _app.Send(new MakeDelegationLink(Id, delegation, "view"));
        (await _app.Send(new GetOwnDelegation(link.Path[3..]))).Members.Count.ShouldBe(3);
        await _app.Send(new RevokeDelegationLink(Id, delegation, "view"));
        await Should.ThrowAsync<NotFound>(() => _app.Send(new GetOwnDelegation(link.Path[3..])));
        (await _app.Send(new ListDelegations(Id))).Items.Single().Meetings.ShouldBe(held.Count);
    }

    [Fact]
    public async Task What_was_booked_outside_stays_and_nothing_more_can_be_booked_there()
    {
        var halves = await HalvesAsync();
        var exhibitor = _event.Of(Sides.Exhibitor)[0];
        var buyer = _event.Of(Sides.Buyer)[0];
        await _app.Send(new Application.Features.Requests.SetRequestSettings(Id, 7, Booking: true));
        var source = await EventAsync();
        var outside = source.Slots.First(slot => HalfDays.Of(slot, source.Zone) == halves[1]
            && !buyer.Unavailable.Concat(exhibitor.Unavailable).Any(one => one.StartsAt < slot.EndsAt && one.EndsAt > slot.StartsAt));
        _app.Time.SetTo(source.Slots[0].StartsAt.ToDateTimeOffset() - TimeSpan.FromDays(30));
        await _app.Send(new BookSlot(Id, exhibitor.PublicId, buyer.PublicId, outside.StartsAt));
        await TogetherAsync([halves[0]], 0);

        var run = await _app.BuildAsync(new StartRun(Id));

        (await _app.MeetingsAsync(run)).Where(meeting => meeting.BuyerId == buyer.Id && meeting.Slot != outside.Index)
            .ShouldAllBe(meeting => HalfDays.Of(source.Slots[meeting.Slot], source.Zone) == halves[0]);
        (await _app.MeetingsAsync(run)).ShouldContain(meeting => meeting.BuyerId == buyer.Id && meeting.ExhibitorId == exhibitor.Id && meeting.Slot == outside.Index);
        var second = _event.Of(Sides.Exhibitor)[1];
        await Should.ThrowAsync<Conflict>(() => _app.Send(new BookSlot(Id, second.PublicId, buyer.PublicId, outside.StartsAt)));
    }

    [Fact]
    public async Task A_member_that_is_never_there_with_the_others_is_told()
    {
        var halves = await HalvesAsync();
        var source = await EventAsync();
        var mornings = source.Slots.Where(slot => HalfDays.Of(slot, source.Zone) == halves[0]).ToList();
        var fields = (await _app.Send(new GetParticipant(Id, Buyer(1)))).Fields;
        await _app.Send(new UpdateParticipant(Id, Buyer(1), 1, fields with { Unavailable = [new() { StartsAt = mornings[0].StartsAt, EndsAt = mornings[^1].EndsAt }] }));

        var delegation = await TogetherAsync([halves[0]], 1);

        (await _app.Send(new GetDelegation(Id, delegation))).Members.ShouldHaveSingleItem().SlotsLeft.ShouldBe(0);
        var wrong = await Should.ThrowAsync<ValidationException>(() => _app.Send(new UpdateDelegation(Id, delegation, 1, Karnataka with { Together = true, NameKo = " ", Country = "XX" })));
        wrong.Errors.Select(error => error.PropertyName).ShouldBe(["NameKo", "Country", "HalfDays"], ignoreOrder: true);
        await Should.ThrowAsync<Invalid>(() => _app.Send(new UpdateDelegation(Id, delegation, 1, Karnataka with { Together = true, HalfDays = ["1999-01-01 am"] })));
    }

    async Task<string> TogetherAsync(IReadOnlyList<string> halves, params int[] buyers)
    {
        var delegation = await _app.Send(new AddDelegation(Id, Sides.Buyer, Karnataka with { Together = true, HalfDays = halves }));
        foreach (var buyer in buyers)
            await _app.Send(new SetDelegationMember(Id, delegation, Buyer(buyer), true));
        return delegation;
    }

    async Task<string> LinkAsync(string delegation) => (await _app.Send(new MakeDelegationLink(Id, delegation, "join", 7))).Path["/join/".Length..];

    Task<EventModel> EventAsync() => _app.InScope(services => EventModel.LoadAsync(services.GetRequiredService<DbSession>(), _event.Id, default));

    async Task<IReadOnlyList<string>> HalvesAsync() => HalfDays.Of(await EventAsync());

    Task<long> PersonAsync(string email) =>
        _app.InScope(async services => (await Person.FindAsync(services.GetRequiredService<DbSession>(), email, default))!.Id);
}
