namespace EMobilityExpo.Application.Features.Participants;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>
/// The first participants that a part of a name (or of what the list of participants is searched by) fits, to choose one of. Wherever
/// a page lets somebody choose a participant it asks this: it reads no figures, and no event is too large for it.
/// </summary>
public sealed record FindParticipants(string EventId, string? Search, string? Side = null) : IQuery<FoundParticipants>;

/// <param name="More">Whether there are more than these: the search wants to be narrower.</param>
public sealed record FoundParticipants(IReadOnlyList<FoundParticipant> Items, bool More);

public sealed record FoundParticipant
{
    public string Id { get; init; } = "";
    public string Side { get; init; } = "";
    public string? NameKo { get; init; }
    public string? NameEn { get; init; }
    public string Country { get; init; } = "";
    public string? Booth { get; init; }
    public string? Delegation { get; init; }

    public string Name => Words.Pick(NameKo, NameEn);
}

public sealed class FindParticipantsHandler(DbSession db) : IRequestHandler<FindParticipants, FoundParticipants>
{
    const int Most = 20;

    public async Task<FoundParticipants> Handle(FindParticipants request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        if (string.IsNullOrWhiteSpace(request.Search))
            return new([], false);
        var filter = new ParticipantFilter { Side = request.Side, Search = request.Search };
        var found = await db.QueryAsync<FoundParticipant>(
            ParticipantListSql.Find, ParticipantListSql.Parameters(source.Id, filter, new(1, Most + 1)), cancellationToken);
        return new([.. found.Take(Most)], found.Count > Most);
    }
}
