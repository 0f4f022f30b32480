namespace EMobilityExpo.Application.Features.Evaluation;

using EMobilityExpo.Application.Database;

public static class EvaluationSql
{
    /// <summary>What the participants of the event itself asked of each other, the first first.</summary>
    public static readonly Sql Requests =
        """
        SELECT exhibitor_id, buyer_id, asked_by, status, reason
        FROM meeting_request WHERE event_id = @EventId AND status <> 'withdrawn' ORDER BY id
        """;

    /// <summary>1 when there is anything to measure by, else 0.</summary>
    public static readonly Sql HasJudgements =
        """
        SELECT CASE WHEN EXISTS (SELECT 1 FROM past_meeting WHERE event_id = @EventId)
                      OR EXISTS (SELECT 1 FROM meeting_request WHERE event_id = @EventId AND status IN ('accepted', 'declined'))
               THEN 1 ELSE 0 END
        """;
}
