namespace EMobilityExpo.Application.Features.Members;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Accounts;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Mails;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;

/// <summary>
/// Gives somebody a role at the event, by a mail whose link signs in once within a week. Somebody who has an account already keeps it.
/// </summary>
/// <param name="ParticipantId">Of the company or the interpreter; none for organisers and floor staff.</param>
/// <param name="Owner">Whether that person may invite colleagues.</param>
/// <param name="Language">Of the mail, <c>ko</c> or <c>en</c>.</param>
public sealed record InviteMember(
    string EventId, string? Email, string? Name, string? Role, string? ParticipantId = null, bool Owner = false, string Language = "en")
    : ICommand<string>, IAudited
{
    public AuditNote Audit => new("member.invite", EventId, ParticipantId, Role);
}

public sealed class InviteMemberValidator : AbstractValidator<InviteMember>
{
    public InviteMemberValidator()
    {
        RuleFor(command => command.Email).Must(email => Person.Normalise(email) is not null).WithMessage(_ => Words.T("Accounts.EmailWrong"));
        RuleFor(command => command.Name).Must(name => name is null or { Length: <= 200 }).WithMessage(_ => Words.T("Participants.TooLong", 200));
        RuleFor(command => command.Role).Must(role => role is not null && Roles.All.Contains(role)).WithMessage(_ => Words.T("Accounts.RoleMissing"));
        RuleFor(command => command.ParticipantId).Must((command, id) => command.Role is null || Roles.NeedsParticipant(command.Role) == !string.IsNullOrEmpty(id))
            .WithMessage(_ => Words.T("Accounts.ParticipantMissing"));
        RuleFor(command => command.Language).Must(code => code is "ko" or "en").WithMessage(_ => Words.T("Accounts.LanguageMissing"));
    }
}

public sealed class InviteMemberHandler(DbSession db, Outbox outbox, TimeProvider clock) : IRequestHandler<InviteMember, string>
{
    public async Task<string> Handle(InviteMember request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var participant = string.IsNullOrEmpty(request.ParticipantId)
            ? null
            : await ParticipantStore.LoadAsync(db, source.Id, request.ParticipantId, cancellationToken);
        if (participant is not null && participant.Side != request.Role)
            throw new Invalid("Accounts.RoleOfParticipant");
        return await AddAsync(source, participant, request, cancellationToken);
    }

    async Task<string> AddAsync(EventModel source, ParticipantRecord? participant, InviteMember request, CancellationToken cancel)
    {
        var (now, email) = (clock.Now(), Person.Normalise(request.Email)!);
        var name = string.IsNullOrWhiteSpace(request.Name) ? email[..email.IndexOf('@', StringComparison.Ordinal)] : request.Name.Trim();
        var person = await Person.FindAsync(db, email, cancel)
            ?? await Person.CreateAsync(db, email, name, request.Language, administrator: false, now, cancel);
        var id = PublicId.New();
        await db.ExecuteAsync(
            MembersSql.Insert,
            new
            {
                PublicId = id,
                PersonId = person.Id,
                EventId = source.Id,
                request.Role,
                ParticipantId = participant?.Id,
                request.Owner,
                Now = now,
            },
            cancel);
        await InvitationAsync(outbox, person.Addressee, source, participant, request.Role!, cancel);
        return id;
    }

    internal static Task InvitationAsync(
        Outbox outbox, Addressee to, EventModel source, ParticipantRecord? participant, string role, CancellationToken cancel) =>
        outbox.AddAsync(
            to, "Invitation", cancel, source.Id, participant is null ? $"/events/{source.PublicId}" : $"/my/{participant.PublicId}",
            to.In(() => source.Name), to.In(() => participant?.Name ?? Words.T($"Accounts.Role_{role}")));
}
