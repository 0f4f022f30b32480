namespace EMobilityExpo.Application.Features.Accounts;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;
using NodaTime;

/// <summary>
/// Sets the password and ends all other sessions. The present password is asked for, except of somebody who has just come by a link:
/// that is the way of those who forgot it.
/// </summary>
public sealed record SetPassword(long PersonId, string SessionId, string? Current, string? Password) : ICommand<Unit>, IAudited
{
    public AuditNote Audit => new("account.password");

    public override string ToString() => nameof(SetPassword);
}

public sealed class SetPasswordValidator : AbstractValidator<SetPassword>
{
    public const int Shortest = 12, Longest = 200;

    public SetPasswordValidator() =>
        RuleFor(command => command.Password).Must(password => password?.Length is >= Shortest and <= Longest)
            .WithMessage(_ => Words.T("Accounts.PasswordLength", Shortest, Longest));
}

public sealed class SetPasswordHandler(DbSession db, TimeProvider clock) : IRequestHandler<SetPassword, Unit>
{
    static readonly Duration JustNow = Duration.FromMinutes(15);

    public async Task<Unit> Handle(SetPassword request, CancellationToken cancellationToken)
    {
        var person = await Person.FindAsync(db, request.PersonId, cancellationToken) ?? throw new NotFound("Errors.NotFound");
        var session = new { request.PersonId, request.SessionId, Since = clock.Now() - JustNow };
        var way = await db.FirstOrDefaultAsync<string>(SessionsSql.Way, session, cancellationToken);
        if (person.PasswordHash is not null && way is null or SessionStart.ByPassword && !PasswordHash.Matches(person.PasswordHash, request.Current ?? ""))
            throw new Invalid("Accounts.CurrentWrong");
        await db.ExecuteAsync(AccountsSql.SetPassword, new { person.Id, Hash = PasswordHash.Of(request.Password!) }, cancellationToken);
        await db.ExecuteAsync(SessionsSql.RemoveOthers, session, cancellationToken);
        return Unit.Value;
    }
}
