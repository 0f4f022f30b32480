namespace EMobilityExpo.Application.Features.Pairs;

using EMobilityExpo.Application.Database;

public static class PairsSql
{
    public static readonly Sql OfEvent =
        """
        SELECT id, exhibitor_id, buyer_id, score, factors, wish
        FROM candidate_pair WHERE event_id = @EventId ORDER BY exhibitor_id, buyer_id
        """;

    public static readonly Sql WishesOfEvent =
        """
        SELECT id, exhibitor_id, buyer_id, score, wish
        FROM candidate_pair WHERE event_id = @EventId AND wish <> 'none' ORDER BY exhibitor_id, buyer_id
        """;

    public static readonly Sql Insert =
        """
        INSERT INTO candidate_pair (event_id, exhibitor_id, buyer_id, score, factors, wish, scored_at, row_version)
        VALUES (@EventId, @ExhibitorId, @BuyerId, @Score, @Factors, 'none', @Now, 1)
        """;

    /// <summary>The version stays: it guards what people decide about the pair, and that has not changed.</summary>
    public static readonly Sql Rescore =
        "UPDATE candidate_pair SET score = @Score, factors = @Factors, scored_at = @Now WHERE id = @Id";

    /// <summary>A wish that came in meanwhile keeps its row.</summary>
    public static readonly Sql Remove = "DELETE FROM candidate_pair WHERE id = @Id AND wish = 'none'";

    public static readonly Sql Looked = "UPDATE candidate_pair SET scored_at = @Now WHERE event_id = @EventId";
}
