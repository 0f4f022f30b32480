namespace EMobilityExpo.Application.Features.Registration;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Accounts;
using EMobilityExpo.Application.Features.Delegations;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Mails;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;
using NodaTime;

/// <summary>
/// Begins a registration: a mail with a link leads to it, now and whenever it is to be gone on with. The answer is the same for an
/// address that is known already.
/// </summary>
/// <param name="Origin">The network address; only its hash is kept, to see when many come from one.</param>
/// <param name="JoinKey">Of the delegation that invited: with it the side is the delegation's, and registration need not be open to all.</param>
public sealed record BeginRegistration(
    string EventId, string? Side, string? Email, string? Name, string Language, string? Origin, string? JoinKey = null) : ICommand<Unit>
{
    public override string ToString() => nameof(BeginRegistration);
}

public sealed class BeginRegistrationValidator : AbstractValidator<BeginRegistration>
{
    public BeginRegistrationValidator()
    {
        RuleFor(command => command.Side).Must(side => side is Sides.Exhibitor or Sides.Buyer).WithMessage(_ => Words.T("Registration.SideMissing"));
        RuleFor(command => command.Email).Must(email => Person.Normalise(email) is not null).WithMessage(_ => Words.T("Accounts.EmailWrong"));
        RuleFor(command => command.Name).Must(name => name?.Trim().Length is > 0 and <= 200).WithMessage(_ => Words.T("Accounts.NameMissing"));
        RuleFor(command => command.Language).Must(code => code is "ko" or "en").WithMessage(_ => Words.T("Accounts.LanguageMissing"));
    }
}

/// <summary>The event as somebody sees it who wants to take part; not found unless registration is open.</summary>
public sealed record GetOpenEvent(string EventId) : IQuery<OpenEvent>;

public sealed record OpenEvent(string Name, string? Venue, LocalDate? FirstDay, LocalDate? LastDay);

public sealed class BeginRegistrationHandler(DbSession db, Outbox outbox, TimeProvider clock)
    : IRequestHandler<BeginRegistration, Unit>, IRequestHandler<GetOpenEvent, OpenEvent>
{
    const int MostAnHour = 5;

    public async Task<OpenEvent> Handle(GetOpenEvent request, CancellationToken cancellationToken)
    {
        var source = await OpenAsync(request.EventId, cancellationToken);
        return new(source.Name, source.Venue, source.Days.Count == 0 ? null : source.Days[0].Date, source.Days.Count == 0 ? null : source.Days[^1].Date);
    }

    public async Task<Unit> Handle(BeginRegistration request, CancellationToken cancellationToken)
    {
        var invited = request.JoinKey is { } key ? await DelegationRow.ByJoinKeyAsync(db, key, clock.Now(), cancellationToken) : null;
        var source = invited is null ? await OpenAsync(request.EventId, cancellationToken) : await EventModel.LoadAsync(db, invited.EventId, cancellationToken);
        var (now, email) = (clock.Now(), Person.Normalise(request.Email)!);
        var person = await Person.FindAsync(db, email, cancellationToken)
            ?? await Person.CreateAsync(db, email, request.Name!.Trim(), request.Language, administrator: false, now, cancellationToken);
        var which = new { EventId = source.Id, PersonId = person.Id, Side = invited?.Side ?? request.Side };
        var open = await db.FirstOrDefaultAsync<RegistrationRow>(RegistrationSql.Open, which, cancellationToken);
        var id = open?.PublicId ?? PublicId.New();
        if (open is null)
        {
            await db.ExecuteAsync(
                RegistrationSql.Insert,
                new
                {
                    PublicId = id,
                    which.EventId,
                    which.PersonId,
                    which.Side,
                    Fields = RegistrationJson.Write(new() { ContactName = request.Name!.Trim(), ContactEmail = email }),
                    Origin = request.Origin is null ? null : SignInLinks.Hashed(request.Origin),
                    DelegationId = invited?.Id,
                    Now = now,
                },
                cancellationToken);
        }
        else if (invited is not null)
        {
            await db.ExecuteAsync(RegistrationSql.Tie, new { open.Id, DelegationId = invited.Id }, cancellationToken);
        }

        var recent = await db.ScalarAsync<int>(
            MailSql.RecentOf, new { PersonId = person.Id, Template = "Registration", Since = now - Duration.FromHours(1) }, cancellationToken);
        if (recent < MostAnHour)
            await outbox.AddAsync(person.Addressee, "Registration", cancellationToken, source.Id, $"/registration/{id}", person.Addressee.In(() => source.Name));
        return Unit.Value;
    }

    async Task<EventModel> OpenAsync(string eventId, CancellationToken cancel)
    {
        var source = await EventModel.LoadAsync(db, eventId, cancel);
        return await db.ScalarAsync<bool>(RegistrationSql.IsOpen, new { EventId = source.Id }, cancel) ? source : throw new NotFound("Errors.EventNotFound");
    }
}

/// <summary>One's own registration.</summary>
public sealed record GetRegistration(long PersonId, string RegistrationId) : IQuery<RegistrationView>;

/// <param name="Step">How far it was filled in: 1 company, 2 products, 3 meetings and contact, 4 pictures and documents, 5 consents.</param>
/// <param name="Question">What the organiser asked back, or why it was declined.</param>
/// <param name="ParticipantId">What it became.</param>
public sealed record RegistrationView(
    string Id, string EventId, string Side, ParticipantFields Fields, int Step, string Status, string? Question, string? ParticipantId, long RowVersion)
{
    public bool IsEditable => Status is "draft" or "asked";
}

/// <summary>One's own registrations that are not decided yet.</summary>
public sealed record ListMyRegistrations(long PersonId) : IQuery<IReadOnlyList<MyOpenRegistration>>;

public sealed record MyOpenRegistration(string Id, string EventName, string Side, string Status);

/// <summary>Keeps one step of a registration. Only that step is checked: the rest may still be missing.</summary>
public sealed record SaveRegistration(long PersonId, string RegistrationId, int Step, ParticipantFields Fields, long RowVersion) : ICommand<Unit>;

public sealed class SaveRegistrationValidator : AbstractValidator<SaveRegistration>
{
    public SaveRegistrationValidator() =>
        RuleFor(command => command.Step).InclusiveBetween(1, RegistrationSteps.Last).WithMessage(_ => Words.T("Participants.NumberWrong", 1, RegistrationSteps.Last));
}

/// <summary>Hands the registration in.</summary>
/// <param name="Consents">Kinds of <see cref="Consent"/>; privacy and transfer are needed.</param>
public sealed record SendRegistration(long PersonId, string RegistrationId, IReadOnlyList<string> Consents, long RowVersion) : ICommand<Unit>, IAudited
{
    public AuditNote Audit => new("registration.send", Subject: RegistrationId);
}

/// <summary>What one agrees to. A text that changes gets a new version.</summary>
public static class Consent
{
    public const string Privacy = "privacy", Transfer = "transfer", Marketing = "marketing", Version = "2026-12";

    public static readonly IReadOnlyList<string> All = [Privacy, Transfer, Marketing], Needed = [Privacy, Transfer];
}

public sealed class RegisterHandler(DbSession db, TimeProvider clock)
    : IRequestHandler<GetRegistration, RegistrationView>, IRequestHandler<ListMyRegistrations, IReadOnlyList<MyOpenRegistration>>,
        IRequestHandler<SaveRegistration, Unit>, IRequestHandler<SendRegistration, Unit>
{
    public async Task<IReadOnlyList<MyOpenRegistration>> Handle(ListMyRegistrations request, CancellationToken cancellationToken)
    {
        var open = new List<MyOpenRegistration>();
        foreach (var row in await db.QueryAsync<RegistrationRow>(RegistrationSql.AllOfPerson, request, cancellationToken))
        {
            if (row.IsEditable || row.Status == "sent")
                open.Add(new(row.PublicId, (await EventModel.LoadAsync(db, row.EventId, cancellationToken)).Name, row.Side, row.Status));
        }

        return open;
    }

    public async Task<RegistrationView> Handle(GetRegistration request, CancellationToken cancellationToken)
    {
        var row = await RegistrationRow.OwnAsync(db, request.PersonId, request.RegistrationId, cancellationToken);
        return new(row.PublicId, row.EventPublicId, row.Side, row.Entered, row.Step, row.Status, row.Question, row.ParticipantPublicId, row.RowVersion);
    }

    public async Task<Unit> Handle(SaveRegistration request, CancellationToken cancellationToken)
    {
        var row = await RegistrationRow.OwnAsync(db, request.PersonId, request.RegistrationId, cancellationToken);
        var fields = RegistrationSteps.Merge(request.Step, row.Entered, request.Fields);
        var wrong = RegistrationSteps.Check(request.Step, fields);
        if (wrong.Count > 0)
            throw new ValidationException(wrong);
        var saved = new
        {
            row.Id,
            Fields = RegistrationJson.Write(fields),
            Step = Math.Max(row.Step, Math.Min(request.Step + 1, RegistrationSteps.Last)),
            request.RowVersion,
        };
        return await db.ExecuteAsync(RegistrationSql.Save, saved, cancellationToken) == 1 ? Unit.Value : throw new Stale();
    }

    public async Task<Unit> Handle(SendRegistration request, CancellationToken cancellationToken)
    {
        var row = await RegistrationRow.OwnAsync(db, request.PersonId, request.RegistrationId, cancellationToken);
        if (Consent.Needed.Except(request.Consents).Any())
            throw new Invalid("Registration.ConsentMissing");
        var wrong = Enumerable.Range(1, RegistrationSteps.Last).SelectMany(step => RegistrationSteps.Check(step, row.Entered)).ToList();
        if (wrong.Count > 0)
            throw new ValidationException(wrong);
        var now = clock.Now();
        if (await db.ExecuteAsync(RegistrationSql.Send, new { row.Id, request.RowVersion, Now = now }, cancellationToken) == 0)
            throw new Stale();
        await db.ExecuteAsync(
            RegistrationSql.InsertConsent,
            request.Consents.Intersect(Consent.All).Select(kind => new { row.PersonId, RegistrationId = row.Id, Kind = kind, Consent.Version, Now = now }),
            cancellationToken);
        return Unit.Value;
    }
}
