namespace EMobilityExpo.Application.Features.Evaluation;

using EMobilityExpo.Application.Database;

public static class EvaluationSql
{
    public static readonly Sql SetWeights =
        """
        UPDATE event SET weights = @Weights, updated_at = @Now, row_version = row_version + 1
        WHERE id = @Id AND row_version = @RowVersion
        """;
}
