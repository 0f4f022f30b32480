namespace EMobilityExpo.Application.Features.Media;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Registration;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;
using Party = EMobilityExpo.Application.Features.Requests.Party;

/// <summary>Adds a file to a participant; answers with its id.</summary>
/// <param name="PersonId">Who sends it, for the export and the erasure of one's own data.</param>
public sealed record AddMedia(string EventId, string ParticipantId, NewMedia File, long? PersonId = null) : ICommand<string>, IAudited
{
    public AuditNote Audit => new("media.add", EventId, ParticipantId, File.Kind);
}

/// <summary>Adds a file to one's own registration, while that can still be changed.</summary>
public sealed record AddRegistrationMedia(long PersonId, string RegistrationId, NewMedia File) : ICommand<string>;

public sealed class NewMediaValidator : AbstractValidator<NewMedia>
{
    public NewMediaValidator()
    {
        RuleFor(file => file.CaptionKo).MaximumLength(MediaRules.MostCaption).WithMessage(_ => Words.T("Participants.TooLong", MediaRules.MostCaption));
        RuleFor(file => file.CaptionEn).MaximumLength(MediaRules.MostCaption).WithMessage(_ => Words.T("Participants.TooLong", MediaRules.MostCaption));
    }
}

public sealed class AddMediaValidator : AbstractValidator<AddMedia>
{
    public AddMediaValidator() => RuleFor(command => command.File).SetValidator(new NewMediaValidator());
}

public sealed class AddRegistrationMediaValidator : AbstractValidator<AddRegistrationMedia>
{
    public AddRegistrationMediaValidator() => RuleFor(command => command.File).SetValidator(new NewMediaValidator());
}

public sealed class AddMediaHandler(DbSession db, TimeProvider clock) : IRequestHandler<AddMedia, string>, IRequestHandler<AddRegistrationMedia, string>
{
    public async Task<string> Handle(AddMedia request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var who = await Party.LoadAsync(db, source, request.ParticipantId, cancellationToken);
        if (!who.IsCompany)
            throw new NotFound("Errors.NotFound");
        return await MediaStore.AddAsync(db, new(source.Id, who.Id, null), request.File, request.PersonId, clock.Now(), cancellationToken);
    }

    public async Task<string> Handle(AddRegistrationMedia request, CancellationToken cancellationToken)
    {
        var row = await RegistrationRow.OwnAsync(db, request.PersonId, request.RegistrationId, cancellationToken);
        if (!row.IsEditable)
            throw new Conflict("Media.RegistrationSent");
        return await MediaStore.AddAsync(db, new(row.EventId, null, row.Id), request.File, request.PersonId, clock.Now(), cancellationToken);
    }
}
