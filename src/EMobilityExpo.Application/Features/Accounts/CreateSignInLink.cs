namespace EMobilityExpo.Application.Features.Accounts;

using System.Security.Cryptography;
using System.Text;
using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using MediatR;
using NodaTime;

/// <summary>
/// Makes the secret of the console's one-time link: it signs in the first administrator, who is made when there is none. Only the hash is kept.
/// </summary>
public sealed record CreateSignInLink(Duration Lifetime) : ICommand<string>, IAudited
{
    public AuditNote Audit => new("account.sign-in-link");
}

public sealed class CreateSignInLinkHandler(DbSession db, TimeProvider clock) : IRequestHandler<CreateSignInLink, string>
{
    public async Task<string> Handle(CreateSignInLink request, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var first = await db.FirstOrDefaultAsync<Person>(AccountsSql.FirstAdministrator, null, cancellationToken)
            ?? await Person.CreateAsync(
                db, null, Words.T("Accounts.Organiser"), Words.IsKorean ? "ko" : "en", administrator: true, now, cancellationToken);
        return await SignInLinks.CreateAsync(db, first.Id, request.Lifetime, now, cancellationToken, Roles.Organiser);
    }
}

/// <summary>One-time links that sign somebody in.</summary>
static class SignInLinks
{
    public static readonly Duration Short = Duration.FromMinutes(15), Long = Duration.FromDays(7);

    /// <param name="role">That of the console's links: whoever reads the console needs no code.</param>
    public static async Task<string> CreateAsync(
        DbSession db, long personId, Duration lifetime, Instant now, CancellationToken cancel, string role = "")
    {
        var token = PublicId.NewSecret();
        await db.ExecuteAsync(
            AccountsSql.InsertLink,
            new { TokenHash = Hashed(token), Role = role, PersonId = personId, CreatedAt = now, ExpiresAt = now + lifetime },
            cancel);
        return token;
    }

    // A secret has 157 random bits: a plain hash is as good as a slow one.
    public static string Hashed(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
