namespace EMobilityExpo.Application.Features.Members;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Accounts;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Mails;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Removals;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>Takes a role at the event away; the account stays.</summary>
/// <param name="OfParticipant">Only a member of this participant; null for any.</param>
public sealed record RemoveMember(string EventId, string MemberId, string? OfParticipant = null) : ICommand<Removed>, IAudited
{
    public AuditNote Audit => new("member.remove", EventId, MemberId);
}

/// <summary>Sends the mail of the invitation once more, with a new link.</summary>
public sealed record InviteAgain(string EventId, string MemberId, string? OfParticipant = null) : ICommand<Unit>, IAudited
{
    public AuditNote Audit => new("member.invite-again", EventId, MemberId);
}

/// <summary>Whether the organisers of the event must give one-time codes.</summary>
public sealed record RequireCodes(string EventId, bool Required) : ICommand<Unit>, IAudited
{
    public AuditNote Audit => new("event.require-codes", EventId, Detail: Required ? "on" : "off");
}

public sealed record AreCodesRequired(string EventId) : IQuery<bool>;

public sealed class ChangeMembersHandler(DbSession db, Removals removals, Outbox outbox)
    : IRequestHandler<RemoveMember, Removed>, IRequestHandler<InviteAgain, Unit>, IRequestHandler<RequireCodes, Unit>, IRequestHandler<AreCodesRequired, bool>
{
    public async Task<Removed> Handle(RemoveMember request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var found = await FindAsync(source, request.MemberId, request.OfParticipant, cancellationToken);
        var removed = await removals.KeepAsync(RemovedKind.Member, source.Id, found.Name, found.ParticipantId, new { found.Id }, cancellationToken);
        await db.ExecuteAsync(MembersSql.Remove, new { found.Id }, cancellationToken);
        return removed;
    }

    public async Task<Unit> Handle(InviteAgain request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var found = await FindAsync(source, request.MemberId, request.OfParticipant, cancellationToken);
        if (found.Email is null)
            throw new Conflict("Accounts.NoEmail");
        var participant = found.ParticipantId is null
            ? null
            : await ParticipantStore.LoadAsync(db, source.Id, found.ParticipantId, cancellationToken);
        await InviteMemberHandler.InvitationAsync(
            outbox, new(found.PersonId, found.Email, found.Language), source, participant, found.Role, cancellationToken);
        return Unit.Value;
    }

    public async Task<Unit> Handle(RequireCodes request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        await db.ExecuteAsync(MembersSql.SetCodeRequired, new { EventId = source.Id, request.Required }, cancellationToken);
        return Unit.Value;
    }

    public async Task<bool> Handle(AreCodesRequired request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        return await db.ScalarAsync<bool>(MembersSql.CodeRequired, new { EventId = source.Id }, cancellationToken);
    }

    async Task<Row> FindAsync(EventModel source, string memberId, string? ofParticipant, CancellationToken cancel)
    {
        var found = await db.FirstOrDefaultAsync<Row>(MembersSql.Find, new { EventId = source.Id, MemberId = memberId }, cancel);
        return found is not null && (ofParticipant is null || found.ParticipantId == ofParticipant) ? found : throw new NotFound("Errors.NotFound");
    }

    sealed record Row
    {
        public long Id { get; init; }
        public long PersonId { get; init; }
        public string Name { get; init; } = "";
        public string Role { get; init; } = "";
        public string? ParticipantId { get; init; }
        public string? Email { get; init; }
        public string Language { get; init; } = "en";
    }
}
