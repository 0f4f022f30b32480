namespace EMobilityExpo.Application.Features.Members;

using EMobilityExpo.Application.Database;

public static class MembersSql
{
    const string Shown =
        """
        SELECT m.public_id AS id, m.role, m.owner, m.created_at, q.name, q.email, p.public_id AS participant_id, p.name_ko, p.name_en,
               (SELECT MAX(s.seen_at) FROM person_session s WHERE s.person_id = q.id) AS seen_at
        FROM membership m JOIN person q ON q.id = m.person_id LEFT JOIN participant p ON p.id = m.participant_id
        """;

    const string Filtered =
        """
        WHERE m.event_id = @EventId AND (@Role IS NULL OR m.role = @Role) AND (@ParticipantId IS NULL OR p.public_id = @ParticipantId)
        """;

    public static readonly Sql List = new(dialect => dialect.Page(
        $"""
        {Shown} {Filtered} AND (@Search IS NULL OR {dialect.Contains("q.name", "@Search")} OR {dialect.Contains("q.email", "@Search")}
            OR {dialect.Contains("p.name_en", "@Search")} OR {dialect.Contains("p.name_ko", "@Search")})
        ORDER BY m.id DESC
        """));

    public static readonly Sql Count = new(dialect =>
        $"""
        SELECT COUNT(*) FROM membership m JOIN person q ON q.id = m.person_id LEFT JOIN participant p ON p.id = m.participant_id {Filtered}
            AND (@Search IS NULL OR {dialect.Contains("q.name", "@Search")} OR {dialect.Contains("q.email", "@Search")}
                OR {dialect.Contains("p.name_en", "@Search")} OR {dialect.Contains("p.name_ko", "@Search")})
        """);

    public static readonly Sql Insert =
        """
        INSERT INTO membership (public_id, person_id, event_id, role, participant_id, owner, created_at)
        VALUES (@PublicId, @PersonId, @EventId, @Role, @ParticipantId, @Owner, @Now)
        """;

    public static readonly Sql Find =
        """
        SELECT m.id, m.person_id, m.role, m.owner, m.participant_id AS participant_key, p.public_id AS participant_id, q.name, q.email, q.language
        FROM membership m JOIN person q ON q.id = m.person_id LEFT JOIN participant p ON p.id = m.participant_id
        WHERE m.event_id = @EventId AND m.public_id = @MemberId
        """;

    public static readonly Sql Remove = "DELETE FROM membership WHERE id = @Id";

    public static readonly Sql RemoveOfParticipant = "DELETE FROM membership WHERE participant_id = @Id";

    public static readonly Sql CountOrganisers = "SELECT COUNT(*) FROM membership WHERE event_id = @EventId AND role = 'organiser'";

    public static readonly Sql EventOfParticipant =
        "SELECT e.public_id FROM participant p JOIN event e ON e.id = p.event_id WHERE p.public_id = @ParticipantId";

    public static readonly Sql SetCodeRequired = "UPDATE event SET code_required = @Required WHERE id = @EventId";

    public static readonly Sql CodeRequired = "SELECT code_required FROM event WHERE id = @EventId";
}
