namespace EMobilityExpo.Application.Features.Media;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Registration;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using MediatR;
using NodaTime;
using Party = EMobilityExpo.Application.Features.Requests.Party;

/// <summary>The files of a participant, proofs among them: for itself and for the organiser.</summary>
public sealed record ListMedia(string EventId, string ParticipantId) : IQuery<IReadOnlyList<MediaView>>;

/// <summary>The files of one's own registration.</summary>
public sealed record ListRegistrationMedia(long PersonId, string RegistrationId) : IQuery<IReadOnlyList<MediaView>>;

/// <summary>A file as somebody at the event may see it: one's own, and what the other side shows.</summary>
public sealed record GetMedia(string EventId, string ParticipantId, string MediaId, bool Small = false) : IQuery<MediaContent>;

/// <summary>Any file of the event, for the organiser.</summary>
public sealed record GetEventMedia(string EventId, string MediaId, bool Small = false) : IQuery<MediaContent>;

public sealed record GetRegistrationMedia(long PersonId, string RegistrationId, string MediaId, bool Small = false) : IQuery<MediaContent>;

public sealed record MediaView
{
    public string Id { get; init; } = "";

    /// <summary><c>logo</c>, <c>picture</c>, <c>document</c> or <c>proof</c>.</summary>
    public string Kind { get; init; } = "";
    public string? ProductId { get; init; }
    public string Name { get; init; } = "";
    public string? CaptionKo { get; init; }
    public string? CaptionEn { get; init; }
    public string Type { get; init; } = "";
    public int? Width { get; init; }
    public int? Height { get; init; }
    public int Bytes { get; init; }
    public Instant UploadedAt { get; init; }
    public long RowVersion { get; init; }

    public string Caption => Words.Pick(CaptionKo, CaptionEn);
}

/// <param name="Hash">SHA-256, in hexadecimal.</param>
/// <param name="IsPicture">Whether it is shown in the page; else it is to be saved.</param>
public sealed record MediaContent(string Name, string Type, string Hash, byte[] Content, bool IsPicture);

public sealed class ListMediaHandler(DbSession db)
    : IRequestHandler<ListMedia, IReadOnlyList<MediaView>>, IRequestHandler<ListRegistrationMedia, IReadOnlyList<MediaView>>,
        IRequestHandler<GetMedia, MediaContent>, IRequestHandler<GetEventMedia, MediaContent>, IRequestHandler<GetRegistrationMedia, MediaContent>
{
    public async Task<IReadOnlyList<MediaView>> Handle(ListMedia request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var who = await Party.LoadAsync(db, source, request.ParticipantId, cancellationToken);
        return await db.QueryAsync<MediaView>(MediaSql.OfParticipant, new { who.Id }, cancellationToken);
    }

    public async Task<IReadOnlyList<MediaView>> Handle(ListRegistrationMedia request, CancellationToken cancellationToken)
    {
        var row = await RegistrationRow.OwnAsync(db, request.PersonId, request.RegistrationId, cancellationToken);
        return await db.QueryAsync<MediaView>(MediaSql.OfRegistration, new { row.Id }, cancellationToken);
    }

    public async Task<MediaContent> Handle(GetMedia request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        return await ReadAsync(MediaSql.ForParticipant, new { EventId = source.Id, request.ParticipantId, request.MediaId }, request.Small, cancellationToken);
    }

    public async Task<MediaContent> Handle(GetEventMedia request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        return await ReadAsync(MediaSql.ForEvent, new { EventId = source.Id, request.MediaId }, request.Small, cancellationToken);
    }

    public async Task<MediaContent> Handle(GetRegistrationMedia request, CancellationToken cancellationToken)
    {
        var row = await RegistrationRow.OwnAsync(db, request.PersonId, request.RegistrationId, cancellationToken);
        return await ReadAsync(MediaSql.ForRegistration, new { row.Id, request.MediaId }, request.Small, cancellationToken);
    }

    async Task<MediaContent> ReadAsync(Sql statement, object which, bool small, CancellationToken cancel)
    {
        var row = await db.FirstOrDefaultAsync<ContentRow>(statement, which, cancel) ?? throw new NotFound("Errors.NotFound");
        var pictured = MediaRules.IsPicture(row.Kind);
        return small && row is { Small: not null, SmallType: not null, SmallHash: not null }
            ? new(row.Name, row.SmallType, row.SmallHash, row.Small, pictured)
            : new(row.Name, row.Type, row.Hash, row.Content, pictured);
    }

    sealed record ContentRow
    {
        public string Kind { get; init; } = "";
        public string Name { get; init; } = "";
        public string Type { get; init; } = "";
        public string Hash { get; init; } = "";
        public byte[] Content { get; init; } = [];
        public string? SmallType { get; init; }
        public string? SmallHash { get; init; }
        public byte[]? Small { get; init; }
    }
}
