namespace EMobilityExpo.Application.Features.Delegations;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Messaging;
using MediatR;
using NodaTime;

/// <summary>What the link of a delegation leads to; not found when it leads nowhere (any more).</summary>
public sealed record GetInvitation(string JoinKey) : IQuery<DelegationInvitation>
{
    // Requests are logged; the secret must not be.
    public override string ToString() => nameof(GetInvitation);
}

public sealed record DelegationInvitation(
    string EventId, string EventName, string? Venue, LocalDate? FirstDay, LocalDate? LastDay, string Name, string Side, string Country, string? ContactName);

/// <summary>A firm that takes part already comes into the delegation.</summary>
/// <param name="PersonId">Somebody who belongs to the firm.</param>
public sealed record JoinDelegation(string JoinKey, long PersonId, string ParticipantId) : ICommand<Unit>, IAudited
{
    public AuditNote Audit => new("delegation.join", Subject: ParticipantId);

    public override string ToString() => nameof(JoinDelegation);
}

/// <summary>The organiser puts a firm into the delegation, or takes it out.</summary>
public sealed record SetDelegationMember(string EventId, string DelegationId, string ParticipantId, bool Belongs) : ICommand<Unit>, IAudited
{
    public AuditNote Audit => new(Belongs ? "delegation.member" : "delegation.member-out", EventId, ParticipantId, DelegationId);
}

public sealed class JoinDelegationHandler(DbSession db, TimeProvider clock)
    : IRequestHandler<GetInvitation, DelegationInvitation>, IRequestHandler<JoinDelegation, Unit>, IRequestHandler<SetDelegationMember, Unit>
{
    public async Task<DelegationInvitation> Handle(GetInvitation request, CancellationToken cancellationToken)
    {
        var row = await DelegationRow.ByJoinKeyAsync(db, request.JoinKey, clock.Now(), cancellationToken);
        var source = await EventModel.LoadAsync(db, row.EventId, cancellationToken);
        return new(
            source.PublicId, source.Name, source.Venue, source.Days.Count == 0 ? null : source.Days[0].Date,
            source.Days.Count == 0 ? null : source.Days[^1].Date, row.Shown, row.Side, row.Country, row.ContactName);
    }

    public async Task<Unit> Handle(JoinDelegation request, CancellationToken cancellationToken)
    {
        var row = await DelegationRow.ByJoinKeyAsync(db, request.JoinKey, clock.Now(), cancellationToken);
        if (await db.ScalarAsync<int>(DelegationsSql.IsMember, request, cancellationToken) == 0)
            throw new NotFound("Errors.NotFound");
        var who = await ParticipantStore.LoadAsync(db, row.EventId, request.ParticipantId, cancellationToken);
        if (who.Delegation is not null && who.Delegation != row.Name)
            throw new Conflict("Delegations.InAnother");
        await PutAsync(row, who, belongs: true, cancellationToken);
        return Unit.Value;
    }

    public async Task<Unit> Handle(SetDelegationMember request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var row = await DelegationRow.OfEventAsync(db, source.Id, request.DelegationId, cancellationToken);
        await PutAsync(row, await ParticipantStore.LoadAsync(db, source.Id, request.ParticipantId, cancellationToken), request.Belongs, cancellationToken);
        return Unit.Value;
    }

    async Task PutAsync(DelegationRow row, ParticipantRecord who, bool belongs, CancellationToken cancel)
    {
        if (who.Side != row.Side)
            throw new Invalid("Delegations.OtherSide");
        if ((who.Delegation == row.Name) != belongs)
            await ParticipantStore.UpdateAsync(db, who with { Delegation = belongs ? row.Name : null }, clock.Now(), cancel);
    }
}
