namespace EMobilityExpo.Web.Auth;

/// <summary>Who may do what. Every endpoint and page names one of these policies, or allows everybody; a test lists them all.</summary>
public static class Permissions
{
    /// <summary>Sets up the event, runs the matching, publishes the timetable.</summary>
    public const string Organiser = "organiser";
}
