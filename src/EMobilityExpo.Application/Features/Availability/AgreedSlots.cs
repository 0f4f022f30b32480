namespace EMobilityExpo.Application.Features.Availability;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Application.Localisation;
using NodaTime;

/// <summary>A slot in which a participant meets somebody, or holds it for a request that is open.</summary>
sealed record AgreedSlot
{
    public Instant StartsAt { get; init; }

    /// <summary><c>booked</c>, <c>held</c> or <c>meeting</c>.</summary>
    public string Kind { get; init; } = "";
    public string PartnerId { get; init; } = "";
    public string? NameKo { get; init; }
    public string? NameEn { get; init; }

    public string PartnerName => Words.Pick(NameKo, NameEn);

    public static Task<IReadOnlyList<AgreedSlot>> LoadAsync(DbSession db, long participantId, CancellationToken cancel) =>
        db.QueryAsync<AgreedSlot>(AvailabilitySql.Agreed, new { Id = participantId }, cancel);

    /// <summary>A company does not block what it has agreed to; the organiser may.</summary>
    /// <param name="blocked">The absences as they are to be.</param>
    /// <exception cref="Conflict">Names the meeting.</exception>
    public static async Task KeepAsync(DbSession db, EventModel source, ParticipantRecord before, IReadOnlyList<TimeRange> blocked, CancellationToken cancel)
    {
        var slots = source.Slots;
        var fresh = SlotAbsences.Missed(slots, blocked).Except(SlotAbsences.Missed(slots, before.Unavailable)).Select(index => slots[index].StartsAt).ToHashSet();
        if (fresh.Count > 0 && (await LoadAsync(db, before.Id, cancel)).FirstOrDefault(one => fresh.Contains(one.StartsAt)) is { } kept)
            throw new Conflict($"Availability.Kept_{kept.Kind}", [EventTimes.WithDay(kept.StartsAt, source.Zone), kept.PartnerName]);
    }
}
