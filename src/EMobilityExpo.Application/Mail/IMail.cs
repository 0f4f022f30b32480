namespace EMobilityExpo.Application.Mail;

/// <summary>The mail server, and where the links in mails lead.</summary>
public interface IMail
{
    /// <summary>False where no server is configured: nothing is sent then.</summary>
    bool Configured { get; }

    /// <summary>The public address of the service, without a slash at its end.</summary>
    string SiteAddress { get; }

    Task SendAsync(OutgoingMail mail, CancellationToken cancel);
}

public sealed record OutgoingMail(string Recipient, string Subject, string Body)
{
    // What is logged must hold no address and no link.
    public override string ToString() => nameof(OutgoingMail);
}

/// <summary>Encrypts what has to be read again, such as the secret of one-time codes.</summary>
public interface ISecrets
{
    string Protect(string secret);

    string Unprotect(string kept);
}
