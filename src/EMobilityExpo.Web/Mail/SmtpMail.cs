namespace EMobilityExpo.Web.Mail;

using System.Net;
using System.Net.Mail;
using System.Text;
using EMobilityExpo.Application.Mail;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

/// <summary>The section <c>Mail</c> of the configuration. Without a host nothing is sent.</summary>
public sealed record MailOptions
{
    public string? Host { get; init; }
    public int Port { get; init; } = 25;
    public string? User { get; init; }

    /// <summary>A secret: from the environment only (<c>Mail__Password</c>).</summary>
    public string? Password { get; init; }
    public bool Tls { get; init; }
    public string From { get; init; } = "EMobilityExpo <no-reply@localhost>";
}

/// <summary>SMTP by the framework's own client, one connection a mail.</summary>
public sealed class SmtpMail(MailOptions options, IConfiguration configuration, IServer server) : IMail
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public bool Configured => !string.IsNullOrWhiteSpace(options.Host);

    /// <summary><c>PublicAddress</c> of the configuration; else where this process listens.</summary>
    public string SiteAddress =>
        (configuration["PublicAddress"] is { Length: > 0 } address
            ? address
            : server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost:5080").TrimEnd('/');

    public async Task SendAsync(OutgoingMail mail, CancellationToken cancel)
    {
        using var client = new SmtpClient(options.Host, options.Port) { EnableSsl = options.Tls };
        if (!string.IsNullOrWhiteSpace(options.User))
            client.Credentials = new NetworkCredential(options.User, options.Password);
        using var message = new MailMessage(new MailAddress(options.From), new MailAddress(mail.Recipient))
        {
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = mail.Body,
            BodyEncoding = Encoding.UTF8,
        };
        // No server is to answer these with "out of office".
        message.Headers.Add("Auto-Submitted", "auto-generated");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            await client.SendMailAsync(message, patience.Token);
        }
        catch (OperationCanceledException late) when (!cancel.IsCancellationRequested)
        {
            throw new SmtpException("The mail server does not answer.", late);
        }
    }
}
