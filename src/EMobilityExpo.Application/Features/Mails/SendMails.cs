namespace EMobilityExpo.Application.Features.Mails;

using System.Net.Mail;
using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Accounts;
using EMobilityExpo.Application.Jobs;
using EMobilityExpo.Application.Mail;
using MediatR;
using Microsoft.Extensions.Logging;
using NodaTime;

/// <summary>Sends the mails that are due. Each is claimed first; a server that refuses is asked again, later each time.</summary>
[Job("mail.send")]
public sealed record SendMails : IJobRequest;

public sealed class SendMailsHandler(DbSession db, IMail mail, TimeProvider clock, ILogger<SendMailsHandler> logger) : IRequestHandler<SendMails, Unit>
{
    public const int MostAttempts = 6;
    static readonly Duration Lease = Duration.FromMinutes(2);

    public async Task<Unit> Handle(SendMails request, CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = clock.Now();
            var due = await db.QueryAsync<Row>(MailSql.Due, new { Now = now, Skip = 0, Take = 50 }, cancellationToken);
            if (due.Count == 0)
                return Unit.Value;
            foreach (var row in due)
            {
                if (await db.ExecuteAsync(MailSql.Claim, new { row.Id, Now = now, Until = now + Lease }, cancellationToken) == 1)
                    await SendAsync(row, cancellationToken);
            }
        }
    }

    async Task SendAsync(Row row, CancellationToken cancel)
    {
        if (!mail.Configured)
        {
            logger.LogWarning("A mail was not sent, no SMTP configured");
            await EndAsync(row, "unsent", cancel);
            return;
        }

        try
        {
            var (subject, body) = MailText.Of(row.Template, row.Arguments, row.Language, await LinkAsync(row, cancel));
            await mail.SendAsync(new(row.Recipient, subject, body), cancel);
        }
        catch (Exception error) when (error is SmtpException or FormatException or IOException)
        {
            // The server's words may hold the address.
            var kind = error is SmtpException smtp ? smtp.StatusCode.ToString() : error.GetType().Name;
            logger.LogWarning("A mail was refused: {Kind}, attempt {Attempt}", kind, row.Attempts + 1);
            await EndAsync(row, row.Attempts + 1 < MostAttempts ? "waiting" : "failed", cancel, kind);
            return;
        }

        await EndAsync(row, "sent", cancel);
    }

    /// <summary>A link that signs in is made now: its time begins with the mail, and nobody can read it in the database.</summary>
    async Task<string> LinkAsync(Row row, CancellationToken cancel)
    {
        if (row.Link is null || row.PersonId is null)
            return mail.SiteAddress + row.Link;
        var lifetime = row.Template == "SignIn" ? SignInLinks.Short : SignInLinks.Long;
        var token = await SignInLinks.CreateAsync(db, row.PersonId.Value, lifetime, clock.Now(), cancel);
        var back = row.Link == "/" ? "" : $"?returnUrl={Uri.EscapeDataString(row.Link)}";
        return $"{mail.SiteAddress}/sign-in/{token}{back}";
    }

    Task EndAsync(Row row, string status, CancellationToken cancel, string? error = null) =>
        db.ExecuteAsync(
            MailSql.Ended,
            new
            {
                row.Id,
                Status = status,
                SentAt = status == "sent" ? clock.Now() : (Instant?)null,
                // 1, 4, 16, 64, 256 minutes
                NextAt = clock.Now() + Duration.FromMinutes(Math.Pow(4, row.Attempts)),
                Error = error,
            },
            cancel);

    sealed record Row
    {
        public long Id { get; init; }
        public string Recipient { get; init; } = "";
        public string Language { get; init; } = "";
        public string Template { get; init; } = "";
        public string Arguments { get; init; } = "";
        public string? Link { get; init; }
        public int Attempts { get; init; }
        public long? PersonId { get; init; }
    }
}
