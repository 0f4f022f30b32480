namespace EMobilityExpo.Application.Features.Requests;

using EMobilityExpo.Application.Database;

public static class RequestsSql
{
    public static readonly Sql Party =
        """
        SELECT id, public_id, event_id, side, name_ko, name_en, country, online, own_booth, time_zone, max_meetings, max_per_day
        FROM participant WHERE event_id = @EventId AND public_id = @PublicId
        """;

    public static readonly Sql ForgetSlot =
        "UPDATE meeting_request SET slot = NULL, row_version = row_version + 1 WHERE exhibitor_id = @ExhibitorId AND buyer_id = @BuyerId AND status IN ('open', 'accepted')";

    /// <summary>What was accepted is at another time now.</summary>
    public static readonly Sql PutSlot =
        """
        UPDATE meeting_request SET slot = @StartsAt, row_version = row_version + 1
        WHERE exhibitor_id = @ExhibitorId AND buyer_id = @BuyerId AND status = 'accepted' AND slot = @Before
        """;

    public static readonly Sql People =
        """
        SELECT q.id AS person_id, q.email AS address, q.language FROM membership m JOIN person q ON q.id = m.person_id
        WHERE m.participant_id = @Id AND q.email IS NOT NULL ORDER BY q.id
        """;

    /// <summary>Whether one of the two refuses the other: privately, or its country.</summary>
    public static readonly Sql Refused =
        """
        SELECT COUNT(*) FROM participant a JOIN participant b ON b.id = @BuyerId WHERE a.id = @ExhibitorId AND (
            EXISTS (SELECT 1 FROM participant_wish w WHERE w.wish = 'veto'
                AND ((w.participant_id = a.id AND w.partner_id = b.id) OR (w.participant_id = b.id AND w.partner_id = a.id)))
            OR EXISTS (SELECT 1 FROM participant_tag t WHERE t.kind = 'excluded'
                AND ((t.participant_id = a.id AND t.code = b.country) OR (t.participant_id = b.id AND t.code = a.country)))
            OR EXISTS (SELECT 1 FROM candidate_pair c WHERE c.exhibitor_id = a.id AND c.buyer_id = b.id AND c.wish = 'veto'))
        """;

    public static readonly Sql Insert =
        """
        INSERT INTO meeting_request
            (public_id, event_id, exhibitor_id, buyer_id, asked_by, message, slot, status, asked_at, expires_at, row_version)
        VALUES (@PublicId, @EventId, @ExhibitorId, @BuyerId, @AskedBy, @Message, @Slot, 'open', @Now, @ExpiresAt, 1)
        """;

    public static readonly Sql CountOpen =
        "SELECT COUNT(*) FROM meeting_request WHERE event_id = @EventId AND asked_by = @Side AND status = 'open' AND (exhibitor_id = @Id OR buyer_id = @Id)";

    const string Row =
        """
        SELECT r.id, r.public_id, r.asked_by, r.message, r.slot, r.status, r.reason, r.answer, r.asked_at, r.expires_at, r.answered_at, r.row_version,
               r.exhibitor_id, r.buyer_id
        FROM meeting_request r
        """;

    public static readonly Sql One = $"{Row} WHERE r.event_id = @EventId AND r.public_id = @RequestId AND (r.exhibitor_id = @Id OR r.buyer_id = @Id)";

    public static readonly Sql OfPair = $"{Row} WHERE r.exhibitor_id = @ExhibitorId AND r.buyer_id = @BuyerId ORDER BY r.id DESC";

    /// <summary>One answer counts: no row when the request is no longer open.</summary>
    public static readonly Sql Answer =
        """
        UPDATE meeting_request
        SET status = @Status, reason = @Reason, answer = @Answer, answered_at = @Now, row_version = row_version + 1
        WHERE id = @Id AND status = 'open' AND expires_at > @Now
        """;

    public static readonly Sql Expire =
        "UPDATE meeting_request SET status = 'expired', answered_at = @Now, row_version = row_version + 1 WHERE id = @Id AND status = 'open' AND expires_at <= @Now";

    /// <summary>What I refuse privately is not shown to me, and its sender does not learn why it was not answered.</summary>
    const string Mine =
        """
        FROM meeting_request r JOIN participant p ON p.id = CASE WHEN r.exhibitor_id = @Id THEN r.buyer_id ELSE r.exhibitor_id END
        WHERE r.event_id = @EventId AND (r.exhibitor_id = @Id OR r.buyer_id = @Id)
          AND (@Incoming IS NULL OR (@Incoming = 1 AND r.asked_by <> @Side) OR (@Incoming = 0 AND r.asked_by = @Side))
          AND (@Status IS NULL OR r.status = @Status)
          AND (r.asked_by = @Side OR NOT EXISTS (SELECT 1 FROM participant_wish w WHERE w.participant_id = @Id AND w.partner_id = p.id AND w.wish = 'veto'))
        """;

    public static readonly Sql List = new(dialect => dialect.Page(
        $"""
        SELECT r.public_id, r.asked_by, r.message, r.slot, r.status, r.reason, r.answer, r.asked_at, r.expires_at, r.answered_at, r.row_version,
               p.public_id AS partner_id, p.name_ko, p.name_en, p.country
        {Mine} ORDER BY CASE WHEN r.status = 'open' THEN 0 ELSE 1 END, r.id DESC
        """));

    public static readonly Sql Count = $"SELECT COUNT(*) {Mine}";

    public static readonly Sql DueToExpire =
        "SELECT r.id, r.event_id, r.exhibitor_id, r.buyer_id, r.asked_by FROM meeting_request r WHERE r.status = 'open' AND r.expires_at <= @Now ORDER BY r.id";

    public static readonly Sql DueToRemind =
        """
        SELECT r.id, r.event_id, r.exhibitor_id, r.buyer_id, r.asked_by, r.asked_at, r.expires_at FROM meeting_request r
        WHERE r.status = 'open' AND r.expires_at > @Now AND r.reminded_at IS NULL AND r.expires_at <= @Soon AND r.asked_at <= @Lately ORDER BY r.id
        """;

    public static readonly Sql Reminded = "UPDATE meeting_request SET reminded_at = @Now WHERE id = @Id AND reminded_at IS NULL AND status = 'open'";

    public static readonly Sql Parties =
        """
        SELECT id, public_id, event_id, side, name_ko, name_en, country, online, own_booth, time_zone, max_meetings, max_per_day
        FROM participant WHERE id = @ExhibitorId OR id = @BuyerId ORDER BY side DESC
        """;

    public static readonly Sql EventOf = "SELECT public_id FROM event WHERE id = @EventId";

    public static readonly Sql Settings = "SELECT request_days, booking FROM event WHERE id = @EventId";

    public static readonly Sql SetSettings = "UPDATE event SET request_days = @RequestDays, booking = @Booking WHERE id = @EventId";

    public static readonly Sql RemoveOfParticipant = "DELETE FROM meeting_request WHERE exhibitor_id = @Id OR buyer_id = @Id";

    /// <summary>How many requests stand how, by who asked.</summary>
    public static readonly Sql Figures =
        "SELECT asked_by, status, COUNT(*) AS requests FROM meeting_request WHERE event_id = @EventId GROUP BY asked_by, status ORDER BY asked_by, status";
}
