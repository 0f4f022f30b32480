namespace EMobilityExpo.Application.Features.Events;

using EMobilityExpo.Application.Database;

public static class EventSql
{
    const string Columns =
        """
        id, public_id, name_ko, name_en, venue, time_zone, slot_minutes, gap_minutes, languages, weights, minimum_score,
        candidates_each, keeps_table, created_at, updated_at, row_version
        """;

    public static readonly Sql ByPublicId = $"SELECT {Columns} FROM event WHERE public_id = @PublicId";

    public static readonly Sql ById = $"SELECT {Columns} FROM event WHERE id = @Id";

    public static readonly Sql Days = "SELECT date, opens, closes FROM event_day WHERE event_id = @Id ORDER BY date";

    public static readonly Sql Breaks = "SELECT date, starts, ends, name FROM event_break WHERE event_id = @Id ORDER BY starts, id";

    public static readonly Sql Tables = "SELECT id, number, name, kind, closed FROM event_table WHERE event_id = @Id ORDER BY number";

    public static readonly Sql Insert = new(dialect => dialect.InsertReturningId(
        "event",
        """
        public_id, name_ko, name_en, venue, time_zone, slot_minutes, gap_minutes, languages, weights, minimum_score, candidates_each,
        keeps_table, created_at, updated_at, row_version
        """,
        """
        @PublicId, @NameKo, @NameEn, @Venue, @TimeZone, @SlotMinutes, @GapMinutes, @Languages, @Weights, @MinimumScore, @CandidatesEach,
        @KeepsTable, @CreatedAt, @UpdatedAt, 1
        """));

    public static readonly Sql Update =
        """
        UPDATE event
        SET name_ko = @NameKo, name_en = @NameEn, venue = @Venue, time_zone = @TimeZone, slot_minutes = @SlotMinutes,
            gap_minutes = @GapMinutes, languages = @Languages, weights = @Weights, minimum_score = @MinimumScore,
            candidates_each = @CandidatesEach, keeps_table = @KeepsTable, updated_at = @UpdatedAt, row_version = row_version + 1
        WHERE id = @Id AND row_version = @RowVersion
        """;

    public static readonly Sql SetWeights =
        """
        UPDATE event SET weights = @Weights, updated_at = @Now, row_version = row_version + 1
        WHERE id = @Id AND row_version = @RowVersion
        """;

    public static readonly Sql InsertDay = "INSERT INTO event_day (event_id, date, opens, closes) VALUES (@Id, @Date, @Opens, @Closes)";

    public static readonly Sql InsertBreak =
        "INSERT INTO event_break (event_id, date, starts, ends, name) VALUES (@Id, @Date, @Starts, @Ends, @Name)";

    public static readonly Sql InsertTable =
        "INSERT INTO event_table (event_id, number, name, kind, closed) VALUES (@Id, @Number, @Name, @Kind, @Closed)";

    public static readonly Sql UpdateTable =
        "UPDATE event_table SET name = @Name, kind = @Kind, closed = @Closed WHERE event_id = @Id AND number = @Number";

    public static readonly Sql DeleteDays = "DELETE FROM event_day WHERE event_id = @Id";

    public static readonly Sql DeleteBreaks = "DELETE FROM event_break WHERE event_id = @Id";

    public static readonly Sql DeleteTable = "DELETE FROM event_table WHERE event_id = @Id AND number = @Number";

    public static readonly Sql TablesInUse =
        """
        SELECT t.number FROM event_table t
        WHERE t.event_id = @Id AND (EXISTS (SELECT 1 FROM meeting m WHERE m.table_id = t.id) OR EXISTS (SELECT 1 FROM slot_booking b WHERE b.table_id = t.id)
            OR EXISTS (SELECT 1 FROM meeting_pin p WHERE p.table_id = t.id))
        ORDER BY t.number
        """;

    const string HowFar =
        """
        (SELECT COUNT(*) FROM participant p WHERE p.event_id = e.id AND p.side = 'exhibitor') AS exhibitors,
        (SELECT COUNT(*) FROM participant p WHERE p.event_id = e.id AND p.side = 'buyer') AS buyers,
        (SELECT COUNT(*) FROM timetable_run r WHERE r.event_id = e.id) AS runs,
        (SELECT MAX(r.number) FROM publication b JOIN timetable_run r ON r.id = b.run_id
         WHERE b.event_id = e.id AND b.withdrawn_at IS NULL) AS in_force
        """;

    public static readonly Sql Counts =
        $"""
        SELECT {HowFar},
               (SELECT COUNT(*) FROM participant p WHERE p.event_id = e.id AND p.side = 'interpreter') AS interpreters,
               (SELECT COUNT(*) FROM candidate_pair c WHERE c.event_id = e.id) AS pairs
        FROM event e WHERE e.id = @Id
        """;

    const string OfOrganiser =
        "(@OrganiserId IS NULL OR EXISTS (SELECT 1 FROM membership m WHERE m.event_id = e.id AND m.person_id = @OrganiserId AND m.role = 'organiser'))";

    public static readonly Sql Count = $"SELECT COUNT(*) FROM event e WHERE {OfOrganiser}";

    public static readonly Sql List = new(dialect => dialect.Page(
        $"""
        SELECT e.public_id AS id, e.name_ko, e.name_en, e.venue, e.time_zone,
               (SELECT MIN(d.date) FROM event_day d WHERE d.event_id = e.id) AS first_day,
               (SELECT MAX(d.date) FROM event_day d WHERE d.event_id = e.id) AS last_day,
               {HowFar}
        FROM event e WHERE {OfOrganiser} ORDER BY first_day DESC, e.id DESC
        """));
}
