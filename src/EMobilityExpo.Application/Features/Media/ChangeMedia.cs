namespace EMobilityExpo.Application.Features.Media;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Products;
using EMobilityExpo.Application.Features.Registration;
using EMobilityExpo.Application.Features.Removals;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;
using Party = EMobilityExpo.Application.Features.Requests.Party;

/// <summary>Says what a picture or a document shows, and of which product.</summary>
public sealed record DescribeMedia(string EventId, string ParticipantId, string MediaId, string? CaptionKo, string? CaptionEn, string? ProductId, long RowVersion)
    : ICommand<Unit>;

/// <summary>Moves a file one place up or down among those of its kind.</summary>
public sealed record MoveMedia(string EventId, string ParticipantId, string MediaId, bool Up) : ICommand<Unit>;

/// <summary>Removes a file: its company's own doing, or the organiser's.</summary>
public sealed record RemoveMedia(string EventId, string ParticipantId, string MediaId) : ICommand<Removed>, IAudited
{
    public AuditNote Audit => new("media.remove", EventId, ParticipantId, MediaId);
}

public sealed record RemoveRegistrationMedia(long PersonId, string RegistrationId, string MediaId) : ICommand<Removed>;

public sealed class DescribeMediaValidator : AbstractValidator<DescribeMedia>
{
    public DescribeMediaValidator()
    {
        RuleFor(command => command.CaptionKo).MaximumLength(MediaRules.MostCaption).WithMessage(_ => Words.T("Participants.TooLong", MediaRules.MostCaption));
        RuleFor(command => command.CaptionEn).MaximumLength(MediaRules.MostCaption).WithMessage(_ => Words.T("Participants.TooLong", MediaRules.MostCaption));
    }
}

public sealed class ChangeMediaHandler(DbSession db, Removals removals)
    : IRequestHandler<DescribeMedia, Unit>, IRequestHandler<MoveMedia, Unit>, IRequestHandler<RemoveMedia, Removed>, IRequestHandler<RemoveRegistrationMedia, Removed>
{
    public async Task<Unit> Handle(DescribeMedia request, CancellationToken cancellationToken)
    {
        var who = await OwnerAsync(request.EventId, request.ParticipantId, cancellationToken);
        await OneAsync(who.Id, request.MediaId, cancellationToken);
        var product = request.ProductId is { Length: > 0 } id ? (await ProductRow.LoadAsync(db, who.Id, id, cancellationToken)).Id : (long?)null;
        var said = new
        {
            ParticipantId = who.Id,
            request.MediaId,
            CaptionKo = MediaStore.Filled(request.CaptionKo),
            CaptionEn = MediaStore.Filled(request.CaptionEn),
            ProductId = product,
            request.RowVersion,
        };
        return await db.ExecuteAsync(MediaSql.SetCaption, said, cancellationToken) == 1 ? Unit.Value : throw new Stale();
    }

    public async Task<Unit> Handle(MoveMedia request, CancellationToken cancellationToken)
    {
        var who = await OwnerAsync(request.EventId, request.ParticipantId, cancellationToken);
        var (kind, all) = await OneAsync(who.Id, request.MediaId, cancellationToken);
        var order = all.Where(one => one.Kind == kind).Select(one => one.Id).ToList();
        var at = order.IndexOf(request.MediaId);
        var to = request.Up ? at - 1 : at + 1;
        if (to < 0 || to >= order.Count)
            return Unit.Value;
        (order[at], order[to]) = (order[to], order[at]);
        await db.ExecuteAsync(
            MediaSql.SetPosition, order.Select((id, index) => new { ParticipantId = who.Id, MediaId = id, Position = index + 1 }), cancellationToken);
        return Unit.Value;
    }

    public async Task<Removed> Handle(RemoveMedia request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var who = await Party.LoadAsync(db, source, request.ParticipantId, cancellationToken);
        var found = await db.FirstOrDefaultAsync<Named>(MediaSql.Named, new { who.Id, request.MediaId }, cancellationToken) ?? throw new NotFound("Errors.NotFound");
        var removed = await removals.KeepAsync(RemovedKind.Media, source.Id, found.Name, request.ParticipantId, new { found.Id }, cancellationToken);
        await db.ExecuteAsync(MediaSql.Remove, new { who.Id, request.MediaId }, cancellationToken);
        return removed;
    }

    public async Task<Removed> Handle(RemoveRegistrationMedia request, CancellationToken cancellationToken)
    {
        var row = await RegistrationRow.OwnAsync(db, request.PersonId, request.RegistrationId, cancellationToken);
        if (!row.IsEditable)
            throw new Conflict("Media.RegistrationSent");
        var found = await db.FirstOrDefaultAsync<Named>(MediaSql.NamedOfRegistration, new { row.Id, request.MediaId }, cancellationToken)
            ?? throw new NotFound("Errors.NotFound");
        var removed = await removals.KeepAsync(RemovedKind.RegistrationMedia, row.EventId, found.Name, row.PublicId, new { found.Id }, cancellationToken);
        await db.ExecuteAsync(MediaSql.RemoveOfRegistration, new { row.Id, request.MediaId }, cancellationToken);
        return removed;
    }

    async Task<Party> OwnerAsync(string eventId, string participantId, CancellationToken cancel) =>
        await Party.LoadAsync(db, await EventModel.LoadAsync(db, eventId, cancel), participantId, cancel);

    async Task<(string Kind, IReadOnlyList<MediaView> All)> OneAsync(long participantId, string mediaId, CancellationToken cancel)
    {
        var all = await db.QueryAsync<MediaView>(MediaSql.OfParticipant, new { Id = participantId }, cancel);
        return (all.FirstOrDefault(one => one.Id == mediaId)?.Kind ?? throw new NotFound("Errors.NotFound"), all);
    }

    sealed record Named
    {
        public long Id { get; init; }
        public string Name { get; init; } = "";
    }
}
