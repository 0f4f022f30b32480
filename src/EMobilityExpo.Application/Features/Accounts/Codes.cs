namespace EMobilityExpo.Application.Features.Accounts;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Mail;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>Gives a new secret for an authenticator to read; it counts once a code of it was right.</summary>
public sealed record BeginCode(long PersonId) : ICommand<CodeSecret>;

public sealed record CodeSecret(string Secret, string Address)
{
    public override string ToString() => nameof(CodeSecret);
}

/// <summary>Turns codes on: from now on every sign-in asks for one.</summary>
public sealed record ConfirmCode(long PersonId, string SessionId, string? Code) : ICommand<bool>, IAudited
{
    public AuditNote Audit => new("account.code-on");
}

public sealed record RemoveCode(long PersonId, string? Code) : ICommand<bool>, IAudited
{
    public AuditNote Audit => new("account.code-off");
}

/// <summary>The second step of signing in. False for a wrong code; the account rests after too many.</summary>
public sealed record EnterCode(long PersonId, string SessionId, string? Code) : ICommand<bool>;

public sealed class CodesHandler(DbSession db, ISecrets secrets, TimeProvider clock)
    : IRequestHandler<BeginCode, CodeSecret>, IRequestHandler<ConfirmCode, bool>, IRequestHandler<RemoveCode, bool>, IRequestHandler<EnterCode, bool>
{
    public async Task<CodeSecret> Handle(BeginCode request, CancellationToken cancellationToken)
    {
        var person = await LoadAsync(request.PersonId, cancellationToken);
        var secret = OneTimeCode.NewSecret();
        var set = new { person.Id, Secret = secrets.Protect(secret) };
        if (await db.ExecuteAsync(AccountsSql.SetCode, set, cancellationToken) == 0)
            throw new Conflict("Accounts.CodeIsOn");
        return new(secret, OneTimeCode.Address(secret, person.Email ?? person.Name));
    }

    public async Task<bool> Handle(ConfirmCode request, CancellationToken cancellationToken)
    {
        var person = await LoadAsync(request.PersonId, cancellationToken);
        if (person.HasCode || !await IsRightAsync(person, request.Code, cancellationToken))
            return false;
        await db.ExecuteAsync(AccountsSql.ConfirmCode, new { person.Id, Now = clock.Now() }, cancellationToken);
        await db.ExecuteAsync(SessionsSql.Verify, request, cancellationToken);
        await db.ExecuteAsync(SessionsSql.RemoveOthers, request, cancellationToken);
        return true;
    }

    public async Task<bool> Handle(RemoveCode request, CancellationToken cancellationToken)
    {
        var person = await LoadAsync(request.PersonId, cancellationToken);
        if (!person.HasCode || !await IsRightAsync(person, request.Code, cancellationToken))
            return false;
        await db.ExecuteAsync(AccountsSql.RemoveCode, new { person.Id }, cancellationToken);
        return true;
    }

    public async Task<bool> Handle(EnterCode request, CancellationToken cancellationToken)
    {
        var person = await LoadAsync(request.PersonId, cancellationToken);
        if (!person.HasCode || !await IsRightAsync(person, request.Code, cancellationToken))
            return false;
        await db.ExecuteAsync(SessionsSql.Verify, request, cancellationToken);
        return true;
    }

    /// <summary>A code is right once; wrong ones count as wrong passwords do.</summary>
    async Task<bool> IsRightAsync(Person person, string? code, CancellationToken cancel)
    {
        var now = clock.Now();
        if (person.CodeSecret is null || person.IsLocked(now))
            return false;
        if (OneTimeCode.StepOf(secrets.Unprotect(person.CodeSecret), code, now) is { } step
            && await db.ExecuteAsync(AccountsSql.UseCode, new { person.Id, Step = step }, cancel) == 1)
            return true;
        await person.FailedAsync(db, now, cancel);
        return false;
    }

    async Task<Person> LoadAsync(long id, CancellationToken cancel) => await Person.FindAsync(db, id, cancel) ?? throw new NotFound("Errors.NotFound");
}
