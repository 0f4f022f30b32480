namespace EMobilityExpo.Application.Features.Delegations;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using MediatR;
using NodaTime;

/// <summary>All delegations of an event, and the names in its lists that could become one. They are few: no pages.</summary>
public sealed record ListDelegations(string EventId) : IQuery<DelegationList>;

public sealed record DelegationList(IReadOnlyList<DelegationSummary> Items, IReadOnlyList<UnlistedDelegation> Unlisted);

public sealed record DelegationSummary
{
    public string Id { get; init; } = "";
    public string Side { get; init; } = "";
    public string NameKo { get; init; } = "";
    public string NameEn { get; init; } = "";
    public string Country { get; init; } = "";
    public string? ContactName { get; init; }
    public bool Together { get; init; }
    public Instant? JoinUntil { get; init; }
    public int Members { get; init; }

    /// <summary>Begun or handed in, and not decided yet.</summary>
    public int Registrations { get; init; }

    /// <summary>In the timetable in force.</summary>
    public int Meetings { get; init; }

    /// <summary>Requests that were accepted, of all.</summary>
    public int Agreed { get; init; }
    public int Requests { get; init; }

    public string Name => Words.Pick(NameKo, NameEn);
}

public sealed record UnlistedDelegation
{
    public string Side { get; init; } = "";
    public string Name { get; init; } = "";
    public int Members { get; init; }
}

public sealed class ListDelegationsHandler(DbSession db) : IRequestHandler<ListDelegations, DelegationList>
{
    public async Task<DelegationList> Handle(ListDelegations request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var of = new { EventId = source.Id, Korean = Words.IsKorean ? 1 : 0 };
        return new(
            await db.QueryAsync<DelegationSummary>(DelegationsSql.List, of, cancellationToken),
            await db.QueryAsync<UnlistedDelegation>(DelegationsSql.Unlisted, of, cancellationToken));
    }
}
