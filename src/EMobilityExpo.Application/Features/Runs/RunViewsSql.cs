namespace EMobilityExpo.Application.Features.Runs;

using EMobilityExpo.Application.Database;

/// <summary>Looking at runs.</summary>
public static class RunViewsSql
{
    const string Columns =
        """
        r.id, r.public_id, r.number, r.note, r.seed, r.settings, r.weights, r.solver_status, r.wanted, r.wishes, r.wishes_met, r.meetings,
        r.score, r.score_bound, r.breaks, r.breaks_bound, r.missed_minimum, r.too_few, r.longest_wait, r.fairness, r.seconds,
        r.created_at, r.finished_at, j.public_id AS job_id, j.status, j.percent_done, j.phase, j.error, j.cancel_requested,
        j.requested_by, f.published_at, r.repair
        """;

    const string Tables =
        """
        FROM timetable_run r
        JOIN event e ON e.id = r.event_id
        JOIN job_run j ON j.id = r.job_run_id
        LEFT JOIN publication f ON f.run_id = r.id AND f.withdrawn_at IS NULL
        """;

    public static readonly Sql Page = new(dialect => dialect.Page(
        $"SELECT {Columns} {Tables} WHERE e.public_id = @EventId ORDER BY r.number DESC"));

    public static readonly Sql Count =
        "SELECT COUNT(*) FROM timetable_run r JOIN event e ON e.id = r.event_id WHERE e.public_id = @EventId";

    public static readonly Sql One = $"SELECT {Columns} {Tables} WHERE e.public_id = @EventId AND r.public_id = @RunId";

    public static readonly Sql InForce = $"SELECT {Columns} {Tables} WHERE e.public_id = @EventId AND f.published_at IS NOT NULL";

    public static readonly Sql JobOfRun =
        """
        SELECT j.public_id FROM timetable_run r JOIN event e ON e.id = r.event_id JOIN job_run j ON j.id = r.job_run_id
        WHERE e.public_id = @EventId AND r.public_id = @RunId
        """;

    const string UnmetFilter =
        """
        WHERE u.run_id = @RunId AND (@Reason IS NULL OR u.reason = @Reason) AND (@Wished = 0 OR u.wish <> 'none')
          AND (@Participant IS NULL OR x.public_id = @Participant OR b.public_id = @Participant)
        """;

    const string UnmetTables =
        """
        FROM unmet_pair u JOIN participant x ON x.id = u.exhibitor_id JOIN participant b ON b.id = u.buyer_id
        """;

    public static readonly Sql UnmetCount = $"SELECT COUNT(*) {UnmetTables} {UnmetFilter}";

    public static readonly Sql UnmetPage = new(dialect => dialect.Page(
        $"""
        SELECT u.exhibitor_id, u.buyer_id, u.score, u.wish, u.reason, u.blockers
        {UnmetTables} {UnmetFilter}
        ORDER BY CASE u.wish WHEN 'must' THEN 0 WHEN 'want' THEN 1 ELSE 2 END, u.score DESC, u.id
        """));

    public static readonly Sql UnmetReasons =
        "SELECT reason, COUNT(*) AS pairs FROM unmet_pair WHERE run_id = @RunId GROUP BY reason ORDER BY COUNT(*) DESC, reason";

    public static readonly Sql Parties =
        """
        SELECT p.id, p.public_id, p.side, p.name_ko, p.name_en, p.country
        FROM participant p JOIN event e ON e.id = p.event_id WHERE e.public_id = @EventId ORDER BY p.id
        """;

    public static readonly Sql Meetings =
        """
        SELECT exhibitor_id, buyer_id, slot, starts_at, score FROM meeting WHERE run_id = @RunId ORDER BY slot, exhibitor_id
        """;
}
