namespace EMobilityExpo.Web.Pages.Organiser.Timetables;

/// <summary>What an organiser does when somebody in a timetable cancels, or does not come.</summary>
public sealed record ChangedModel(string EventId, string ParticipantId, string RunId);
