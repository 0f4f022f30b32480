namespace EMobilityExpo.Application.Features.Evaluation;

using EMobilityExpo.Application.Database;

public static class EvaluationSql
{
    public static readonly Sql History =
        """
        SELECT exhibitor_id, buyer_id, occasion, requested_by, answer, exhibitor_rating, buyer_rating, outcome
        FROM past_meeting WHERE event_id = @EventId ORDER BY id
        """;

    public static readonly Sql SetWeights =
        """
        UPDATE event SET weights = @Weights, updated_at = @Now, row_version = row_version + 1
        WHERE id = @Id AND row_version = @RowVersion
        """;
}
