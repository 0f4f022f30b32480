namespace EMobilityExpo.Application.Features.Delegations;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Timetables;

public static class DelegationsSql
{
    const string Columns =
        """
        d.id, d.public_id, d.event_id, d.side, d.name, d.name_ko, d.name_en, d.country, d.contact_name, d.contact_email, d.together, d.times,
        d.join_hash, d.join_until, d.view_hash, d.row_version
        """;

    /// <summary>Who belongs to a delegation <c>d</c>: the name in the list of participants decides.</summary>
    const string Belongs = "p.event_id = d.event_id AND p.side = d.side AND p.delegation = d.name";

    public static readonly Sql Find = $"SELECT {Columns} FROM delegation d WHERE d.event_id = @EventId AND d.public_id = @DelegationId";

    public static readonly Sql ByJoinHash =
        $"SELECT {Columns} FROM delegation d WHERE d.join_hash = @Hash AND d.join_until > @Now";

    public static readonly Sql ByViewHash = $"SELECT {Columns} FROM delegation d WHERE d.view_hash = @Hash";

    public static readonly Sql Together = $"SELECT {Columns} FROM delegation d WHERE d.event_id = @EventId AND d.together = 1 AND d.times <> '' ORDER BY d.id";

    public static readonly Sql TogetherOf =
        $"""
        SELECT DISTINCT d.id, d.side, d.name, d.times, d.together FROM delegation d JOIN participant p ON {Belongs}
        WHERE d.together = 1 AND d.times <> '' AND p.id IN (@ExhibitorId, @BuyerId) ORDER BY d.id
        """;

    public static readonly Sql List =
        $"""
        SELECT d.public_id AS id, d.side, d.name_ko, d.name_en, d.country, d.contact_name, d.together, d.join_until,
            (SELECT COUNT(*) FROM participant p WHERE {Belongs}) AS members,
            (SELECT COUNT(*) FROM registration r WHERE r.delegation_id = d.id AND r.status IN ('draft', 'sent', 'asked')) AS registrations,
            (SELECT COUNT(*) FROM meeting m JOIN publication b ON b.run_id = m.run_id AND b.withdrawn_at IS NULL
                JOIN participant p ON p.id = CASE WHEN d.side = 'exhibitor' THEN m.exhibitor_id ELSE m.buyer_id END WHERE {Belongs}) AS meetings,
            (SELECT COUNT(*) FROM meeting_request q JOIN participant p ON p.id = CASE WHEN d.side = 'exhibitor' THEN q.exhibitor_id ELSE q.buyer_id END
                WHERE {Belongs} AND q.status = 'accepted') AS agreed,
            (SELECT COUNT(*) FROM meeting_request q JOIN participant p ON p.id = CASE WHEN d.side = 'exhibitor' THEN q.exhibitor_id ELSE q.buyer_id END
                WHERE {Belongs}) AS requests
        FROM delegation d WHERE d.event_id = @EventId
        ORDER BY CASE WHEN @Korean = 1 THEN d.name_ko ELSE d.name_en END, d.id
        """;

    /// <summary>Names in the lists of participants that stand for no delegation yet.</summary>
    public static readonly Sql Unlisted =
        """
        SELECT p.side, p.delegation AS name, COUNT(*) AS members FROM participant p
        WHERE p.event_id = @EventId AND p.delegation IS NOT NULL AND p.side <> 'interpreter'
            AND NOT EXISTS (SELECT 1 FROM delegation d WHERE d.event_id = p.event_id AND d.side = p.side AND d.name = p.delegation)
        GROUP BY p.side, p.delegation ORDER BY p.delegation, p.side
        """;

    public static readonly Sql Members =
        $"""
        SELECT p.id AS inner_id, p.public_id AS id, p.name_ko, p.name_en, p.country, p.max_meetings,
            (SELECT COUNT(*) FROM membership x WHERE x.participant_id = p.id) AS accounts,
            {TimetablesSql.MeetingsInForce} AS meetings,
            (SELECT COUNT(*) FROM meeting_request q WHERE (q.exhibitor_id = p.id OR q.buyer_id = p.id) AND q.status = 'accepted') AS agreed,
            (SELECT COUNT(*) FROM meeting_request q WHERE q.exhibitor_id = p.id OR q.buyer_id = p.id) AS requests
        FROM participant p JOIN delegation d ON {Belongs} WHERE d.id = @Id
        ORDER BY CASE WHEN @Korean = 1 THEN COALESCE(p.name_ko, p.name_en) ELSE COALESCE(p.name_en, p.name_ko) END, p.id
        """;

    public static readonly Sql Absences =
        $"""
        SELECT u.participant_id, u.starts_at, u.ends_at FROM unavailability u JOIN participant p ON p.id = u.participant_id
        JOIN delegation d ON {Belongs} WHERE d.id = @Id ORDER BY u.starts_at, u.id
        """;

    /// <summary>Those that are not let in yet, or were declined.</summary>
    public static readonly Sql Registrations =
        """
        SELECT r.public_id AS id, r.status, r.fields, r.sent_at, q.email FROM registration r JOIN person q ON q.id = r.person_id
        WHERE r.delegation_id = @Id AND r.status <> 'approved' ORDER BY r.id
        """;

    public static readonly Sql Insert =
        """
        INSERT INTO delegation (public_id, event_id, side, name, name_ko, name_en, country, contact_name, contact_email, together, times, created_at, row_version)
        VALUES (@PublicId, @EventId, @Side, @Name, @NameKo, @NameEn, @Country, @ContactName, @ContactEmail, @Together, @Times, @Now, 1)
        """;

    public static readonly Sql Update =
        """
        UPDATE delegation SET name_ko = @NameKo, name_en = @NameEn, country = @Country, contact_name = @ContactName, contact_email = @ContactEmail,
            together = @Together, times = @Times, row_version = row_version + 1
        WHERE id = @Id AND row_version = @RowVersion
        """;

    public static readonly Sql SetJoin = "UPDATE delegation SET join_hash = @Hash, join_until = @Until WHERE id = @Id";

    public static readonly Sql SetView = "UPDATE delegation SET view_hash = @Hash WHERE id = @Id";

    public static readonly Sql Untie = "UPDATE registration SET delegation_id = NULL WHERE delegation_id = @Id";

    public static readonly Sql Remove = "DELETE FROM delegation WHERE id = @Id AND row_version = @RowVersion";

    public static readonly Sql IsMember =
        "SELECT COUNT(*) FROM membership m JOIN participant p ON p.id = m.participant_id WHERE m.person_id = @PersonId AND p.public_id = @ParticipantId";

    public static readonly Sql ForgetContact = "UPDATE delegation SET contact_name = NULL, contact_email = NULL WHERE LOWER(contact_email) = @Email";

    public static readonly Sql ContactOf = "SELECT d.name_en FROM delegation d WHERE LOWER(d.contact_email) = @Email ORDER BY d.id";
}
