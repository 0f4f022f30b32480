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

    /// <summary>How much there is to measure by.</summary>
    public static readonly Sql CountJudgements =
        """
        SELECT (SELECT COUNT(*) FROM past_meeting WHERE event_id = @EventId)
             + (SELECT COUNT(*) FROM meeting_request WHERE event_id = @EventId AND status IN ('accepted', 'declined'))
        """;
}
