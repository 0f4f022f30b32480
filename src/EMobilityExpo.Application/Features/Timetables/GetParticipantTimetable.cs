namespace EMobilityExpo.Application.Features.Timetables;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Members;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Messaging;
using MediatR;
using NodaTime;

/// <param name="RunId">Null: the timetable in force, if there is one.</param>
public sealed record GetParticipantTimetable(string EventId, string ParticipantId, string? RunId = null) : IQuery<ParticipantTimetable>;

public sealed class GetParticipantTimetableHandler(DbSession db) : IRequestHandler<GetParticipantTimetable, ParticipantTimetable>
{
    public async Task<ParticipantTimetable> Handle(GetParticipantTimetable request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var owner = await OwnerAsync(db, source, request.ParticipantId, cancellationToken);
        var run = await TimetableStore.FindRunAsync(db, source, request.RunId, cancellationToken);
        var timetable = await LoadAsync(db, source, run, owner, cancellationToken);
        var categories = (await db.QueryAsync<ProductRow>(TimetablesSql.PartyProducts, new { EventId = source.Id }, cancellationToken))
            .ToLookup(row => row.Id, row => row.Category, StringComparer.Ordinal);
        Party With(Party party) => party with { Categories = [.. categories[party.Id]] };
        return timetable with
        {
            Days = [.. timetable.Days.Select(day => day with
            {
                Slots = [.. day.Slots.Select(slot => slot.Meeting is null
                    ? slot
                    : slot with { Meeting = slot.Meeting with { Exhibitor = With(slot.Meeting.Exhibitor), Buyer = With(slot.Meeting.Buyer) } })],
            })],
        };
    }

    internal static async Task<TimetableOwner> OwnerAsync(DbSession db, EventModel source, string publicId, CancellationToken cancel) =>
        await db.FirstOrDefaultAsync<TimetableOwner>(TimetablesSql.Owner, new { EventId = source.Id, PublicId = publicId }, cancel)
            ?? throw new NotFound("Timetables.ParticipantNotFound");

    internal static async Task<ParticipantTimetable> LoadAsync(
        DbSession db, EventModel source, LoadedRun? run, TimetableOwner owner, CancellationToken cancel)
    {
        var unavailable = await db.QueryAsync<TimeRange>(TimetablesSql.UnavailableOf, new { EventId = source.Id, Id = (long?)owner.Id }, cancel);
        var meetings = run is null
            ? []
            : await TimetableStore.MeetingsAsync(db, TimetablesSql.MeetingsOfParticipant, new { RunId = run.Key, owner.Id }, cancel);
        var history = await db.FirstOrDefaultAsync<HistoryRow>(TimetablesSql.Publications, new { EventId = source.Id, RunId = run?.Key ?? 0 }, cancel);
        var attendees = await db.QueryAsync<AttendeeRow>(AttendeesSql.OfEvent, new { EventId = source.Id, ParticipantId = (long?)owner.Id }, cancel);
        var preview = run is { Run.InForce: false };
        return ParticipantTimetable.Build(source, run, owner, unavailable, meetings) with
        {
            Sequence = (history?.Published ?? 0) + (history?.Withdrawn ?? 0) + (history?.Moves ?? 0),
            Stamp = preview ? run!.Run.CreatedAt : Latest(run?.Run.PublishedAt, history?.MovedAt) ?? history?.WithdrawnAt ?? source.CreatedAt,
            Attending = attendees.GroupBy(row => row.PartnerPublicId)
                .ToDictionary(partner => partner.Key, IReadOnlyList<string> (partner) => [.. partner.Select(row => row.Name)], StringComparer.Ordinal),
            Cancelled = preview ? [] : await CancelledAsync(db, source, owner, meetings, cancel),
        };
    }

    /// <summary>A calendar that took an earlier publication must hear which of its meetings are off.</summary>
    static async Task<IReadOnlyList<MeetingView>> CancelledAsync(
        DbSession db, EventModel source, TimetableOwner owner, IReadOnlyList<MeetingView> held, CancellationToken cancel)
    {
        var before = await TimetableStore.MeetingsAsync(db, TimetablesSql.WithdrawnMeetings, new { EventId = source.Id, owner.Id }, cancel);
        var now = held.Select(meeting => meeting.Pair).ToHashSet();
        return [.. before.Where(meeting => !now.Contains(meeting.Pair)).DistinctBy(meeting => meeting.Pair)];
    }

    static Instant? Latest(Instant? published, Instant? moved) => published is { } at && moved is { } later && later > at ? later : published;

    sealed record HistoryRow
    {
        public int Moves { get; init; }
        public Instant? MovedAt { get; init; }
        public int Published { get; init; }
        public int Withdrawn { get; init; }
        public Instant? WithdrawnAt { get; init; }
    }

    sealed record ProductRow
    {
        public string Id { get; init; } = "";
        public string Category { get; init; } = "";
    }
}
