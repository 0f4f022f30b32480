namespace EMobilityExpo.Application.Features.Runs;

using EMobilityExpo.Application.Database;

/// <summary>Starting, building and saving a run.</summary>
public static class RunsSql
{
    public static readonly Sql SideCounts =
        """
        SELECT side, COUNT(*) AS participants, SUM(CASE WHEN own_booth = 1 OR online = 1 THEN 1 ELSE 0 END) AS own_place
        FROM participant WHERE event_id = @EventId GROUP BY side ORDER BY side
        """;

    public static readonly Sql ByRequestKey =
        """
        SELECT r.public_id AS run_id, j.public_id AS job_id
        FROM timetable_run r JOIN job_run j ON j.id = r.job_run_id
        WHERE r.event_id = @EventId AND r.request_key = @RequestKey
        """;

    public static readonly Sql NextNumber = "SELECT COALESCE(MAX(number), 0) + 1 FROM timetable_run WHERE event_id = @EventId";

    public static readonly Sql Insert = new(dialect => dialect.InsertReturningId(
        "timetable_run",
        "public_id, event_id, number, job_run_id, note, request_key, seed, settings, weights, slots, problem, wish_list, repair, wanted, wishes, created_at",
        "@PublicId, @EventId, @Number, @JobRunId, @Note, @RequestKey, @Seed, @Settings, @Weights, @Slots, @Problem, @WishList, @Repair, 0, 0, @Now"));

    public static readonly Sql Inputs =
        """
        SELECT id, public_id, event_id, number, seed, settings, weights, slots, problem, wish_list, repair, solution
        FROM timetable_run WHERE public_id = @PublicId
        """;

    public static readonly Sql InputsOfEvent =
        """
        SELECT r.id, r.public_id, r.event_id, r.number, r.seed, r.settings, r.weights, r.slots, r.problem, r.wish_list, r.repair, r.solution
        FROM timetable_run r JOIN event e ON e.id = r.event_id
        WHERE e.public_id = @EventId AND r.public_id = @RunId
        """;

    public static readonly Sql SaveInputs = "UPDATE timetable_run SET slots = @Slots, problem = @Problem, wish_list = @WishList, repair = @Repair WHERE id = @Id";

    public static readonly Sql NumberOf = "SELECT number FROM timetable_run WHERE event_id = @EventId AND public_id = @Earlier";

    /// <summary>Where the meetings of a run are.</summary>
    public static readonly Sql PlacesOf =
        """
        SELECT m.id, m.exhibitor_id, m.buyer_id, m.starts_at, m.table_id FROM meeting m JOIN timetable_run r ON r.id = m.run_id
        WHERE r.event_id = @EventId AND r.public_id = @Earlier ORDER BY m.slot, m.exhibitor_id
        """;

    public static readonly Sql DeleteMeetings = "DELETE FROM meeting WHERE run_id = @Id";

    public static readonly Sql DeleteUnmet = "DELETE FROM unmet_pair WHERE run_id = @Id";

    public static readonly Sql InsertMeeting =
        """
        INSERT INTO meeting
            (public_id, run_id, exhibitor_id, buyer_id, slot, starts_at, ends_at, place, table_id, interpreter_id, score)
        VALUES (@PublicId, @RunId, @ExhibitorId, @BuyerId, @Slot, @StartsAt, @EndsAt, @Place, @TableId, @InterpreterId, @Score)
        """;

    public static readonly Sql InsertUnmet =
        """
        INSERT INTO unmet_pair (run_id, exhibitor_id, buyer_id, score, wish, reason, blockers)
        VALUES (@RunId, @ExhibitorId, @BuyerId, @Score, @Wish, @Reason, @Blockers)
        """;

    public static readonly Sql SaveFigures =
        """
        UPDATE timetable_run
        SET problem = @Problem, solver_status = @SolverStatus, solution = @Solution, wanted = @Wanted, wishes = @Wishes,
            wishes_met = @WishesMet, meetings = @Meetings, score = @Score, score_bound = @ScoreBound, breaks = @Breaks,
            breaks_bound = @BreaksBound, missed_minimum = @MissedMinimum, too_few = @TooFew, longest_wait = @LongestWait,
            fairness = @Fairness, repair = @Repair, seconds = @Seconds, finished_at = @Now
        WHERE id = @Id
        """;
}
