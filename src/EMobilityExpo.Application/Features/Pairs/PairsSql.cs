namespace EMobilityExpo.Application.Features.Pairs;

using EMobilityExpo.Application.Database;

public static class PairsSql
{
    public static readonly Sql OfEvent =
        """
        SELECT id, exhibitor_id, buyer_id, score, factors, wish
        FROM candidate_pair WHERE event_id = @EventId ORDER BY exhibitor_id, buyer_id
        """;

    public static readonly Sql Decided =
        """
        SELECT exhibitor_id, buyer_id, wish FROM candidate_pair
        WHERE event_id = @EventId AND wish <> 'none' AND (@ParticipantId IS NULL OR exhibitor_id = @ParticipantId OR buyer_id = @ParticipantId)
        ORDER BY exhibitor_id, buyer_id
        """;

    public static readonly Sql Said =
        """
        SELECT w.participant_id, w.partner_id, p.side, w.wish, w.rank
        FROM participant_wish w JOIN participant p ON p.id = w.participant_id
        WHERE w.event_id = @EventId AND (@ParticipantId IS NULL OR w.participant_id = @ParticipantId OR w.partner_id = @ParticipantId)
        ORDER BY w.participant_id, w.partner_id
        """;

    public static readonly Sql Past =
        """
        SELECT exhibitor_id, buyer_id, answer, exhibitor_rating, buyer_rating, outcome FROM past_meeting
        WHERE event_id = @EventId AND (@ParticipantId IS NULL OR exhibitor_id = @ParticipantId OR buyer_id = @ParticipantId)
        ORDER BY exhibitor_id, buyer_id, occasion
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
