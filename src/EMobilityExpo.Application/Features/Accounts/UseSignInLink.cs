namespace EMobilityExpo.Application.Features.Accounts;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>Exchanges the secret of a sign-in link for the role it gives; works once, and only in time.</summary>
public sealed record UseSignInLink(string Token) : ICommand<string>, IAudited
{
    public AuditNote Audit => new("account.sign-in");
}

public sealed class UseSignInLinkHandler(DbSession db, TimeProvider clock) : IRequestHandler<UseSignInLink, string>
{
    public async Task<string> Handle(UseSignInLink request, CancellationToken cancellationToken)
    {
        var link = new { TokenHash = SignInToken.Hash(request.Token), Now = clock.Now() };
        if (await db.ExecuteAsync(AccountsSql.UseLink, link, cancellationToken) == 0)
            throw new Invalid("Accounts.LinkInvalid");
        return await db.ScalarAsync<string>(AccountsSql.LinkRole, link, cancellationToken);
    }
}
