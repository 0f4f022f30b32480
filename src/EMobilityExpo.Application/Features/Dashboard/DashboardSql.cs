namespace EMobilityExpo.Application.Features.Dashboard;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Timetables;

public static class DashboardSql
{
    /// <summary>A list that was imported has one time.</summary>
    public static readonly Sql Arrivals =
        """
        SELECT created_at, side, country, COUNT(*) AS participants FROM participant
        WHERE event_id = @EventId AND side <> 'interpreter' GROUP BY created_at, side, country ORDER BY created_at
        """;

    public static readonly Sql Families =
        """
        SELECT p.created_at, SUBSTRING(x.category, 1, 3) AS family, COUNT(DISTINCT p.id) AS participants
        FROM participant p JOIN participant_product x ON x.participant_id = p.id
        WHERE p.event_id = @EventId AND p.side <> 'interpreter' GROUP BY p.created_at, SUBSTRING(x.category, 1, 3) ORDER BY p.created_at
        """;

    public static readonly Sql Sides =
        "SELECT side, COUNT(*) AS participants FROM participant WHERE event_id = @EventId GROUP BY side ORDER BY side";

    public static readonly Sql Absences =
        """
        SELECT u.participant_id, p.side, u.starts_at, u.ends_at FROM unavailability u JOIN participant p ON p.id = u.participant_id
        WHERE p.event_id = @EventId ORDER BY u.starts_at
        """;

    /// <summary>What is held when: the meetings in force, or what is booked while there are none.</summary>
    public static readonly Sql Held =
        """
        SELECT m.starts_at, COUNT(*) AS meetings FROM meeting m JOIN publication b ON b.run_id = m.run_id AND b.withdrawn_at IS NULL
        WHERE b.event_id = @EventId GROUP BY m.starts_at ORDER BY m.starts_at
        """;

    public static readonly Sql Booked =
        "SELECT starts_at, COUNT(*) AS meetings FROM slot_booking WHERE event_id = @EventId GROUP BY starts_at ORDER BY starts_at";

    public static readonly Sql Requests =
        "SELECT status, asked_at, answered_at FROM meeting_request WHERE event_id = @EventId ORDER BY asked_at";

    /// <summary>Pairs that asked or agreed, and have no time yet.</summary>
    public static readonly Sql Waiting =
        """
        SELECT r.exhibitor_id, r.buyer_id FROM meeting_request r WHERE r.event_id = @EventId AND r.status IN ('open', 'accepted')
          AND NOT EXISTS (SELECT 1 FROM slot_booking s WHERE s.exhibitor_id = r.exhibitor_id AND s.buyer_id = r.buyer_id)
          AND NOT EXISTS (SELECT 1 FROM meeting m JOIN publication b ON b.run_id = m.run_id AND b.withdrawn_at IS NULL
            WHERE m.exhibitor_id = r.exhibitor_id AND m.buyer_id = r.buyer_id)
        ORDER BY r.id
        """;

    /// <summary>How many a participant <c>p</c> has: in the timetable in force, or agreed while there is none.</summary>
    internal const string Meetings =
        $"""
        CASE WHEN @InForce = 1
          THEN {TimetablesSql.MeetingsInForce}
          ELSE (SELECT COUNT(*) FROM meeting_request r WHERE r.status = 'accepted' AND (r.exhibitor_id = p.id OR r.buyer_id = p.id)) END
        """;

    /// <summary>Who is below its minimum, or has nothing; the worst off first.</summary>
    public static readonly Sql TooFew = new(dialect => dialect.Page(
        $"""
        SELECT t.* FROM (
            SELECT p.public_id AS id, p.side, p.name_ko, p.name_en, p.country, p.min_meetings AS minimum, {Meetings} AS meetings
            FROM participant p WHERE p.event_id = @EventId AND p.side <> 'interpreter') t
        WHERE t.meetings < CASE WHEN t.minimum > 1 THEN t.minimum ELSE 1 END
        ORDER BY t.meetings - t.minimum, t.meetings, t.id
        """));
}
