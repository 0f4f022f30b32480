namespace EMobilityExpo.Application.Features.Events;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;

/// <summary>Adds an event; answers with its public id.</summary>
public sealed record CreateEvent : EventFields, ICommand<string>, IAudited
{
    public CreateEvent()
    {
    }

    public CreateEvent(EventFields fields) : base(fields)
    {
    }

    public AuditNote Audit => new("event.create", Subject: CreatedId, Detail: NameEn);

    internal string? CreatedId { get; set; }
}

public sealed class CreateEventValidator : AbstractValidator<CreateEvent>
{
    public CreateEventValidator() => Include(new EventFieldsValidator());
}

public sealed class CreateEventHandler(DbSession db, TimeProvider clock) : IRequestHandler<CreateEvent, string>
{
    public async Task<string> Handle(CreateEvent request, CancellationToken cancellationToken)
    {
        var made = await EventStore.InsertAsync(db, request, clock.Now(), cancellationToken);
        request.CreatedId = made.PublicId;
        return made.PublicId;
    }
}
