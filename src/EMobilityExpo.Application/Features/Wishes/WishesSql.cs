namespace EMobilityExpo.Application.Features.Wishes;

using EMobilityExpo.Application.Database;

public static class WishesSql
{
    const string Partners =
        """
        SELECT p.id, p.public_id, p.side, p.name_ko, p.name_en, p.country, w.wish, w.rank, w.said_at, w.row_version
        FROM participant p
        """;

    public static readonly Sql Participant =
        "SELECT id, public_id, side FROM participant WHERE event_id = @EventId AND public_id = @PublicId";

    /// <summary>A partner with what the participant says about it, if anything.</summary>
    public static readonly Sql One =
        $"""
        {Partners} LEFT JOIN participant_wish w ON w.partner_id = p.id AND w.participant_id = @ParticipantId
        WHERE p.event_id = @EventId AND p.public_id = @PublicId
        """;

    /// <summary>Must, want, veto; then the best rank.</summary>
    public static readonly Sql Of = new(dialect => dialect.Page(
        $"""
        {Partners} JOIN participant_wish w ON w.partner_id = p.id WHERE w.participant_id = @ParticipantId
        ORDER BY CASE w.wish WHEN 'must' THEN 1 WHEN 'want' THEN 2 ELSE 3 END, CASE WHEN w.rank IS NULL THEN 1 ELSE 0 END, w.rank, w.id
        """));

    public static readonly Sql CountOf = "SELECT COUNT(*) FROM participant_wish WHERE participant_id = @ParticipantId";

    public static readonly Sql Insert =
        """
        INSERT INTO participant_wish (event_id, participant_id, partner_id, wish, rank, said_at, row_version)
        VALUES (@EventId, @ParticipantId, @PartnerId, @Wish, @Rank, @Now, 1)
        """;

    public static readonly Sql Update =
        """
        UPDATE participant_wish SET wish = @Wish, rank = @Rank, said_at = @Now, row_version = row_version + 1
        WHERE participant_id = @ParticipantId AND partner_id = @PartnerId AND row_version = @RowVersion
        """;

    public static readonly Sql Delete =
        "DELETE FROM participant_wish WHERE participant_id = @ParticipantId AND partner_id = @PartnerId AND row_version = @RowVersion";
}
