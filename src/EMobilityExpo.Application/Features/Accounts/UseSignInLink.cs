namespace EMobilityExpo.Application.Features.Accounts;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>Exchanges the secret of a sign-in link for a session; works once, and only in time.</summary>
/// <param name="Device">What the browser calls itself.</param>
public sealed record UseSignInLink(string Token, string? Device = null) : ICommand<SessionStarted>, IAudited
{
    public AuditNote Audit => new("account.sign-in", Subject: Who);

    internal string? Who { get; set; }

    public override string ToString() => nameof(UseSignInLink);
}

public sealed class UseSignInLinkHandler(DbSession db, TimeProvider clock) : IRequestHandler<UseSignInLink, SessionStarted>
{
    public async Task<SessionStarted> Handle(UseSignInLink request, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var link = new { TokenHash = SignInLinks.Hashed(request.Token), Now = now };
        if (await db.ExecuteAsync(AccountsSql.UseLink, link, cancellationToken) == 0)
            throw new Invalid("Accounts.LinkInvalid");
        var of = (await db.FirstOrDefaultAsync<Link>(AccountsSql.LinkOf, link, cancellationToken))!;
        var person = (await Person.FindAsync(db, of.PersonId, cancellationToken))!;
        request.Who = person.PublicId;
        return await SessionStart.BeginAsync(
            db, person, of.Role.Length > 0 ? SessionStart.ByConsole : SessionStart.ByLink, request.Device, now, cancellationToken);
    }

    sealed record Link
    {
        public long PersonId { get; init; }
        public string Role { get; init; } = "";
    }
}
