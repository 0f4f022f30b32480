namespace EMobilityExpo.Application.Features.Bookings;

using EMobilityExpo.Application.Database;

public static class BookingsSql
{
    public static readonly Sql Insert =
        """
        INSERT INTO slot_booking (public_id, event_id, starts_at, exhibitor_id, buyer_id, table_id, status, booked_by, created_at)
        VALUES (@PublicId, @EventId, @StartsAt, @ExhibitorId, @BuyerId, @TableId, @Status, @BookedBy, @Now)
        """;

    public static readonly Sql Confirm = "UPDATE slot_booking SET status = 'booked' WHERE exhibitor_id = @ExhibitorId AND buyer_id = @BuyerId AND status = 'held'";

    public static readonly Sql Free = "DELETE FROM slot_booking WHERE exhibitor_id = @ExhibitorId AND buyer_id = @BuyerId AND status = 'held'";

    public static readonly Sql Cancel = "DELETE FROM slot_booking WHERE exhibitor_id = @ExhibitorId AND buyer_id = @BuyerId AND status = 'booked'";

    public static readonly Sql TakenTables =
        "SELECT table_id FROM slot_booking WHERE event_id = @EventId AND starts_at = @StartsAt AND table_id IS NOT NULL ORDER BY table_id";

    /// <summary>How many tables are taken at each start.</summary>
    public static readonly Sql TablesAt =
        "SELECT starts_at, COUNT(*) AS tables FROM slot_booking WHERE event_id = @EventId AND table_id IS NOT NULL GROUP BY starts_at ORDER BY starts_at";

    /// <summary>What the two have booked, and what the organiser has pinned of theirs.</summary>
    public static readonly Sql TakenBy =
        """
        SELECT starts_at, exhibitor_id, buyer_id FROM slot_booking WHERE exhibitor_id IN (@ExhibitorId, @BuyerId) OR buyer_id IN (@ExhibitorId, @BuyerId)
        UNION ALL
        SELECT starts_at, exhibitor_id, buyer_id FROM meeting_pin WHERE exhibitor_id IN (@ExhibitorId, @BuyerId) OR buyer_id IN (@ExhibitorId, @BuyerId)
        ORDER BY starts_at
        """;

    public static readonly Sql Absences =
        "SELECT participant_id, starts_at, ends_at FROM unavailability WHERE participant_id IN (@ExhibitorId, @BuyerId) ORDER BY starts_at";

    public static readonly Sql InForce = "SELECT COUNT(*) FROM publication WHERE event_id = @EventId AND withdrawn_at IS NULL";

    /// <summary>What the timetable has to keep.</summary>
    public static readonly Sql Booked =
        "SELECT exhibitor_id, buyer_id, starts_at FROM slot_booking WHERE event_id = @EventId AND status = 'booked' ORDER BY id";

    /// <summary>What is booked or held, with its table.</summary>
    public static readonly Sql Taken =
        "SELECT exhibitor_id, buyer_id, starts_at, table_id, status FROM slot_booking WHERE event_id = @EventId ORDER BY id";

    public static readonly Sql Put =
        """
        UPDATE slot_booking SET starts_at = @StartsAt, table_id = @TableId
        WHERE exhibitor_id = @ExhibitorId AND buyer_id = @BuyerId AND status = 'booked' AND starts_at = @Before
        """;

    public static readonly Sql Of =
        """
        SELECT b.starts_at, b.status, b.booked_by, p.public_id AS partner_id, p.name_ko, p.name_en, p.country, t.number AS table_number, t.name AS table_name
        FROM slot_booking b JOIN participant p ON p.id = CASE WHEN b.exhibitor_id = @Id THEN b.buyer_id ELSE b.exhibitor_id END
        LEFT JOIN event_table t ON t.id = b.table_id
        WHERE b.exhibitor_id = @Id OR b.buyer_id = @Id ORDER BY b.starts_at
        """;

    public static readonly Sql Agreed =
        """
        SELECT COUNT(*) FROM participant a WHERE a.id = @ExhibitorId AND (
            EXISTS (SELECT 1 FROM meeting_request r WHERE r.exhibitor_id = a.id AND r.buyer_id = @BuyerId AND r.status = 'accepted')
            OR EXISTS (SELECT 1 FROM slot_booking s WHERE s.exhibitor_id = a.id AND s.buyer_id = @BuyerId AND s.status = 'booked')
            OR EXISTS (SELECT 1 FROM meeting m JOIN publication b ON b.run_id = m.run_id AND b.withdrawn_at IS NULL
                WHERE m.exhibitor_id = a.id AND m.buyer_id = @BuyerId))
        """;

    /// <summary>Every time that is agreed, asked for or pinned.</summary>
    public static readonly Sql AllTimes =
        """
        SELECT status AS kind, exhibitor_id, buyer_id, starts_at FROM slot_booking WHERE event_id = @EventId
        UNION ALL
        SELECT 'pin', exhibitor_id, buyer_id, starts_at FROM meeting_pin WHERE event_id = @EventId
        ORDER BY starts_at, exhibitor_id
        """;

    public static readonly Sql Release = "DELETE FROM slot_booking WHERE exhibitor_id = @ExhibitorId AND buyer_id = @BuyerId";

    public static readonly Sql RemoveOfParticipant = "DELETE FROM slot_booking WHERE exhibitor_id = @Id OR buyer_id = @Id";
}
