namespace EMobilityExpo.Application.Tests.Accounts;

using System.Text.RegularExpressions;
using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Accounts;
using EMobilityExpo.Application.Features.Mails;
using EMobilityExpo.Application.Features.Members;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.TestCommon;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Xunit;

public sealed partial class SignInTests : IAsyncLifetime
{
    const string Known = "kim@company.example", Password = "a sentence to remember";

    TestApplication _app = null!;
    SampleEvent _event = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await TestApplication.StartAsync();
        _event = await new SampleEvents().CreateAsync(_app);
        await _app.Send(new InviteMember(_event.PublicId, Known, "Kim", Roles.Buyer, Buyer, Owner: true));
        await _app.RunJobsAsync();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    string Buyer => _event.Of(Sides.Buyer)[0].PublicId;

    [Fact]
    public async Task An_invitation_is_a_mail_in_the_readers_language_whose_link_signs_in_once()
    {
        await _app.Send(new InviteMember(_event.PublicId, "LEE@Company.example", "Lee", Roles.Floor, Language: "ko"));
        await _app.RunJobsAsync();

        var mail = _app.Mails.Sent.Last();
        mail.Recipient.ShouldBe("lee@company.example");
        mail.Subject.ShouldBe("초대: 수출상담회");
        var token = TokenOf(mail.Body);
        var session = await _app.Send(new UseSignInLink(token));
        var caller = await _app.Send(new FindCaller(session.Secret, IsToken: false));
        caller!.Memberships.ShouldHaveSingleItem().Role.ShouldBe(Roles.Floor);
        await Should.ThrowAsync<Invalid>(() => _app.Send(new UseSignInLink(token)));
    }

    [Fact]
    public async Task A_link_that_many_use_at_once_signs_in_one()
    {
        await _app.Send(new RequestSignInLink(Known));
        await _app.RunJobsAsync();
        var token = TokenOf(_app.Mails.Sent.Last().Body);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            try
            {
                await _app.Send(new UseSignInLink(token));
                return true;
            }
            catch (Invalid)
            {
                return false;
            }
        }));

        outcomes.Count(signedIn => signedIn).ShouldBe(1);
    }

    [Fact]
    public async Task A_link_ends_after_fifteen_minutes_from_its_mail()
    {
        await _app.Send(new RequestSignInLink(Known));
        _app.Time.Offset = TimeSpan.FromMinutes(30);
        await _app.RunJobsAsync();
        var token = TokenOf(_app.Mails.Sent.Last().Body);

        _app.Time.Offset += TimeSpan.FromMinutes(16);

        await Should.ThrowAsync<Invalid>(() => _app.Send(new UseSignInLink(token)));
    }

    [Fact]
    public async Task Nobody_learns_whether_an_address_is_known_and_no_mail_box_is_filled()
    {
        var before = _app.Mails.Sent.Count;
        await _app.Send(new RequestSignInLink("stranger@company.example"));
        await _app.RunJobsAsync();
        _app.Mails.Sent.Count.ShouldBe(before);

        for (var i = 0; i < 8; i++)
            await _app.Send(new RequestSignInLink(Known.ToUpperInvariant()));
        await _app.RunJobsAsync();
        _app.Mails.Sent.Count.ShouldBe(before + 5);
    }

    [Fact]
    public async Task Neither_links_nor_sessions_nor_tokens_can_be_read_in_the_database()
    {
        var session = await SignInAsync();
        var caller = (await _app.Send(new FindCaller(session, IsToken: false)))!;
        var token = await _app.Send(new CreateApiToken(caller.PersonId, "test", [Permissions.OwnRead], 1));
        await _app.Send(new SetPassword(caller.PersonId, caller.SessionId!, null, Password));

        var kept = await _app.InScope(services => services.GetRequiredService<DbSession>().QueryAsync<string>(
            """
            SELECT token_hash FROM sign_in_link UNION ALL SELECT secret_hash FROM person_session UNION ALL SELECT secret_hash FROM api_token
            UNION ALL SELECT password_hash FROM person UNION ALL SELECT CONCAT(arguments, link) FROM mail
            """,
            null, default));

        kept.ShouldNotContain(text => text != null && (text.Contains(session) || text.Contains(token.Secret) || text.Contains(Password)));
        var links = _app.Mails.Sent.Select(mail => TokenOf(mail.Body)).ToList();
        links.ShouldNotBeEmpty();
        kept.ShouldNotContain(text => text != null && links.Any(link => text.Contains(link)));
    }

    [Fact]
    public async Task Five_wrong_passwords_rest_the_account_even_for_the_right_one()
    {
        var caller = await CallerAsync();
        await _app.Send(new SetPassword(caller.PersonId, caller.SessionId!, null, Password));
        (await _app.Send(new SignInWithPassword(Known, Password))).ShouldNotBeNull();

        for (var i = 0; i < Person.MostFailures; i++)
            (await _app.Send(new SignInWithPassword(Known, "wrong"))).ShouldBeNull();

        (await _app.Send(new SignInWithPassword(Known, Password))).ShouldBeNull();
        (await _app.Send(new SignInWithPassword("stranger@company.example", Password))).ShouldBeNull();
        _app.Time.Offset = TimeSpan.FromMinutes(16);
        (await _app.Send(new SignInWithPassword(Known, Password))).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_password_is_changed_by_who_knows_it_or_has_just_come_by_a_link_and_ends_other_sessions()
    {
        var other = await SignInAsync();
        var caller = await CallerAsync();
        await _app.Send(new SetPassword(caller.PersonId, caller.SessionId!, null, Password));
        (await _app.Send(new FindCaller(other, IsToken: false))).ShouldBeNull();

        var byPassword = (await _app.Send(new FindCaller((await _app.Send(new SignInWithPassword(Known, Password)))!.Secret, IsToken: false)))!;
        await Should.ThrowAsync<Invalid>(() => _app.Send(new SetPassword(byPassword.PersonId, byPassword.SessionId!, "wrong", "another long sentence")));
        await _app.Send(new SetPassword(byPassword.PersonId, byPassword.SessionId!, Password, "another long sentence"));
        await Should.ThrowAsync<FluentValidation.ValidationException>(() =>
            _app.Send(new SetPassword(byPassword.PersonId, byPassword.SessionId!, "another long sentence", "short")));
    }

    [Fact]
    public async Task A_session_ends_when_it_is_revoked_or_left_alone()
    {
        var (here, there) = (await SignInAsync(), await SignInAsync());
        var caller = (await _app.Send(new FindCaller(here, IsToken: false)))!;
        (await _app.Send(new GetAccount(caller.PersonId))).Sessions.Count.ShouldBe(2);

        await _app.Send(new EndOtherSessions(caller.PersonId, caller.SessionId!));
        (await _app.Send(new FindCaller(there, IsToken: false))).ShouldBeNull();
        _app.Time.Offset = TimeSpan.FromDays(20);
        (await _app.Send(new FindCaller(here, IsToken: false))).ShouldNotBeNull();
        _app.Time.Offset += TimeSpan.FromDays(31);
        (await _app.Send(new FindCaller(here, IsToken: false))).ShouldBeNull();
    }

    [Fact]
    public async Task A_token_opens_what_it_was_made_for_until_it_is_revoked_or_over()
    {
        var caller = await CallerAsync();
        var token = await _app.Send(new CreateApiToken(caller.PersonId, "calendar", [Permissions.OwnTimetable], 10));
        var by = (await _app.Send(new FindCaller(token.Secret, IsToken: true)))!;

        by.May(Permissions.OwnTimetable, participantId: Buyer).ShouldBe(Verdict.Allowed);
        by.May(Permissions.OwnManage, participantId: Buyer).ShouldBe(Verdict.Forbidden);
        (await _app.Send(new FindCaller(token.Secret, IsToken: false))).ShouldBeNull();
        _app.Time.Offset = TimeSpan.FromDays(11);
        (await _app.Send(new FindCaller(token.Secret, IsToken: true))).ShouldBeNull();
        _app.Time.Offset = default;
        await _app.Send(new RemoveApiToken(caller.PersonId, token.Id));
        (await _app.Send(new FindCaller(token.Secret, IsToken: true))).ShouldBeNull();
        await Should.ThrowAsync<FluentValidation.ValidationException>(() => _app.Send(new CreateApiToken(caller.PersonId, "x", ["everything"], 10)));
    }

    [Fact]
    public async Task With_codes_on_a_link_is_not_enough_and_a_code_is_taken_once()
    {
        var caller = await CallerAsync();
        var secret = (await _app.Send(new BeginCode(caller.PersonId))).Secret;
        string Now() => OneTimeCode.At(secret, _app.Time.Now());
        (await _app.Send(new ConfirmCode(caller.PersonId, caller.SessionId!, Now()))).ShouldBeTrue();

        var session = await SignInAsync();
        var pending = (await _app.Send(new FindCaller(session, IsToken: false)))!;
        pending.Verified.ShouldBeFalse();
        (await _app.Send(new EnterCode(pending.PersonId, pending.SessionId!, Now()))).ShouldBeFalse();
        _app.Time.Offset = TimeSpan.FromSeconds(60);
        (await _app.Send(new EnterCode(pending.PersonId, pending.SessionId!, Now()))).ShouldBeTrue();
        var verified = (await _app.Send(new FindCaller(session, IsToken: false)))!;
        (verified.Verified, verified.ByCode).ShouldBe((true, true));

        for (var i = 0; i < Person.MostFailures; i++)
            (await _app.Send(new EnterCode(pending.PersonId, pending.SessionId!, "000000"))).ShouldBeFalse();
        _app.Time.Offset += TimeSpan.FromSeconds(60);
        (await _app.Send(new EnterCode(pending.PersonId, pending.SessionId!, Now()))).ShouldBeFalse("the account rests");
    }

    [Fact]
    public async Task An_event_may_ask_its_organisers_for_codes()
    {
        await _app.Send(new InviteMember(_event.PublicId, "organiser@company.example", null, Roles.Organiser));
        await _app.RunJobsAsync();
        await _app.Send(new RequireCodes(_event.PublicId, true));
        var session = await _app.Send(new UseSignInLink(TokenOf(_app.Mails.Sent.Last().Body)));

        var caller = (await _app.Send(new FindCaller(session.Secret, IsToken: false)))!;

        caller.May(Permissions.EventManage, _event.PublicId).ShouldBe(Verdict.CodeNeeded);
        (caller with { ByCode = true }).May(Permissions.EventManage, _event.PublicId).ShouldBe(Verdict.Allowed);
        (await CallerAsync()).May(Permissions.OwnRead, participantId: Buyer).ShouldBe(Verdict.Allowed);
    }

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1234567890, "005924")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_RFC_6238(long second, string code) =>
        OneTimeCode.At("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Instant.FromUnixTimeSeconds(second)).ShouldBe(code);

    [Fact]
    public async Task The_console_signs_in_one_and_the_same_first_administrator()
    {
        var callers = new List<Caller>();
        for (var i = 0; i < 2; i++)
        {
            var token = await _app.Send(new CreateSignInLink(Duration.FromMinutes(15)));
            callers.Add((await _app.Send(new FindCaller((await _app.Send(new UseSignInLink(token))).Secret, IsToken: false)))!);
        }

        callers[0].Administrator.ShouldBeTrue();
        callers[1].PersonId.ShouldBe(callers[0].PersonId);
    }

    async Task<string> SignInAsync()
    {
        await _app.Send(new RequestSignInLink(Known));
        await _app.RunJobsAsync();
        return (await _app.Send(new UseSignInLink(TokenOf(_app.Mails.Sent.Last().Body)))).Secret;
    }

    async Task<Caller> CallerAsync() => (await _app.Send(new FindCaller(await SignInAsync(), IsToken: false)))!;

    static string TokenOf(string body) => Token().Match(body).Groups[1].Value;

    [GeneratedRegex("https://expo\\.example/sign-in/([0-9a-z]+)", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
