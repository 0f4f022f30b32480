namespace EMobilityExpo.Application.Features.Runs;

using EMobilityExpo.Application.Database;

/// <summary>At most one publication of an event has no end; the unique index <c>uq_publication_in_force</c> holds it.</summary>
public static class PublicationsSql
{
    public static readonly Sql InForce =
        """
        SELECT f.id, f.run_id, r.public_id AS run_public_id
        FROM publication f JOIN timetable_run r ON r.id = f.run_id
        WHERE f.event_id = @EventId AND f.withdrawn_at IS NULL
        """;

    /// <summary>The run that was in force last, other than the present one.</summary>
    public static readonly Sql Before = new(dialect => dialect.Page(
        """
        SELECT r.public_id FROM publication f JOIN timetable_run r ON r.id = f.run_id
        WHERE f.event_id = @EventId AND f.withdrawn_at IS NOT NULL AND f.run_id <> @InForceRunId
        ORDER BY f.withdrawn_at DESC, f.id DESC
        """));

    public static readonly Sql Withdraw = "UPDATE publication SET withdrawn_at = @Now WHERE id = @Id AND withdrawn_at IS NULL";

    public static readonly Sql Insert =
        "INSERT INTO publication (event_id, run_id, published_at, published_by) VALUES (@EventId, @RunId, @Now, @Actor)";

    public static readonly Sql History =
        """
        SELECT r.public_id AS run_id, r.number, f.published_at, f.published_by, f.withdrawn_at
        FROM publication f JOIN timetable_run r ON r.id = f.run_id JOIN event e ON e.id = f.event_id
        WHERE e.public_id = @EventId ORDER BY f.id DESC
        """;
}
