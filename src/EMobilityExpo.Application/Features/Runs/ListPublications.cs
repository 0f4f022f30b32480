namespace EMobilityExpo.Application.Features.Runs;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Messaging;
using MediatR;
using NodaTime;

/// <summary>What has been in force when, latest first.</summary>
public sealed record ListPublications(string EventId) : IQuery<IReadOnlyList<PublicationView>>;

public sealed record PublicationView
{
    public string RunId { get; init; } = "";
    public int Number { get; init; }
    public Instant PublishedAt { get; init; }
    public string PublishedBy { get; init; } = "";

    /// <summary>Null: in force.</summary>
    public Instant? WithdrawnAt { get; init; }
}

public sealed class ListPublicationsHandler(DbSession db) : IRequestHandler<ListPublications, IReadOnlyList<PublicationView>>
{
    public async Task<IReadOnlyList<PublicationView>> Handle(ListPublications request, CancellationToken cancellationToken)
    {
        await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        return await db.QueryAsync<PublicationView>(PublicationsSql.History, request, cancellationToken);
    }
}
