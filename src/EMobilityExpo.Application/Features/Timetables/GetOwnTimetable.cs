namespace EMobilityExpo.Application.Features.Timetables;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>
/// What the holder of the secret link sees: the timetable in force, its own meetings only, and of the other side the name, the
/// country and the place. Scores and products stay with the organiser.
/// </summary>
public sealed record GetOwnTimetable(string TimetableKey) : IQuery<ParticipantTimetable>
{
    // Requests are logged; the secret must not be.
    public override string ToString() => nameof(GetOwnTimetable);
}

/// <summary>The same for somebody who is signed in and belongs to the participant.</summary>
public sealed record GetMyTimetable(string EventId, string ParticipantId) : IQuery<ParticipantTimetable>;

public sealed class GetOwnTimetableHandler(DbSession db)
    : IRequestHandler<GetOwnTimetable, ParticipantTimetable>, IRequestHandler<GetMyTimetable, ParticipantTimetable>
{
    public Task<ParticipantTimetable> Handle(GetMyTimetable request, CancellationToken cancellationToken) =>
        LoadAsync(request.EventId, request.ParticipantId, cancellationToken);

    public async Task<ParticipantTimetable> Handle(GetOwnTimetable request, CancellationToken cancellationToken)
    {
        var found = await db.FirstOrDefaultAsync<Row>(TimetablesSql.OwnerByKey, new { request.TimetableKey }, cancellationToken)
            ?? throw new NotFound("Timetables.LinkNotFound");
        return await LoadAsync(found.EventPublicId, found.PublicId, cancellationToken);
    }

    async Task<ParticipantTimetable> LoadAsync(string eventId, string participantId, CancellationToken cancel)
    {
        var source = await EventModel.LoadAsync(db, eventId, cancel);
        var owner = await GetParticipantTimetableHandler.OwnerAsync(db, source, participantId, cancel);
        var run = await TimetableStore.FindRunAsync(db, source, runId: null, cancel);
        var timetable = await GetParticipantTimetableHandler.LoadAsync(db, source, run, owner, cancel);
        return timetable with
        {
            Days = [.. timetable.Days.Select(day => day with
            {
                Slots = [.. day.Slots.Select(slot => slot.Meeting is null ? slot : slot with { Meeting = slot.Meeting with { Score = null } })],
            })],
        };
    }

    sealed record Row
    {
        public string PublicId { get; init; } = "";
        public string EventPublicId { get; init; } = "";
    }
}

/// <summary>Whether the holder of the link reads Korean; false for a link that opens nothing.</summary>
public sealed record ReadsKorean(string TimetableKey) : IQuery<bool>
{
    public override string ToString() => nameof(ReadsKorean);
}

public sealed class ReadsKoreanHandler(DbSession db) : IRequestHandler<ReadsKorean, bool>
{
    public async Task<bool> Handle(ReadsKorean request, CancellationToken cancellationToken) =>
        await db.ScalarAsync<int>(TimetablesSql.SpeaksKorean, new { request.TimetableKey }, cancellationToken) > 0;
}
