namespace EMobilityExpo.Application.Features.Events;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Messaging;
using MediatR;

public sealed record GetEvent(string EventId) : IQuery<EventDetails>;

/// <param name="Slots">How many slots all days have together.</param>
public sealed record EventDetails(string Id, EventFields Fields, int Slots, EventCounts Counts, long RowVersion)
{
    /// <summary>In the answer to a change: agreed times that the event no longer has. Both sides have been told.</summary>
    public IReadOnlyList<Bookings.LostTime> Lost { get; init; } = [];

    public string Name => Localisation.Words.Pick(Fields.NameKo, Fields.NameEn);
}

/// <summary>How far an event is.</summary>
public sealed record EventCounts
{
    public int Exhibitors { get; init; }
    public int Buyers { get; init; }
    public int Interpreters { get; init; }
    public int Pairs { get; init; }
    public int Runs { get; init; }

    /// <summary>Number of the run whose timetable is in force.</summary>
    public int? InForce { get; init; }
}

public sealed class GetEventHandler(DbSession db) : IRequestHandler<GetEvent, EventDetails>
{
    public async Task<EventDetails> Handle(GetEvent request, CancellationToken cancellationToken)
    {
        var found = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var counts = await db.FirstOrDefaultAsync<EventCounts>(EventSql.Counts, new { found.Id }, cancellationToken);
        return new(found.PublicId, EventFields.Of(found), found.Slots.Count, counts!, found.RowVersion);
    }
}
