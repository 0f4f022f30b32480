namespace EMobilityExpo.Web.Pages.Organiser.Timetables;

using EMobilityExpo.Application.Features.Members;
using EMobilityExpo.Application.Features.Timetables;

/// <summary>The model of <c>_Days.cshtml</c>: the days of one participant, for the organiser, for itself, or on paper.</summary>
public sealed record DaysView(ParticipantTimetable Timetable)
{
    /// <summary>Where a partner's name leads; null where names lead nowhere.</summary>
    public Func<Party, string>? Link { get; init; }

    public Func<MeetingView, string>? PairLink { get; init; }

    /// <summary>The choice of who goes to a meeting, on the participant's own page.</summary>
    public Func<MeetingView, AttendView?>? Attend { get; init; }

    /// <summary>The heading level of a day.</summary>
    public int Level { get; init; } = 2;
}

/// <summary>Who of a company could go to a meeting, and who does.</summary>
public sealed record AttendView(Party Partner, IReadOnlyList<Attendee> Colleagues, IReadOnlyList<Attendee> Chosen);
