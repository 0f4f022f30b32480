namespace EMobilityExpo.Application.Jobs;

using EMobilityExpo.Application.Database;

public static class JobSql
{
    public static readonly Sql Insert = new(dialect => dialect.InsertReturningId(
        "job_run",
        "public_id, event_id, kind, payload, status, percent_done, cancel_requested, attempt, requested_by, created_at",
        "@PublicId, @EventId, @Kind, @Payload, 'queued', 0, 0, 0, @RequestedBy, @CreatedAt"));

    /// <summary>Decides who works on a run: one row for one claimer, none for all others.</summary>
    public static readonly Sql Claim =
        """
        UPDATE job_run
        SET status = 'running', lease_owner = @Owner, lease_until = @Until, attempt = attempt + 1,
            started_at = CASE WHEN started_at IS NULL THEN @Now ELSE started_at END
        WHERE public_id = @PublicId AND (status = 'queued' OR (status = 'running' AND lease_until < @Now))
        """;

    public static readonly Sql Claimed =
        "SELECT id, public_id, kind, payload, attempt, cancel_requested, requested_by FROM job_run WHERE public_id = @PublicId";

    /// <summary>Keeps the lease and tells the world how far it is; no row when the lease was lost.</summary>
    public static readonly Sql Renew =
        """
        UPDATE job_run SET lease_until = @Until, percent_done = @Percent, phase = @Phase, progress = @Progress
        WHERE id = @Id AND status = 'running' AND lease_owner = @Owner AND attempt = @Attempt
        """;

    public static readonly Sql CancelRequested = "SELECT cancel_requested FROM job_run WHERE id = @Id";

    public static readonly Sql Finish =
        """
        UPDATE job_run
        SET status = @Status, percent_done = CASE WHEN @Status = 'succeeded' THEN 100 ELSE percent_done END, error = @Error,
            progress = CASE WHEN @Progress IS NULL THEN progress ELSE @Progress END,
            lease_owner = NULL, lease_until = NULL, finished_at = @Now
        WHERE id = @Id AND status = 'running' AND lease_owner = @Owner AND attempt = @Attempt
        """;

    public static readonly Sql Release =
        """
        UPDATE job_run SET status = 'queued', lease_owner = NULL, lease_until = NULL, attempt = attempt - 1
        WHERE id = @Id AND status = 'running' AND lease_owner = @Owner AND attempt = @Attempt
        """;

    public static readonly Sql CancelQueued =
        "UPDATE job_run SET status = 'cancelled', cancel_requested = 1, finished_at = @Now WHERE public_id = @PublicId AND status = 'queued'";

    public static readonly Sql CancelRunning =
        "UPDATE job_run SET cancel_requested = 1 WHERE public_id = @PublicId AND status = 'running'";

    /// <summary>What waits for a worker: asked for a while ago and not begun, or left behind by a process that died.</summary>
    public static readonly Sql Waiting =
        """
        SELECT public_id FROM job_run
        WHERE (status = 'queued' AND created_at < @Before) OR (status = 'running' AND lease_until < @Now)
        ORDER BY id
        """;

    public static readonly Sql EventOf =
        "SELECT e.public_id FROM job_run j JOIN event e ON e.id = j.event_id WHERE j.public_id = @JobId";

    public static readonly Sql ByPublicId =
        """
        SELECT j.id, j.public_id, e.public_id AS event_public_id, j.kind, j.status, j.percent_done, j.phase, j.progress, j.error,
               j.cancel_requested, j.attempt, j.created_at, j.started_at, j.finished_at
        FROM job_run j LEFT JOIN event e ON e.id = j.event_id
        WHERE j.public_id = @PublicId
        """;
}
