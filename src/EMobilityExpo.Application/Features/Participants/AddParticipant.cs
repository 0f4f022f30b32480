namespace EMobilityExpo.Application.Features.Participants;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;

/// <summary>Adds one participant; answers with its public id.</summary>
public sealed record AddParticipant : ParticipantFields, ICommand<string>, IAudited
{
    public AddParticipant(string eventId, string side, ParticipantFields fields) : base(fields) => (EventId, Side) = (eventId, side);

    public string EventId { get; }

    /// <summary>One of <see cref="Sides"/>.</summary>
    public string Side { get; }

    public AuditNote Audit => new("participant.add", EventId, AddedId, Side);

    internal string? AddedId { get; set; }
}

public sealed class AddParticipantValidator : AbstractValidator<AddParticipant>
{
    public AddParticipantValidator()
    {
        RuleFor(command => command.Side).Must(Sides.All.Contains).WithMessage(_ => Words.T("Participants.SideWrong", string.Join(", ", Sides.All)));
        Include(new ParticipantFieldsValidator());
    }
}

public sealed class AddParticipantHandler(DbSession db, TimeProvider clock) : IRequestHandler<AddParticipant, string>
{
    public async Task<string> Handle(AddParticipant request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var added = await ParticipantStore.InsertAsync(
            db, request.Into(new() { EventId = source.Id, Side = request.Side }), clock.Now(), cancellationToken);
        request.AddedId = added.PublicId;
        return added.PublicId;
    }
}
