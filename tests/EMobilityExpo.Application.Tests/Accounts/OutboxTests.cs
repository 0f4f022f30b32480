namespace EMobilityExpo.Application.Tests.Accounts;

using System.Net.Mail;
using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Housekeeping;
using EMobilityExpo.Application.Features.Mails;
using EMobilityExpo.Application.Features.Members;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.TestCommon;
using Shouldly;
using Xunit;

public sealed class OutboxTests
{
    [Fact]
    public async Task A_refused_mail_is_tried_again_later_and_given_up_in_the_end()
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await new SampleEvents().CreateAsync(app);
        app.Mails.Refusal = new SmtpException(SmtpStatusCode.ServiceNotAvailable);
        await app.Send(new InviteMember(sample.PublicId, "kim@company.example", null, Roles.Floor));
        await app.RunJobsAsync();
        (await StateAsync(app, sample)).ShouldBe(("waiting", 1));

        await app.Send(new DoWhatIsDue());
        app.Scheduler.Waiting.ShouldBeEmpty();
        for (var attempt = 2; attempt <= SendMailsHandler.MostAttempts; attempt++)
        {
            app.Time.Offset += TimeSpan.FromHours(6);
            await app.Send(new DoWhatIsDue());
            await app.RunJobsAsync();
        }

        (await StateAsync(app, sample)).ShouldBe(("failed", SendMailsHandler.MostAttempts));
        app.Mails.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_server_a_mail_is_kept_as_not_sent()
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await new SampleEvents().CreateAsync(app);
        app.Mails.Configured = false;
        await app.Send(new InviteMember(sample.PublicId, "kim@company.example", "Kim", Roles.Exhibitor, sample.Of(Sides.Exhibitor)[0].PublicId));
        await app.RunJobsAsync();

        (await StateAsync(app, sample)).Status.ShouldBe("unsent");
        var mail = (await app.Send(new ListMails(sample.PublicId, "unsent", new()))).Items.ShouldHaveSingleItem();
        mail.Subject.ShouldBe("Invitation: Export consultation");
        mail.Body.ShouldNotContain("/sign-in/");
    }

    [Fact]
    public async Task A_mail_goes_out_once_however_many_jobs_were_asked_for()
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await new SampleEvents().CreateAsync(app);
        foreach (var name in new[] { "a", "b", "c" })
            await app.Send(new InviteMember(sample.PublicId, $"{name}@company.example", null, Roles.Floor));
        await app.RunJobsAsync();

        app.Mails.Sent.Select(mail => mail.Recipient).Order().ShouldBe(["a@company.example", "b@company.example", "c@company.example"]);
    }

    static async Task<(string Status, int Attempts)> StateAsync(TestApplication app, SampleEvent sample)
    {
        var mail = (await app.Send(new ListMails(sample.PublicId, null, new()))).Items.ShouldHaveSingleItem();
        return (mail.Status, mail.Attempts);
    }
}
