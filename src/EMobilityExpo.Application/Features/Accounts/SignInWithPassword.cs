namespace EMobilityExpo.Application.Features.Accounts;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>
/// Signs in by password. Null is the one answer to a wrong password, an unknown address and an account that rests after too many wrong
/// ones; it takes as long in each case.
/// </summary>
public sealed record SignInWithPassword(string? Email, string? Password, string? Device = null) : ICommand<SessionStarted?>, IAudited
{
    public AuditNote Audit => new(Succeeded ? "account.sign-in" : "account.sign-in-refused", Subject: Who);

    internal bool Succeeded { get; set; }

    internal string? Who { get; set; }

    public override string ToString() => nameof(SignInWithPassword);
}

public sealed class SignInWithPasswordHandler(DbSession db, TimeProvider clock) : IRequestHandler<SignInWithPassword, SessionStarted?>
{
    public async Task<SessionStarted?> Handle(SignInWithPassword request, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var person = Person.Normalise(request.Email) is { } email ? await Person.FindAsync(db, email, cancellationToken) : null;
        request.Who = person?.PublicId;
        var right = PasswordHash.Matches(person?.PasswordHash, request.Password is { Length: <= SetPasswordValidator.Longest } given ? given : "");
        if (person is null || person.IsLocked(now))
            return null;
        if (!right)
        {
            await person.FailedAsync(db, now, cancellationToken);
            return null;
        }

        request.Succeeded = true;
        // With a code still to come the failures are forgotten when that is right: else they would never add up.
        if (!person.HasCode)
            await db.ExecuteAsync(AccountsSql.Succeeded, new { person.Id }, cancellationToken);
        return await SessionStart.BeginAsync(db, person, SessionStart.ByPassword, request.Device, now, cancellationToken);
    }
}
