namespace EMobilityExpo.Web.Pages.Organiser.Timetables;

using EMobilityExpo.Application.Features.Timetables;

/// <summary>The model of <c>_Days.cshtml</c>: the days of one participant, for the organiser, for itself, or on paper.</summary>
public sealed record DaysView(ParticipantTimetable Timetable)
{
    /// <summary>Where a partner's name leads; null where names lead nowhere.</summary>
    public Func<Party, string>? Link { get; init; }

    public Func<MeetingView, string>? PairLink { get; init; }

    /// <summary>The heading level of a day.</summary>
    public int Level { get; init; } = 2;
}
