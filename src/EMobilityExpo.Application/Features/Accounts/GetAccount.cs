namespace EMobilityExpo.Application.Features.Accounts;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;
using NodaTime;

/// <summary>One's own account: who, where signed in, which API tokens.</summary>
public sealed record GetAccount(long PersonId) : IQuery<AccountView>;

public sealed record AccountView(
    string Name, string? Email, string Language, bool HasPassword, Instant? CodeSince, IReadOnlyList<SessionView> Sessions,
    IReadOnlyList<ApiTokenView> Tokens, long RowVersion);

public sealed record SessionView
{
    public string Id { get; init; } = "";

    /// <summary><c>link</c>, <c>password</c> or <c>console</c>.</summary>
    public string Way { get; init; } = "";

    /// <summary>What the browser called itself.</summary>
    public string Device { get; init; } = "";
    public Instant CreatedAt { get; init; }
    public Instant SeenAt { get; init; }
    public bool Verified { get; init; }
}

public sealed record ApiTokenView
{
    public string Id { get; init; } = "";
    public string Name { get; init; } = "";

    /// <summary>Permissions, <c>;</c> between them.</summary>
    public string Scopes { get; init; } = "";
    public Instant CreatedAt { get; init; }
    public Instant ExpiresAt { get; init; }
    public Instant? UsedAt { get; init; }
}

public sealed class GetAccountHandler(DbSession db, TimeProvider clock) : IRequestHandler<GetAccount, AccountView>
{
    public async Task<AccountView> Handle(GetAccount request, CancellationToken cancellationToken)
    {
        var person = await Person.FindAsync(db, request.PersonId, cancellationToken) ?? throw new NotFound("Errors.NotFound");
        var of = new { request.PersonId, Now = clock.Now() };
        return new(
            person.Name, person.Email, person.Language, person.PasswordHash is not null, person.CodeSince,
            await db.QueryAsync<SessionView>(SessionsSql.List, of, cancellationToken),
            await db.QueryAsync<ApiTokenView>(ApiTokensSql.List, of, cancellationToken), person.RowVersion);
    }
}

/// <summary>Changes name and language. The address is set once, by the first organiser; others have it from their invitation.</summary>
public sealed record UpdateAccount(long PersonId, string? Name, string? Language, string? Email, long RowVersion) : ICommand<Unit>, IAudited
{
    public AuditNote Audit => new("account.update");
}

public sealed class UpdateAccountValidator : AbstractValidator<UpdateAccount>
{
    public UpdateAccountValidator()
    {
        RuleFor(command => command.Name).Must(name => name?.Trim().Length is > 0 and <= 200).WithMessage(_ => Words.T("Accounts.NameMissing"));
        RuleFor(command => command.Language).Must(code => code is "ko" or "en").WithMessage(_ => Words.T("Accounts.LanguageMissing"));
        RuleFor(command => command.Email).Must(email => string.IsNullOrWhiteSpace(email) || Person.Normalise(email) is not null)
            .WithMessage(_ => Words.T("Accounts.EmailWrong"));
    }
}

public sealed class UpdateAccountHandler(DbSession db) : IRequestHandler<UpdateAccount, Unit>
{
    public async Task<Unit> Handle(UpdateAccount request, CancellationToken cancellationToken)
    {
        var person = await Person.FindAsync(db, request.PersonId, cancellationToken) ?? throw new NotFound("Errors.NotFound");
        var row = new
        {
            person.Id,
            Name = request.Name!.Trim(),
            request.Language,
            Email = person.Email ?? Person.Normalise(request.Email),
            request.RowVersion,
        };
        return await db.ExecuteAsync(AccountsSql.SetProfile, row, cancellationToken) == 1 ? Unit.Value : throw new Stale();
    }
}
