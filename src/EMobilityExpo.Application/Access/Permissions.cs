namespace EMobilityExpo.Application.Access;

/// <summary>
/// Who may do what, by name. Every endpoint and page declares one of these, or is open to everybody; the scopes of an API token are
/// these names too. <c>docs/permissions.md</c> is the table of roles that the tests hold them against.
/// </summary>
public static class Permissions
{
    /// <summary>One's own account, and what everybody who is signed in may read.</summary>
    public const string Account = "account";

    public const string EventsCreate = "events.create";

    /// <summary>What belongs to no event: mails of the sign-in, jobs of the whole service.</summary>
    public const string SystemManage = "system.manage";

    public const string EventRead = "event.read";
    public const string EventManage = "event.manage";
    public const string ParticipantsRead = "participants.read";
    public const string ParticipantsManage = "participants.manage";
    public const string MatchingRead = "matching.read";
    public const string MatchingManage = "matching.manage";
    public const string TimetableRead = "timetable.read";
    public const string TimetableManage = "timetable.manage";

    /// <summary>Who has an account at the event, its mails and its audit log.</summary>
    public const string PeopleManage = "people.manage";

    /// <summary>A participant's own timetable.</summary>
    public const string OwnTimetable = "own.timetable";

    /// <summary>A company's own profile, partners, wishes and requests.</summary>
    public const string OwnRead = "own.read";
    public const string OwnManage = "own.manage";

    /// <summary>The colleagues of one's own company.</summary>
    public const string OwnColleagues = "own.colleagues";

    public static readonly IReadOnlyList<string> All =
    [
        Account, EventsCreate, SystemManage, EventRead, EventManage, ParticipantsRead, ParticipantsManage, MatchingRead, MatchingManage,
        TimetableRead, TimetableManage, PeopleManage, OwnTimetable, OwnRead, OwnManage, OwnColleagues,
    ];

    /// <summary>Those about a participant that one belongs to.</summary>
    public static bool IsOwn(string permission) => permission.StartsWith("own.", StringComparison.Ordinal);
}

public static class Roles
{
    public const string Organiser = "organiser", Exhibitor = "exhibitor", Buyer = "buyer", Interpreter = "interpreter", Floor = "floor";

    public static readonly IReadOnlyList<string> All = [Organiser, Exhibitor, Buyer, Interpreter, Floor];

    static readonly string[] OfCompany = [Permissions.OwnTimetable, Permissions.OwnRead, Permissions.OwnManage];

    /// <summary>What a role may do at its event, or with its participant. Colleagues are for owners only.</summary>
    public static IReadOnlyList<string> GrantsOf(string role) => role switch
    {
        Organiser =>
        [
            Permissions.EventRead, Permissions.EventManage, Permissions.ParticipantsRead, Permissions.ParticipantsManage, Permissions.MatchingRead,
            Permissions.MatchingManage, Permissions.TimetableRead, Permissions.TimetableManage, Permissions.PeopleManage,
        ],
        Exhibitor or Buyer => OfCompany,
        Interpreter => [Permissions.OwnTimetable],
        Floor => [Permissions.TimetableRead],
        _ => [],
    };

    /// <summary>The side of the participant that a member with this role belongs to; null for a role without one.</summary>
    public static bool NeedsParticipant(string role) => role is Exhibitor or Buyer or Interpreter;
}
