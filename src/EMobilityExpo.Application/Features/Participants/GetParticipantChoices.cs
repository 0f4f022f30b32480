namespace EMobilityExpo.Application.Features.Participants;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>What the participants of an event can be filtered by, with how many there are.</summary>
public sealed record GetParticipantChoices(string EventId, string? Side) : IQuery<ParticipantChoices>;

public sealed record ParticipantChoices(
    IReadOnlyDictionary<string, int> Sides, IReadOnlyList<Choice> Countries, IReadOnlyList<Choice> Delegations, IReadOnlyList<Choice> Languages);

public sealed record Choice
{
    public string Code { get; init; } = "";
    public int Number { get; init; }
}

public sealed class GetParticipantChoicesHandler(DbSession db) : IRequestHandler<GetParticipantChoices, ParticipantChoices>
{
    public async Task<ParticipantChoices> Handle(GetParticipantChoices request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var of = new { EventId = source.Id, request.Side };
        return new(
            (await db.QueryAsync<Choice>(ParticipantListSql.CountBySide, of, cancellationToken)).ToDictionary(row => row.Code, row => row.Number),
            await db.QueryAsync<Choice>(ParticipantListSql.Countries, of, cancellationToken),
            await db.QueryAsync<Choice>(ParticipantListSql.Delegations, of, cancellationToken),
            await db.QueryAsync<Choice>(ParticipantListSql.Languages, of, cancellationToken));
    }
}
