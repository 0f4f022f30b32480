namespace EMobilityExpo.Application.Features.Timetables;

using EMobilityExpo.Application.Database;

public static class TimetablesSql
{
    /// <summary>How many meetings an exhibitor or buyer <c>p</c> has in the timetable in force.</summary>
    internal const string MeetingsInForce =
        """
        (SELECT COUNT(*) FROM meeting m JOIN publication b ON b.run_id = m.run_id AND b.withdrawn_at IS NULL WHERE m.exhibitor_id = p.id OR m.buyer_id = p.id)
        """;

    const string RunColumns =
        """
        r.id, r.public_id, r.number, r.slots, r.created_at, r.finished_at, f.published_at
        """;

    public static readonly Sql Run =
        $"""
        SELECT {RunColumns} FROM timetable_run r
        LEFT JOIN publication f ON f.run_id = r.id AND f.withdrawn_at IS NULL
        WHERE r.event_id = @EventId AND r.public_id = @RunId
        """;

    public static readonly Sql RunInForce =
        $"""
        SELECT {RunColumns} FROM publication f
        JOIN timetable_run r ON r.id = f.run_id
        WHERE f.event_id = @EventId AND f.withdrawn_at IS NULL
        """;

    public static readonly Sql Publications =
        """
        SELECT COUNT(*) AS published, COUNT(withdrawn_at) AS withdrawn, MAX(withdrawn_at) AS withdrawn_at,
            (SELECT COUNT(*) + COUNT(v.undone_at) FROM meeting_move v JOIN timetable_run r ON r.id = v.run_id WHERE r.event_id = @EventId) AS moves,
            (SELECT MAX(COALESCE(v.undone_at, v.moved_at)) FROM meeting_move v WHERE v.run_id = @RunId) AS moved_at
        FROM publication WHERE event_id = @EventId
        """;

    const string MeetingColumns =
        """
        m.public_id AS id, m.slot, m.starts_at, m.ends_at, m.place, m.score,
        e.public_id AS exhibitor_id, e.name_ko AS exhibitor_name_ko, e.name_en AS exhibitor_name_en,
        e.country AS exhibitor_country, e.booth,
        b.public_id AS buyer_id, b.name_ko AS buyer_name_ko, b.name_en AS buyer_name_en, b.country AS buyer_country,
        i.public_id AS interpreter_id, i.name_ko AS interpreter_name_ko, i.name_en AS interpreter_name_en,
        i.country AS interpreter_country, t.number AS table_number, t.name AS table_name
        """;

    const string MeetingJoins =
        """
        FROM meeting m
        JOIN participant e ON e.id = m.exhibitor_id
        JOIN participant b ON b.id = m.buyer_id
        LEFT JOIN participant i ON i.id = m.interpreter_id
        LEFT JOIN event_table t ON t.id = m.table_id
        """;

    public static readonly Sql MeetingsOfRun =
        $"SELECT {MeetingColumns} {MeetingJoins} WHERE m.run_id = @RunId ORDER BY m.slot, t.number, m.id";

    public static readonly Sql MeetingsOfParticipant =
        $"""
        SELECT {MeetingColumns} {MeetingJoins}
        WHERE m.run_id = @RunId AND (m.exhibitor_id = @Id OR m.buyer_id = @Id OR m.interpreter_id = @Id)
        ORDER BY m.slot
        """;

    public static readonly Sql MeetingsOfDelegation =
        $"""
        SELECT {MeetingColumns} {MeetingJoins}
        WHERE m.run_id = @RunId AND ((@Side = 'exhibitor' AND e.delegation = @Name) OR (@Side = 'buyer' AND b.delegation = @Name))
        ORDER BY m.slot, m.id
        """;

    /// <summary>What the participant held in timetables that were in force once, the latest first.</summary>
    public static readonly Sql WithdrawnMeetings =
        $"""
        SELECT {MeetingColumns} {MeetingJoins}
        JOIN publication f ON f.run_id = m.run_id
        WHERE f.event_id = @EventId AND f.withdrawn_at IS NOT NULL
            AND (m.exhibitor_id = @Id OR m.buyer_id = @Id OR m.interpreter_id = @Id)
        ORDER BY f.id DESC, m.slot
        """;

    const string Filter =
        """
        WHERE m.run_id = @RunId AND m.slot >= @FromSlot AND m.slot <= @ToSlot
            AND (@Participant IS NULL OR e.public_id = @Participant OR b.public_id = @Participant OR i.public_id = @Participant)
            AND (@Country IS NULL OR b.country = @Country OR e.country = @Country)
            AND (@Table IS NULL OR t.number = @Table)
        """;

    static string Searched(ISqlDialect dialect) =>
        $"""
        {MeetingJoins} {Filter}
            AND (@Search IS NULL OR {dialect.Contains("e.name_ko", "@Search")} OR {dialect.Contains("e.name_en", "@Search")}
                OR {dialect.Contains("b.name_ko", "@Search")} OR {dialect.Contains("b.name_en", "@Search")})
        """;

    public static readonly Sql CountMeetings = new(dialect => $"SELECT COUNT(*) {Searched(dialect)}");

    public static readonly Sql PageOfMeetings = new(dialect =>
        dialect.Page($"SELECT {MeetingColumns} {Searched(dialect)} ORDER BY m.slot, t.number, m.id"));

    public static readonly Sql BoardMeetings =
        """
        SELECT m.public_id, m.slot, m.place, m.table_id, m.exhibitor_id, m.buyer_id, m.interpreter_id, m.score, m.row_version,
            CASE WHEN p.id IS NULL THEN 0 ELSE 1 END AS pinned
        FROM meeting m LEFT JOIN meeting_pin p ON p.exhibitor_id = m.exhibitor_id AND p.buyer_id = m.buyer_id AND p.starts_at = m.starts_at
        WHERE m.run_id = @RunId AND m.slot >= @FromSlot AND m.slot <= @ToSlot ORDER BY m.slot, m.id
        """;

    /// <summary>Names and the main product of everybody; no contact data.</summary>
    public static readonly Sql Parties =
        """
        SELECT p.id, p.public_id, p.side, p.name_ko, p.name_en, p.country, p.booth, p.online,
            (SELECT x.category FROM participant_product x
             WHERE x.id = (SELECT MIN(y.id) FROM participant_product y WHERE y.participant_id = p.id)) AS category
        FROM participant p WHERE p.event_id = @EventId ORDER BY p.id
        """;

    public static readonly Sql PartyProducts =
        """
        SELECT p.public_id AS id, x.category
        FROM participant_product x JOIN participant p ON p.id = x.participant_id
        WHERE p.event_id = @EventId ORDER BY x.id
        """;

    public static readonly Sql CountMeetingsOfRun = "SELECT COUNT(*) FROM meeting WHERE run_id = @RunId";

    const string OwnerColumns = "p.id, p.public_id, p.side, p.name_ko, p.name_en, p.country, p.booth, p.online, p.time_zone, p.timetable_key";

    public static readonly Sql Owner = $"SELECT {OwnerColumns} FROM participant p WHERE p.event_id = @EventId AND p.public_id = @PublicId";

    public static readonly Sql OwnersOfSide =
        $"""
        SELECT {OwnerColumns} FROM participant p WHERE p.event_id = @EventId AND p.side = @Side
        ORDER BY CASE WHEN @Korean = 1 THEN COALESCE(p.name_ko, p.name_en) ELSE COALESCE(p.name_en, p.name_ko) END, p.id
        """;

    public static readonly Sql OwnerByKey =
        """
        SELECT p.public_id, p.country, v.public_id AS event_public_id
        FROM participant p JOIN event v ON v.id = p.event_id WHERE p.timetable_key = @TimetableKey
        """;

    public static readonly Sql SpeaksKorean =
        """
        SELECT COUNT(*) FROM participant p WHERE p.timetable_key = @TimetableKey AND (p.country = 'KR'
            OR EXISTS (SELECT 1 FROM participant_tag x WHERE x.participant_id = p.id AND x.kind = 'language' AND x.code = 'ko'))
        """;

    public static readonly Sql UnavailableOf =
        """
        SELECT x.participant_id, x.starts_at, x.ends_at
        FROM unavailability x JOIN participant p ON p.id = x.participant_id
        WHERE p.event_id = @EventId AND (@Id IS NULL OR p.id = @Id) ORDER BY x.starts_at, x.id
        """;

    public static readonly Sql Unmet =
        """
        SELECT u.score, u.wish, u.reason, e.public_id AS exhibitor_id, e.name_ko AS exhibitor_name_ko, e.name_en AS exhibitor_name_en,
            e.country AS exhibitor_country, b.public_id AS buyer_id, b.name_ko AS buyer_name_ko, b.name_en AS buyer_name_en,
            b.country AS buyer_country
        FROM unmet_pair u JOIN participant e ON e.id = u.exhibitor_id JOIN participant b ON b.id = u.buyer_id
        WHERE u.run_id = @RunId ORDER BY u.score DESC, u.id
        """;
}
