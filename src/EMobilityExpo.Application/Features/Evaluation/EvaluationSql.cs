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

    /// <summary>1 when there is anything to measure by, else 0. Who asked without an answer, and who had no time, says nothing.</summary>
    public static readonly Sql HasJudgements =
        """
        SELECT CASE WHEN EXISTS (SELECT 1 FROM past_meeting WHERE event_id = @EventId
                                  AND (answer IS NOT NULL OR exhibitor_rating IS NOT NULL OR buyer_rating IS NOT NULL OR outcome IS NOT NULL))
                      OR EXISTS (SELECT 1 FROM meeting_request WHERE event_id = @EventId
                                  AND (status = 'accepted' OR (status = 'declined' AND (reason IS NULL OR reason <> @NoTime))))
               THEN 1 ELSE 0 END
        """;
}
