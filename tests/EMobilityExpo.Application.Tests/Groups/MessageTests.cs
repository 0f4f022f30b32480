namespace EMobilityExpo.Application.Tests.Groups;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Accounts;
using EMobilityExpo.Application.Features.Delegations;
using EMobilityExpo.Application.Features.Members;
using EMobilityExpo.Application.Features.Messages;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Registration;
using EMobilityExpo.Application.Features.Requests;
using EMobilityExpo.Application.Jobs;
using EMobilityExpo.Application.Tests.Runs;
using EMobilityExpo.TestCommon;
using FluentValidation;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

/// <summary>Messages to groups: the right people, once each, in their language.</summary>
public sealed class MessageTests : IAsyncLifetime
{
    static readonly MessageText Text = new()
    {
        SubjectKo = "{company} 안내",
        SubjectEn = "For {company}",
        BodyKo = "{name} 님, {event}에 곧 뵙겠습니다.\n{link}",
        BodyEn = "Dear {name}, see you at {event}.\n{link}",
    };

    TestApplication _app = null!;
    SampleEvent _event = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await TestApplication.StartAsync();
        _event = await new SampleEvents
        {
            Exhibitors = 3,
            Buyers = 4,
            Interpreters = 1,
            With = (who, number) => who with
            {
                Country = who.Side == Sides.Exhibitor ? "KR" : number == 0 ? "VN" : "DE",
                Languages = who.Side == Sides.Exhibitor ? ["ko"] : ["en"],
                ContactName = $"{who.Side} {number}",
                ContactEmail = $"{who.Side}{number}@firm.example",
                MinMeetings = 0,
            },
        }.CreateAsync(_app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    string Id => _event.PublicId;

    string Buyer(int number) => _event.Of(Sides.Buyer)[number].PublicId;

    [Fact]
    public async Task Everybody_of_the_group_gets_it_once_in_the_own_language()
    {
        await _app.Send(new InviteMember(Id, "lee@firm.example", "Lee", Roles.Exhibitor, _event.Of(Sides.Exhibitor)[0].PublicId, false, "ko"));
        await _app.RunJobsAsync();
        _app.Mails.Sent.Clear();

        var preview = await PreviewAsync(new());
        preview.Recipients.ShouldBe(7);
        preview.Samples.Select(sample => (sample.Language, sample.Count)).ShouldBe([("ko", 3), ("en", 4)]);
        preview.Samples[0].Body.ShouldContain("수출상담회에 곧 뵙겠습니다");
        preview.Samples[0].Body.ShouldContain("[/my/");
        await SendAsync(new(), 7);

        _app.Mails.Sent.Count.ShouldBe(7);
        var lee = _app.Mails.Sent.Single(mail => mail.Recipient == "lee@firm.example");
        lee.Subject.ShouldBe($"{_event.Of(Sides.Exhibitor)[0].NameKo} 안내");
        lee.Body.ShouldStartWith("Lee 님, 수출상담회에 곧 뵙겠습니다.\nhttps://expo.example/sign-in/");
        var buyer = _app.Mails.Sent.Single(mail => mail.Recipient == "buyer0@firm.example");
        buyer.Subject.ShouldBe($"For {_event.Of(Sides.Buyer)[0].NameEn}");
        buyer.Body.ShouldStartWith($"Dear buyer 0, see you at Export consultation.\nhttps://expo.example/t/{_event.Of(Sides.Buyer)[0].TimetableKey}");
        var told = (await _app.Send(new ListMessages(Id, new()))).Items.ShouldHaveSingleItem();
        (told.Recipients, told.Sent, told.Waiting, told.Failed).ShouldBe((7, 7, 0, 0));
    }

    [Fact]
    public async Task A_job_that_is_taken_up_again_and_a_form_that_is_sent_twice_send_nothing_twice()
    {
        var sent = await SendAsync(new() { Side = Sides.Buyer }, 4, "same");
        (await SendAsync(new() { Side = Sides.Buyer }, 4, "same")).MessageId.ShouldBe(sent.MessageId);
        // As after a crash between two of its transactions.
        await _app.Execute("DELETE FROM message_recipient WHERE id = (SELECT MAX(id) FROM message_recipient)");
        await _app.Execute("DELETE FROM mail WHERE id = (SELECT MAX(id) FROM mail)");
        _app.Mails.Sent.Clear();
        await AgainAsync(sent.MessageId);
        await AgainAsync(sent.MessageId);

        _app.Mails.Sent.ShouldHaveSingleItem();
        (await _app.Query<int>("SELECT COUNT(*) FROM message_recipient")).Single().ShouldBe(4);
        await Should.ThrowAsync<System.Data.Common.DbException>(() => _app.Execute(
            "INSERT INTO message_recipient (message_id, address_hash, mail_public_id) SELECT message_id, address_hash, 'x' FROM message_recipient"));
    }

    [Fact]
    public async Task What_a_server_refuses_is_counted_as_failed_and_named()
    {
        _app.Mails.Configured = false;
        var sent = await SendAsync(new() { Side = Sides.Buyer, Country = "VN" }, 1);

        var details = await _app.Send(new GetMessage(Id, sent.MessageId));
        (details.Message.Recipients, details.Message.Sent, details.Message.Failed).ShouldBe((1, 0, 1));
        details.Failed.ShouldHaveSingleItem().Recipient.ShouldBe("buyer0@firm.example");
        await Should.ThrowAsync<NotFound>(() => _app.Send(new GetMessage("other", sent.MessageId)));
    }

    [Fact]
    public async Task Groups_are_those_who_were_meant()
    {
        var delegation = await _app.Send(new AddDelegation(Id, Sides.Buyer, new() { NameKo = "주", NameEn = "State", Country = "DE" }));
        await _app.Send(new SetDelegationMember(Id, delegation, Buyer(2), true));
        await _app.Send(new SendRequest(Id, _event.Of(Sides.Exhibitor)[0].PublicId, Buyer(1), null));
        var accepted = await _app.Send(new SendRequest(Id, _event.Of(Sides.Exhibitor)[1].PublicId, Buyer(3), null));
        await _app.Send(new AnswerRequest(Id, Buyer(3), accepted, AnswerRequest.Accepted));
        await _app.Send(new OpenRegistration(Id, true));
        await _app.Send(new BeginRegistration(Id, Sides.Buyer, "draft@firm.example", "Draft", "en", null));

        (await ReachedAsync(new() { Side = Sides.Exhibitor })).ShouldBe(3);
        (await ReachedAsync(new() { Side = Sides.Interpreter })).ShouldBe(1);
        (await ReachedAsync(new() { Country = "DE" })).ShouldBe(3);
        (await ReachedAsync(new() { Delegation = "State" })).ShouldBe(1);
        (await ReachedAsync(new() { Unanswered = true })).ShouldBe(1);
        (await ReachedAsync(new() { TooFew = true, Side = Sides.Buyer })).ShouldBe(3, "one has agreed to a meeting");
        (await ReachedAsync(new() { Registration = "draft" })).ShouldBe(1);
        (await ReachedAsync(new() { Registration = "draft", Country = "DE" })).ShouldBe(0);
        (await ReachedAsync(new() { Registration = "sent" })).ShouldBe(0);
        var family = _event.Of(Sides.Buyer)[0].Products[0].Category.Split('-')[0];
        (await ReachedAsync(new() { Side = Sides.Buyer, Category = family }))
            .ShouldBe(_event.Of(Sides.Buyer).Count(who => who.Products.Any(product => product.Category.StartsWith(family, StringComparison.Ordinal))));
        (await Should.ThrowAsync<ValidationException>(() => ReachedAsync(new() { Registration = "draft", TooFew = true }))).Errors.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Advertising_goes_only_to_those_who_agreed_and_have_not_taken_it_back()
    {
        await _app.Send(new InviteMember(Id, "yes@firm.example", "Yes", Roles.Buyer, Buyer(0)));
        await _app.RunJobsAsync();
        _app.Mails.Sent.Clear();
        var person = await _app.InScope(async services => (await Person.FindAsync(services.GetRequiredService<DbSession>(), "yes@firm.example", default))!.Id);
        await _app.Execute(RegistrationSql.InsertConsent, new { PersonId = person, RegistrationId = (long?)null, Kind = Consent.Marketing, Consent.Version, Now = NodaTime.SystemClock.Instance.GetCurrentInstant() });

        var preview = await PreviewAsync(new(), marketing: true);
        (preview.Recipients, preview.Left).ShouldBe((1, 6));
        await SendAsync(new(), 1, marketing: true);
        _app.Mails.Sent.ShouldHaveSingleItem().Body.ShouldContain("https://expo.example/account/data");

        await _app.Send(new WithdrawMarketing(person));
        (await PreviewAsync(new(), marketing: true)).Recipients.ShouldBe(0);
        (await _app.Send(new ExportMyData(person))).Consents.ShouldHaveSingleItem().WithdrawnAt.ShouldNotBeNull();
        await Should.ThrowAsync<Invalid>(() => SendAsync(new(), 0, "another", marketing: true));
    }

    [Fact]
    public async Task What_was_not_looked_at_is_not_sent()
    {
        await Should.ThrowAsync<Conflict>(() => SendAsync(new(), 6));
        var wrong = await Should.ThrowAsync<ValidationException>(() => _app.Send(
            new PreviewMessage(Id, new(), Text with { SubjectKo = " ", BodyEn = "Dear {nmae}", BodyKo = new string('가', MessageText.MostOfBody + 1) })));
        wrong.Errors.Select(error => error.PropertyName).ShouldBe(["SubjectKo", "BodyKo", "BodyEn"]);
        wrong.Errors.ShouldContain(error => error.ErrorMessage.Contains("{nmae}"));
        await Should.ThrowAsync<NotFound>(() => _app.Send(new PreviewMessage("nothing", new(), Text)));
        _app.Mails.Sent.ShouldBeEmpty();
    }

    async Task<int> ReachedAsync(Audience group) => (await PreviewAsync(group)).Recipients;

    Task<MessagePreview> PreviewAsync(Audience group, bool marketing = false) => _app.Send(new PreviewMessage(Id, group, Text with { Marketing = marketing }));

    async Task<SentMessage> SendAsync(Audience group, int expected, string key = "key", bool marketing = false)
    {
        var sent = await _app.Send(new SendMessage(Id, group, Text with { Marketing = marketing }, expected, key));
        await _app.RunJobsAsync();
        return sent;
    }

    async Task AgainAsync(string messageId)
    {
        await _app.InScope(async services =>
        {
            var db = services.GetRequiredService<DbSession>();
            await db.InTransactionAsync(() => services.GetRequiredService<JobQueue>().AddAsync(new SendMessageMails(messageId), null, default), default);
            return 0;
        });
        await _app.RunJobsAsync();
    }
}
