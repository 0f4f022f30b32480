namespace EMobilityExpo.Application.Features.Registration;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Accounts;
using EMobilityExpo.Application.Features.Delegations;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Media;
using EMobilityExpo.Application.Features.Members;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Removals;
using EMobilityExpo.Application.Messaging;
using MediatR;
using NodaTime;

/// <summary>All that is kept about oneself.</summary>
public sealed record ExportMyData(long PersonId) : IQuery<MyData>;

public sealed record MyData(
    string Name, string? Email, string Language, Instant CreatedAt, IReadOnlyList<Membership> Memberships, IReadOnlyList<SessionView> Sessions,
    IReadOnlyList<ApiTokenView> Tokens, IReadOnlyList<MyConsent> Consents, IReadOnlyList<MyRegistration> Registrations, IReadOnlyList<MyMail> Mails,
    IReadOnlyList<MediaView> Files, IReadOnlyList<MyAttendance> Attends, IReadOnlyList<string> ContactOfDelegations,
    IReadOnlyList<string> TakenOut);

public sealed record MyConsent
{
    public string Kind { get; init; } = "";
    public string Version { get; init; } = "";
    public Instant GivenAt { get; init; }
    public Instant? WithdrawnAt { get; init; }
}

/// <summary>A meeting that one was named for. It goes with the role at the event.</summary>
public sealed record MyAttendance
{
    public string Event { get; init; } = "";
    public string Partner { get; init; } = "";
}

public sealed record MyRegistration(string Side, string Status, ParticipantFields Fields, Instant CreatedAt, Instant? SentAt);

public sealed record MyMail
{
    public string Template { get; init; } = "";
    public string Status { get; init; } = "";
    public Instant CreatedAt { get; init; }
    public Instant? SentAt { get; init; }
}

/// <summary>Erases what tells who one is. Companies, requests and meetings stay, and with them the figures; whom to call is gone.</summary>
/// <param name="Email">Typed once more, so that nobody erases by a slip.</param>
public sealed record EraseMyData(long PersonId, string? Email) : ICommand<Unit>, IAudited
{
    public AuditNote Audit => new("account.erase");
}

public sealed class OwnDataHandler(DbSession db, TimeProvider clock) : IRequestHandler<ExportMyData, MyData>, IRequestHandler<EraseMyData, Unit>
{
    public async Task<MyData> Handle(ExportMyData request, CancellationToken cancellationToken)
    {
        var person = await Person.FindAsync(db, request.PersonId, cancellationToken) ?? throw new NotFound("Errors.NotFound");
        var of = new { request.PersonId, Now = clock.Now() };
        var registrations = await db.QueryAsync<RegistrationRow>(RegistrationSql.AllOfPerson, of, cancellationToken);
        return new(
            person.Name, person.Email, person.Language, person.CreatedAt, await db.QueryAsync<Membership>(AccountsSql.MembershipsOf, of, cancellationToken),
            await db.QueryAsync<SessionView>(SessionsSql.List, of, cancellationToken), await db.QueryAsync<ApiTokenView>(ApiTokensSql.List, of, cancellationToken),
            await db.QueryAsync<MyConsent>(RegistrationSql.Consents, of, cancellationToken),
            [.. registrations.Select(row => new MyRegistration(row.Side, row.Status, row.Entered, row.CreatedAt, row.SentAt))],
            await db.QueryAsync<MyMail>(ErasureSql.MailsOf, of, cancellationToken), await db.QueryAsync<MediaView>(MediaSql.OfPerson, of, cancellationToken),
            await db.QueryAsync<MyAttendance>(AttendeesSql.OfPerson, of, cancellationToken),
            await db.QueryAsync<string>(DelegationsSql.ContactOf, new { person.Email }, cancellationToken),
            await Removals.NamingAsync(db, person, cancellationToken));
    }

    public async Task<Unit> Handle(EraseMyData request, CancellationToken cancellationToken)
    {
        var person = await Person.FindAsync(db, request.PersonId, cancellationToken) ?? throw new NotFound("Errors.NotFound");
        if (person.Administrator)
            throw new Conflict("Registration.AdministratorStays");
        if (person.Email is null || Person.Normalise(request.Email) != person.Email)
            throw new Invalid("Registration.EmailDiffers");
        foreach (var contact in await db.QueryAsync<Contact>(ErasureSql.ContactOf, new { person.Email }, cancellationToken))
        {
            var source = await EventModel.LoadAsync(db, contact.EventId, cancellationToken);
            var who = await ParticipantStore.LoadAsync(db, source.Id, contact.ParticipantId, cancellationToken);
            await ParticipantStore.UpdateAsync(db, who with { ContactName = null, ContactEmail = null, ContactPhone = null }, clock.Now(), cancellationToken);
        }

        await Removals.ForgetAsync(db, person, cancellationToken);
        await db.ExecuteAsync(DelegationsSql.ForgetContact, new { person.Email }, cancellationToken);
        foreach (var row in await db.QueryAsync<RegistrationRow>(RegistrationSql.AllOfPerson, request, cancellationToken))
        {
            var rest = row.Entered with { ContactName = null, ContactEmail = null, ContactPhone = null };
            await db.ExecuteAsync(RegistrationSql.Forget, new { row.Id, Fields = RegistrationJson.Write(rest) }, cancellationToken);
        }

        foreach (var statement in new[]
        {
            MediaSql.Erase, MediaSql.ForgetPerson, ErasureSql.Mails, ErasureSql.Links, ErasureSql.Sessions, ErasureSql.Tokens, ErasureSql.Memberships, ErasureSql.Consents, ErasureSql.Person,
        })
            await db.ExecuteAsync(statement, request, cancellationToken);
        return Unit.Value;
    }

    sealed record Contact
    {
        public string EventId { get; init; } = "";
        public string ParticipantId { get; init; } = "";
    }
}
