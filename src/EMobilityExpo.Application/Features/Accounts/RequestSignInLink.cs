namespace EMobilityExpo.Application.Features.Accounts;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Mails;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;
using NodaTime;

/// <summary>Asks for a mail with a sign-in link. The answer is the same whether or not somebody has that address.</summary>
/// <param name="ReturnUrl">The path that was asked for before.</param>
public sealed record RequestSignInLink(string Email, string? ReturnUrl = null) : ICommand<Unit>
{
    public override string ToString() => nameof(RequestSignInLink);
}

public sealed class RequestSignInLinkValidator : AbstractValidator<RequestSignInLink>
{
    public RequestSignInLinkValidator() =>
        RuleFor(command => command.Email).Must(email => Person.Normalise(email) is not null).WithMessage(_ => Words.T("Accounts.EmailWrong"));
}

public sealed class RequestSignInLinkHandler(DbSession db, Outbox outbox, TimeProvider clock) : IRequestHandler<RequestSignInLink, Unit>
{
    public const string Template = "SignIn";
    const int MostAnHour = 5, LongestPath = 150;

    public async Task<Unit> Handle(RequestSignInLink request, CancellationToken cancellationToken)
    {
        if (await Person.FindAsync(db, Person.Normalise(request.Email)!, cancellationToken) is not { } person)
            return Unit.Value;
        var recent = await db.ScalarAsync<int>(
            MailSql.RecentOf, new { PersonId = person.Id, Template, Since = clock.Now() - Duration.FromHours(1) }, cancellationToken);
        // Nobody's mail box is to be filled by strangers.
        if (recent < MostAnHour)
        {
            var path = request.ReturnUrl is ['/', not ('/' or '\\'), ..] and { Length: < LongestPath } back ? back : "/";
            await outbox.AddAsync(person.Addressee, Template, cancellationToken, link: path);
        }

        return Unit.Value;
    }
}
