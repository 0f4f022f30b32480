namespace EMobilityExpo.Application.Features.Runs;

using EMobilityExpo.Application.Database;

public static class AdviceSql
{
    public static readonly Sql OfRun =
        "SELECT j.public_id AS job_id, a.items, a.finished_at FROM run_advice a JOIN job_run j ON j.id = a.job_run_id WHERE a.run_id = @Id";

    public static readonly Sql Forget = "DELETE FROM run_advice WHERE run_id = @Id";

    public static readonly Sql Insert = "INSERT INTO run_advice (run_id, job_run_id, asked_at) VALUES (@Id, @JobRunId, @Now)";

    /// <summary>Nothing is written when the meetings were changed, or somebody asked anew, in the meantime.</summary>
    public static readonly Sql Save =
        """
        UPDATE run_advice SET items = @Items, finished_at = @Now
        WHERE run_id = @Id AND job_run_id = (SELECT j.id FROM job_run j WHERE j.public_id = @JobId)
        """;
}
