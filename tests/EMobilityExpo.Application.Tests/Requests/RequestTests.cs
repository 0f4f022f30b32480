namespace EMobilityExpo.Application.Tests.Requests;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Bookings;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Housekeeping;
using EMobilityExpo.Application.Features.Members;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Partners;
using EMobilityExpo.Application.Features.Requests;
using EMobilityExpo.Application.Features.Runs;
using EMobilityExpo.Application.Features.Wishes;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Matching.Timetabling;
using EMobilityExpo.TestCommon;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Xunit;

public sealed class RequestTests : IAsyncLifetime
{
    static readonly PageRequest First = new();

    TestApplication _app = null!;
    SampleEvent _event = null!;
    IReadOnlyList<Slot> _slots = [];

    public async ValueTask InitializeAsync()
    {
        _app = await TestApplication.StartAsync();
        // The sample's days are fixed: the clock goes to the month before them.
        _app.Time.SetTo(new(2026, 9, 14, 0, 0, 0, TimeSpan.Zero));
        _event = await new SampleEvents { With = (who, number) => who with { Online = false, ContactEmail = $"{who.Side}{number}@contact.example" } }.CreateAsync(_app);
        _slots = (await _app.Send(new GetEvent(_event.PublicId))).Fields.ToModel().Slots;
        foreach (var (who, role) in new[] { (Exhibitor(0), Roles.Exhibitor), (Buyer(0), Roles.Buyer) })
            await _app.Send(new InviteMember(_event.PublicId, $"{role}@company.example", null, role, who));
        await _app.RunJobsAsync();
        _app.Mails.Sent.Clear();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_request_tells_the_partner_and_its_answer_the_asker()
    {
        var id = await AskAsync("Let us talk about cells.");
        await _app.RunJobsAsync();
        var asked = _app.Mails.Sent.ShouldHaveSingleItem();
        (asked.Recipient, asked.Body.Contains("Let us talk about cells.")).ShouldBe(("buyer@company.example", true));
        (await RequestsOf(Buyer(0), incoming: true)).ShouldHaveSingleItem().Status.ShouldBe("open");

        await AnswerAsync(Buyer(0), id, AnswerRequest.Accepted);
        await _app.RunJobsAsync();

        _app.Mails.Sent.Last().Recipient.ShouldBe("exhibitor@company.example");
        (await RequestsOf(Exhibitor(0), incoming: false)).ShouldHaveSingleItem().Status.ShouldBe("accepted");
        await Should.ThrowAsync<Conflict>(() => AnswerAsync(Buyer(0), id, AnswerRequest.Declined, "no-fit"));
    }

    [Fact]
    public async Task Contact_data_is_shown_only_after_both_agreed()
    {
        var id = await AskAsync();
        (await PartnerAsync(Exhibitor(0), Buyer(0))).Contact.ShouldBeNull();
        (await PartnerAsync(Buyer(0), Exhibitor(0))).Contact.ShouldBeNull();

        await AnswerAsync(Buyer(0), id, AnswerRequest.Accepted);

        (await PartnerAsync(Exhibitor(0), Buyer(0))).Contact!.Email.ShouldBe("buyer0@contact.example");
        (await PartnerAsync(Buyer(0), Exhibitor(0))).Contact!.Email.ShouldBe("exhibitor0@contact.example");
        (await PartnerAsync(Exhibitor(0), Buyer(1))).Contact.ShouldBeNull();
    }

    [Fact]
    public async Task What_was_agreed_reaches_the_timetable_and_what_was_declined_does_not()
    {
        await AnswerAsync(Buyer(0), await AskAsync(), AnswerRequest.Accepted);
        var declined = await _app.Send(new SendRequest(_event.PublicId, Exhibitor(1), Buyer(1), null));
        await AnswerAsync(Buyer(1), declined, AnswerRequest.Declined, "no-time");
        foreach (var (me, partner) in new[] { (Exhibitor(2), Buyer(2)), (Buyer(2), Exhibitor(2)) })
            await _app.Send(new SetParticipantWish(_event.PublicId, me, partner, "must", 1, 0));

        var problem = await ProblemAsync();

        var candidates = problem.Pairs.ToDictionary(pair => (pair.A, pair.B));
        candidates[(Exhibitor(0), Buyer(0))].Score.ShouldBeGreaterThanOrEqualTo(100);
        candidates[(Exhibitor(2), Buyer(2))].Required.ShouldBeTrue();
        candidates.ShouldNotContainKey((Exhibitor(1), Buyer(1)));
    }

    [Fact]
    public async Task Two_have_one_request_between_them_whoever_asks()
    {
        await AskAsync();

        (await Should.ThrowAsync<Conflict>(() => AskAsync())).Code.ShouldBe("Errors.uq_meeting_request_live");
        await Should.ThrowAsync<Conflict>(() => _app.Send(new SendRequest(_event.PublicId, Buyer(0), Exhibitor(0), null)));
    }

    [Fact]
    public async Task Only_who_was_asked_answers_and_only_who_asked_withdraws()
    {
        var id = await AskAsync();

        await Should.ThrowAsync<Invalid>(() => AnswerAsync(Exhibitor(0), id, AnswerRequest.Accepted));
        await Should.ThrowAsync<Invalid>(() => AnswerAsync(Buyer(0), id, AnswerRequest.Withdrawn));
        await Should.ThrowAsync<NotFound>(() => AnswerAsync(Buyer(1), id, AnswerRequest.Accepted));
        await AnswerAsync(Exhibitor(0), id, AnswerRequest.Withdrawn);
        (await _app.Send(new SendRequest(_event.PublicId, Buyer(0), Exhibitor(0), null))).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_private_veto_is_not_felt_by_the_one_who_asks()
    {
        await _app.Send(new SetParticipantWish(_event.PublicId, Buyer(0), Exhibitor(0), "veto", null, 0));

        await AskAsync("hello");
        await _app.RunJobsAsync();

        _app.Mails.Sent.ShouldBeEmpty();
        (await RequestsOf(Buyer(0), incoming: true)).ShouldBeEmpty();
        (await PartnerAsync(Buyer(0), Exhibitor(0))).Request.ShouldBeNull();
        (await RequestsOf(Exhibitor(0), incoming: false)).ShouldHaveSingleItem().Status.ShouldBe("open");
        (await PartnerAsync(Exhibitor(0), Buyer(0))).Factors.ShouldNotContain(factor => factor.Factor == EMobilityExpo.Matching.Scoring.Factor.Preference);
    }

    [Fact]
    public async Task A_request_holds_its_slot_reminds_and_frees_it_when_it_expires()
    {
        await AskAsync(slot: _slots[1].StartsAt);
        (await OpenAsync(Exhibitor(1), Buyer(0))).ShouldNotContain(_slots[1].StartsAt);
        await _app.RunJobsAsync();
        _app.Mails.Sent.Clear();

        await PassAsync(Duration.FromDays(5.5));
        _app.Mails.Sent.ShouldHaveSingleItem().Subject.ShouldContain("waits for your answer");
        await PassAsync(Duration.FromHours(1));
        _app.Mails.Sent.Count.ShouldBe(1);
        await PassAsync(Duration.FromDays(2));

        _app.Mails.Sent.Last().Recipient.ShouldBe("exhibitor@company.example");
        _app.Mails.Sent.Last().Subject.ShouldContain("No answer");
        (await RequestsOf(Buyer(0), incoming: true)).ShouldHaveSingleItem().Status.ShouldBe("expired");
        (await OpenAsync(Exhibitor(1), Buyer(0))).ShouldContain(_slots[1].StartsAt);
        await PassAsync(Duration.FromDays(1));
        _app.Mails.Sent.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_accepted_request_with_a_slot_is_held_then_by_the_timetable()
    {
        await AnswerAsync(Buyer(0), await AskAsync(slot: _slots[2].StartsAt), AnswerRequest.Accepted);

        var pair = (await ProblemAsync()).Pairs.Single(pair => pair.A == Exhibitor(0) && pair.B == Buyer(0));

        (pair.Slot, pair.Required).ShouldBe((2, true));
    }

    [Fact]
    public async Task A_decline_needs_a_reason_and_frees_the_slot()
    {
        var id = await AskAsync(slot: _slots[0].StartsAt);
        await Should.ThrowAsync<FluentValidation.ValidationException>(() => AnswerAsync(Buyer(0), id, AnswerRequest.Declined));

        await AnswerAsync(Buyer(0), id, AnswerRequest.Declined, "have-partner", "Next year, perhaps.");

        (await OpenAsync(Exhibitor(0), Buyer(0))).ShouldContain(_slots[0].StartsAt);
        var seen = (await RequestsOf(Exhibitor(0), incoming: false)).ShouldHaveSingleItem();
        (seen.Reason, seen.Answer).ShouldBe(("have-partner", "Next year, perhaps."));
    }

    [Fact]
    public async Task A_company_that_edits_itself_leaves_what_is_the_organisers()
    {
        var before = (await _app.Send(new GetParticipant(_event.PublicId, Exhibitor(0)))).Fields with { Note = "watch them", MinMeetings = 2, Booth = "B-1" };

        var after = OwnProfile.Of(before with { Note = "we are great", MinMeetings = 9, Booth = "A-1", NameEn = "New name" }, before);

        (after.Note, after.MinMeetings, after.Booth, after.NameEn).ShouldBe(("watch them", 2, "B-1", "New name"));
    }

    string Exhibitor(int number) => _event.Of(Sides.Exhibitor)[number].PublicId;

    string Buyer(int number) => _event.Of(Sides.Buyer)[number].PublicId;

    Task<string> AskAsync(string? message = null, Instant? slot = null) =>
        _app.Send(new SendRequest(_event.PublicId, Exhibitor(0), Buyer(0), message, slot));

    Task AnswerAsync(string me, string id, string status, string? reason = null, string? words = null) =>
        _app.Send(new AnswerRequest(_event.PublicId, me, id, status, reason, words));

    async Task<IReadOnlyList<RequestView>> RequestsOf(string who, bool incoming) =>
        (await _app.Send(new ListRequests(_event.PublicId, who, First, incoming))).Items;

    Task<PartnerDetails> PartnerAsync(string me, string partner) => _app.Send(new GetPartner(_event.PublicId, me, partner));

    async Task<IReadOnlyList<Instant>> OpenAsync(string me, string partner) =>
        [.. (await _app.Send(new GetOpenSlots(_event.PublicId, me, partner))).Items.Select(slot => slot.StartsAt)];

    async Task PassAsync(Duration time)
    {
        _app.Time.Offset += time.ToTimeSpan();
        await _app.Send(new DoWhatIsDue());
        await _app.RunJobsAsync();
    }

    async Task<TimetableProblem> ProblemAsync()
    {
        var run = await _app.Send(new StartRun(_event.PublicId) { Seconds = 1 });
        await _app.RunJobsAsync();
        return TimetableJson.ReadProblem((await _app.Send(new GetRunFile(_event.PublicId, run.RunId, Solution: false))).Text);
    }
}
