namespace EMobilityExpo.Application.Features.Suggestions;

using EMobilityExpo.Application.Database;

/// <summary>What suggestions rest on, of the participants whose number is above <c>@Seen</c> only; -1 reads all.</summary>
public static class SuggestionsSql
{
    const string Changed = "p.event_id = @EventId AND p.changed > @Seen";

    /// <summary>Whatever is known of a pair is written with a new number for both of its sides.</summary>
    const string ChangedPairs =
        """
        JOIN participant p ON p.id = x.exhibitor_id JOIN participant b ON b.id = x.buyer_id
        WHERE p.event_id = @EventId AND p.changed > @Seen AND b.changed > @Seen
        """;

    public static readonly Sql State = "SELECT id, changes, row_version FROM event WHERE public_id = @PublicId";

    public static readonly Sql Weights = "SELECT weights FROM event WHERE id = @EventId";

    public static readonly Sql CountChanged = $"SELECT COUNT(*) FROM participant p WHERE {Changed}";

    public static readonly Sql Participants =
        $"SELECT p.id, p.public_id, p.side, p.name_ko, p.name_en, p.country, p.kind, p.online FROM participant p WHERE {Changed} ORDER BY p.id";

    public static readonly Sql Keys = "SELECT public_id, external_key, registration_number FROM participant WHERE event_id = @EventId";

    public static readonly Sql Products =
        $"""
        SELECT x.participant_id, x.category, x.units_per_year, x.minimum_order_quantity, x.timing, x.importance
        FROM participant p JOIN participant_product x ON x.participant_id = p.id WHERE {Changed} ORDER BY x.id
        """;

    public static readonly Sql Tags =
        $"SELECT x.participant_id, x.kind, x.code FROM participant p JOIN participant_tag x ON x.participant_id = p.id WHERE {Changed} ORDER BY x.id";

    public static readonly Sql Removed = "SELECT p.participant_id FROM participant_removed p WHERE p.event_id = @EventId AND p.changed > @Seen ORDER BY p.id";

    public static readonly Sql Decided =
        $"SELECT x.exhibitor_id, x.buyer_id, x.wish FROM candidate_pair x {ChangedPairs} AND x.wish <> 'none' ORDER BY x.exhibitor_id, x.buyer_id";

    public static readonly Sql Said =
        """
        SELECT x.participant_id, x.partner_id, p.side, x.wish, x.rank
        FROM participant_wish x JOIN participant p ON p.id = x.participant_id JOIN participant b ON b.id = x.partner_id
        WHERE p.event_id = @EventId AND p.changed > @Seen AND b.changed > @Seen ORDER BY x.participant_id, x.partner_id
        """;

    public static readonly Sql Past =
        $"""
        SELECT x.exhibitor_id, x.buyer_id, x.answer, x.exhibitor_rating, x.buyer_rating, x.outcome
        FROM past_meeting x {ChangedPairs} ORDER BY x.exhibitor_id, x.buyer_id, x.occasion
        """;
}
