namespace EMobilityExpo.Application.Features.Accounts;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Messaging;
using MediatR;
using NodaTime;

/// <summary>Whose session or API token this is; null when it opens nothing (any more).</summary>
public sealed record FindCaller(string Secret, bool IsToken) : IQuery<Caller?>
{
    public override string ToString() => nameof(FindCaller);
}

public sealed class FindCallerHandler(DbSession db, TimeProvider clock) : IRequestHandler<FindCaller, Caller?>
{
    /// <summary>A visit is written down at most this often.</summary>
    static readonly Duration Often = Duration.FromMinutes(5);

    public async Task<Caller?> Handle(FindCaller request, CancellationToken cancellationToken)
    {
        var which = new { SecretHash = SignInLinks.Hashed(request.Secret), Now = clock.Now() };
        var found = await db.FirstOrDefaultAsync<Row>(request.IsToken ? ApiTokensSql.ByHash : SessionsSql.ByHash, which, cancellationToken);
        if (found is null)
            return null;
        var memberships = await db.QueryAsync<Membership>(AccountsSql.MembershipsOf, new { found.PersonId }, cancellationToken);
        if (request.IsToken && !(found.UsedAt > which.Now - Often))
        {
            await db.ExecuteAsync(ApiTokensSql.Used, new { found.Id, which.Now }, cancellationToken);
        }
        else if (!request.IsToken && (found.SeenAt <= which.Now - Often || found.SeenAt == found.CreatedAt))
        {
            var organiser = found.Administrator || memberships.Any(one => one.Role == Roles.Organiser);
            await db.ExecuteAsync(
                SessionsSql.Seen, new { which.SecretHash, which.Now, ExpiresAt = which.Now + SessionStart.Lifetime(organiser) }, cancellationToken);
        }

        return new()
        {
            PersonId = found.PersonId,
            PublicId = found.PublicId,
            Name = found.Name,
            Language = found.Language,
            Administrator = found.Administrator,
            SessionId = found.SessionId,
            Verified = request.IsToken || found.Verified,
            ByCode = found.ByCode,
            Scopes = found.Scopes?.Split(';'),
            Memberships = memberships,
        };
    }

    sealed record Row
    {
        public long Id { get; init; }
        public long PersonId { get; init; }
        public string PublicId { get; init; } = "";
        public string Name { get; init; } = "";
        public string Language { get; init; } = "";
        public bool Administrator { get; init; }
        public string? SessionId { get; init; }
        public bool Verified { get; init; }
        public bool ByCode { get; init; }
        public Instant? SeenAt { get; init; }
        public Instant? CreatedAt { get; init; }
        public string? Scopes { get; init; }
        public Instant? UsedAt { get; init; }
    }
}
