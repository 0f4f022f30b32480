namespace EMobilityExpo.Application.Features.Accounts;

using System.Security.Cryptography;
using System.Text;
using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Messaging;
using MediatR;
using NodaTime;

/// <summary>Makes the secret of a one-time sign-in link. Only its hash is kept.</summary>
public sealed record CreateSignInLink(Duration Lifetime) : ICommand<string>, IAudited
{
    public AuditNote Audit => new("account.sign-in-link");
}

public sealed class CreateSignInLinkHandler(DbSession db, TimeProvider clock) : IRequestHandler<CreateSignInLink, string>
{
    public async Task<string> Handle(CreateSignInLink request, CancellationToken cancellationToken)
    {
        var token = PublicId.NewSecret();
        var now = clock.Now();
        await db.ExecuteAsync(
            AccountsSql.InsertLink,
            new { TokenHash = SignInToken.Hash(token), Role = "organiser", CreatedAt = now, ExpiresAt = now + request.Lifetime },
            cancellationToken);
        return token;
    }
}

static class SignInToken
{
    // The token has 157 random bits: a plain hash is as good as a slow one.
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
