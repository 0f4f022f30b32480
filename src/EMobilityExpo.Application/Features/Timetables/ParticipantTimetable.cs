namespace EMobilityExpo.Application.Features.Timetables;

using System.Text.Json.Serialization;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Reference;
using NodaTime;

/// <summary>The days of one participant: what it holds, where it is free, where it can not come.</summary>
/// <param name="Run">Null while no timetable is in force.</param>
public sealed record ParticipantTimetable(
    TimetableEvent Event, TimetableRun? Run, TimetableOwner Participant, IReadOnlyList<TimetableDay> Days)
{
    /// <summary>Meetings of earlier publications that are not held any more.</summary>
    [JsonIgnore]
    public IReadOnlyList<MeetingView> Cancelled { get; init; } = [];

    /// <summary>Names of those of the participant's own people who go to the meeting with a partner, by the partner's id; nobody else sees them.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Attending { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Who of the participant goes to the meeting; none when nobody is named.</summary>
    public IReadOnlyList<string> AttendingAt(MeetingView meeting) =>
        [.. meeting.PartnersOf(Participant.PublicId).SelectMany(partner => Attending.GetValueOrDefault(partner.Id, []))];

    /// <summary>Counts publications, withdrawals and moves of the event: a calendar with a higher one replaces what it had.</summary>
    [JsonIgnore]
    public int Sequence { get; init; }

    /// <summary>When the timetable came to be as it is.</summary>
    [JsonIgnore]
    public Instant Stamp { get; init; }

    [JsonIgnore]
    public IEnumerable<MeetingView> Meetings => Days.SelectMany(day => day.Slots).Where(slot => slot.Meeting is not null).Select(slot => slot.Meeting!);

    /// <summary>The meeting that is on or comes next.</summary>
    public MeetingView? NextAt(Instant now) => Meetings.FirstOrDefault(meeting => meeting.EndsAt > now);

    internal static ParticipantTimetable Build(
        EventModel source, LoadedRun? run, TimetableOwner owner, IEnumerable<TimeRange> unavailable, IEnumerable<MeetingView> meetings)
    {
        var slots = run?.Slots ?? source.Slots;
        var bySlot = meetings.ToDictionary(meeting => meeting.Slot);
        var absent = unavailable.SelectMany(range => SlotPlan.Touching(slots, range.StartsAt, range.EndsAt)).ToHashSet();
        var days = slots.GroupBy(slot => slot.Day).Select(day => new TimetableDay(
            day.First().StartsAt.InZone(source.Zone).Date,
            [.. day.Select(slot => new TimetableSlot(
                slot.Index, slot.StartsAt, slot.EndsAt,
                bySlot.ContainsKey(slot.Index) ? SlotState.Meeting : absent.Contains(slot.Index) ? SlotState.Unavailable : SlotState.Free,
                bySlot.GetValueOrDefault(slot.Index)))]));
        return new(TimetableEvent.Of(source), run?.Run, owner, [.. days]);
    }
}

public sealed record TimetableDay(LocalDate Date, IReadOnlyList<TimetableSlot> Slots)
{
    [JsonIgnore]
    public int Held => Slots.Count(slot => slot.Meeting is not null);

    /// <summary>Free slots between two meetings of the day.</summary>
    [JsonIgnore]
    public int Idle
    {
        get
        {
            var held = Slots.Where(slot => slot.Meeting is not null).Select(slot => slot.Slot).ToList();
            return held.Count == 0 ? 0 : held[^1] - held[0] + 1 - held.Count;
        }
    }
}

public sealed record TimetableSlot(int Slot, Instant StartsAt, Instant EndsAt, SlotState State, MeetingView? Meeting);

/// <summary>Whose timetable it is.</summary>
public sealed record TimetableOwner
{
    [JsonIgnore]
    public long Id { get; init; }

    [JsonPropertyName("id")]
    public string PublicId { get; init; } = "";
    public string Side { get; init; } = "";
    public string? NameKo { get; init; }
    public string? NameEn { get; init; }
    public string Country { get; init; } = "";
    public string? Booth { get; init; }
    public bool Online { get; init; }
    public string? TimeZone { get; init; }

    /// <summary>The secret of the participant's own page: for the organiser's pages, not for the API.</summary>
    [JsonIgnore]
    public string TimetableKey { get; init; } = "";

    [JsonIgnore]
    public string Name => Words.Pick(NameKo, NameEn);

    /// <summary>Where the participant is, when that is another time zone than the event's.</summary>
    public DateTimeZone? ZoneBeside(DateTimeZone eventZone)
    {
        var id = TimeZone ?? (Online ? ReferenceData.Countries.Find(Country)?.TimeZone : null);
        var zone = id is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(id);
        return zone is null || zone.Equals(eventZone) ? null : zone;
    }
}
