namespace EMobilityExpo.Application.Features.Accounts;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;
using NodaTime;

/// <summary>Makes an API token of one's own; its secret is told this once.</summary>
/// <param name="Scopes">Permissions that it may use, of those its person has at the time of use.</param>
public sealed record CreateApiToken(long PersonId, string? Name, IReadOnlyList<string>? Scopes, int Days) : ICommand<NewApiToken>, IAudited
{
    public AuditNote Audit => new("account.token", Subject: Id);

    internal string? Id { get; set; }
}

public sealed record NewApiToken(string Id, string Secret)
{
    public override string ToString() => nameof(NewApiToken);
}

public sealed record RemoveApiToken(long PersonId, string TokenId) : ICommand<Unit>, IAudited
{
    public AuditNote Audit => new("account.token-end", Subject: TokenId);
}

public sealed class CreateApiTokenValidator : AbstractValidator<CreateApiToken>
{
    public const int MostDays = 366;

    public CreateApiTokenValidator()
    {
        RuleFor(command => command.Name).Must(name => name?.Trim().Length is > 0 and <= 200).WithMessage(_ => Words.T("Accounts.TokenNameMissing"));
        RuleFor(command => command.Scopes).Must(scopes => scopes is { Count: > 0 } && scopes.All(Permissions.All.Contains))
            .WithMessage(_ => Words.T("Accounts.ScopesMissing"));
        RuleFor(command => command.Days).InclusiveBetween(1, MostDays).WithMessage(_ => Words.T("Participants.NumberWrong", 1, MostDays));
    }
}

public sealed class ApiTokensHandler(DbSession db, TimeProvider clock) : IRequestHandler<CreateApiToken, NewApiToken>, IRequestHandler<RemoveApiToken, Unit>
{
    /// <summary>Lets scanners of source code know one when they see it.</summary>
    public const string Prefix = "expo_";

    const int MostTokens = 20;

    public async Task<NewApiToken> Handle(CreateApiToken request, CancellationToken cancellationToken)
    {
        if (await db.ScalarAsync<int>(ApiTokensSql.Count, request, cancellationToken) >= MostTokens)
            throw new Conflict("Accounts.TooManyTokens", [MostTokens]);
        var (id, secret, now) = (PublicId.New(), Prefix + PublicId.NewSecret(), clock.Now());
        await db.ExecuteAsync(
            ApiTokensSql.Insert,
            new
            {
                PublicId = id,
                request.PersonId,
                Name = request.Name!.Trim(),
                SecretHash = SignInLinks.Hashed(secret),
                Scopes = string.Join(';', request.Scopes!.Distinct()),
                Now = now,
                ExpiresAt = now + Duration.FromDays(request.Days),
            },
            cancellationToken);
        request.Id = id;
        return new(id, secret);
    }

    public async Task<Unit> Handle(RemoveApiToken request, CancellationToken cancellationToken) =>
        await db.ExecuteAsync(ApiTokensSql.Remove, request, cancellationToken) == 1 ? Unit.Value : throw new NotFound("Errors.NotFound");
}
