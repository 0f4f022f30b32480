namespace EMobilityExpo.Application.Features.Participants;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Availability;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;

/// <summary>Changes one participant as a whole; answers with its new row version.</summary>
public sealed record UpdateParticipant : ParticipantFields, ICommand<long>, IAudited
{
    public UpdateParticipant(string eventId, string participantId, long rowVersion, ParticipantFields fields) : base(fields) =>
        (EventId, ParticipantId, RowVersion) = (eventId, participantId, rowVersion);

    public string EventId { get; }

    public string ParticipantId { get; }

    /// <summary>The version that the change is based on.</summary>
    public long RowVersion { get; }

    /// <summary>Whether the company changes itself: then it keeps the slots in which it has agreed to meet.</summary>
    public bool Own { get; init; }

    public AuditNote Audit => new("participant.update", EventId, ParticipantId);
}

public sealed class UpdateParticipantValidator : AbstractValidator<UpdateParticipant>
{
    public UpdateParticipantValidator() => Include(new ParticipantFieldsValidator());
}

public sealed class UpdateParticipantHandler(DbSession db, TimeProvider clock) : IRequestHandler<UpdateParticipant, long>
{
    public async Task<long> Handle(UpdateParticipant request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var before = await ParticipantStore.LoadAsync(db, source.Id, request.ParticipantId, cancellationToken);
        var after = request.Into(before);
        if (request.Own)
            await AgreedSlot.KeepAsync(db, source, before, after.Unavailable, cancellationToken);
        await ParticipantStore.UpdateAsync(
            db, after with { RowVersion = request.RowVersion }, clock.Now(), cancellationToken);
        return request.RowVersion + 1;
    }
}
