namespace EMobilityExpo.Application.Features.Availability;

using EMobilityExpo.Application.Database;

public static class AvailabilitySql
{
    /// <summary>When a participant meets whom: what is booked or held, and the meetings of the timetable in force.</summary>
    public static readonly Sql Agreed =
        """
        SELECT b.starts_at, b.status AS kind, p.public_id AS partner_id, p.name_ko, p.name_en
        FROM slot_booking b JOIN participant p ON p.id = CASE WHEN b.exhibitor_id = @Id THEN b.buyer_id ELSE b.exhibitor_id END
        WHERE b.exhibitor_id = @Id OR b.buyer_id = @Id
        UNION ALL
        SELECT m.starts_at, 'meeting' AS kind, p.public_id AS partner_id, p.name_ko, p.name_en
        FROM meeting m JOIN publication i ON i.run_id = m.run_id AND i.withdrawn_at IS NULL
        JOIN participant p ON p.id = CASE WHEN m.exhibitor_id = @Id THEN m.buyer_id ELSE m.exhibitor_id END
        WHERE m.exhibitor_id = @Id OR m.buyer_id = @Id
        ORDER BY starts_at
        """;
}
