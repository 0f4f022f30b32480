namespace EMobilityExpo.Application.Features.Messages;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Dashboard;

public static class MessagesSql
{
    const string Agrees =
        "CASE WHEN EXISTS (SELECT 1 FROM consent c WHERE c.person_id = q.id AND c.kind = 'marketing' AND c.withdrawn_at IS NULL) THEN 1 ELSE 0 END AS agrees";

    /// <summary>
    /// One row for every account of every company of the group; for a company without an account one with its contact, and the account that the
    /// contact may have elsewhere.
    /// </summary>
    public static readonly Sql Participants =
        $"""
        SELECT p.public_id AS participant_id, p.name_ko, p.name_en, p.timetable_key, p.contact_name, p.contact_email, q.id AS person_id, q.email,
            q.name AS person_name, q.language, m.id AS member_id, {Agrees},
            CASE WHEN p.country = 'KR' OR EXISTS (SELECT 1 FROM participant_tag x WHERE x.participant_id = p.id AND x.kind = 'language' AND x.code = 'ko')
                THEN 'ko' ELSE 'en' END AS company_language
        FROM participant p
        LEFT JOIN membership m ON m.participant_id = p.id
        LEFT JOIN person q ON q.id = COALESCE(m.person_id, (SELECT k.id FROM person k WHERE k.email = LOWER(p.contact_email)))
        WHERE p.event_id = @EventId
            AND ((@Side IS NULL AND p.side <> 'interpreter') OR p.side = @Side)
            AND (@Country IS NULL OR p.country = @Country)
            AND (@Delegation IS NULL OR p.delegation = @Delegation)
            AND (@Category IS NULL OR EXISTS (SELECT 1 FROM participant_product x
                WHERE x.participant_id = p.id AND (x.category = @Category OR x.category LIKE @Leaves)))
            AND (@Unanswered = 0 OR EXISTS (SELECT 1 FROM meeting_request r WHERE r.event_id = p.event_id AND r.status = 'open'
                AND ((r.asked_by = 'exhibitor' AND r.buyer_id = p.id) OR (r.asked_by = 'buyer' AND r.exhibitor_id = p.id))))
            AND (@TooFew = 0 OR (p.side <> 'interpreter' AND {DashboardSql.Meetings} < CASE WHEN p.min_meetings > 1 THEN p.min_meetings ELSE 1 END))
        ORDER BY p.id, q.id
        """;

    /// <summary>Who stands where with a registration; country and category are in what was entered.</summary>
    public static readonly Sql Registrations =
        $"""
        SELECT r.public_id AS registration_id, r.fields, q.id AS person_id, q.email, q.name AS person_name, q.language, {Agrees}
        FROM registration r JOIN person q ON q.id = r.person_id LEFT JOIN delegation d ON d.id = r.delegation_id
        WHERE r.event_id = @EventId AND r.status = @Registration AND (@Side IS NULL OR r.side = @Side)
            AND (@Delegation IS NULL OR d.name = @Delegation)
        ORDER BY r.id
        """;

    public static readonly Sql InForce = "SELECT COUNT(*) FROM publication WHERE event_id = @EventId AND withdrawn_at IS NULL";

    public static readonly Sql Insert = new(dialect => dialect.InsertReturningId(
        "message", "public_id, event_id, subject_ko, subject_en, body_ko, body_en, audience, marketing, request_key, sent_by, created_at",
        "@PublicId, @EventId, @SubjectKo, @SubjectEn, @BodyKo, @BodyEn, @Audience, @Marketing, @RequestKey, @SentBy, @Now"));

    public static readonly Sql ByRequestKey = "SELECT public_id FROM message WHERE event_id = @EventId AND request_key = @RequestKey";

    public static readonly Sql ToSend =
        "SELECT id, public_id, event_id, subject_ko, subject_en, body_ko, body_en, audience, marketing FROM message WHERE public_id = @MessageId";

    public static readonly Sql Reached = "SELECT address_hash FROM message_recipient WHERE message_id = @Id ORDER BY id";

    public static readonly Sql InsertRecipient =
        "INSERT INTO message_recipient (message_id, address_hash, mail_public_id) VALUES (@Id, @AddressHash, @MailId)";

    public static readonly Sql Done =
        "UPDATE message SET recipients = (SELECT COUNT(*) FROM message_recipient r WHERE r.message_id = message.id) WHERE id = @Id";

    static string Counted(string statuses) =>
        $"(SELECT COUNT(*) FROM message_recipient r JOIN mail m ON m.public_id = r.mail_public_id WHERE r.message_id = s.id AND m.status IN ({statuses}))";

    static readonly string Shown =
        $"""
        SELECT s.public_id AS id, s.subject_ko, s.subject_en, s.body_ko, s.body_en, s.audience, s.marketing, s.created_at, q.name AS sent_by, s.recipients,
            {Counted("'sent'")} AS sent, {Counted("'waiting', 'sending'")} AS waiting, {Counted("'failed', 'unsent'")} AS failed
        FROM message s JOIN event e ON e.id = s.event_id LEFT JOIN person q ON q.public_id = s.sent_by
        """;

    public static readonly Sql List = new(dialect => dialect.Page($"{Shown} WHERE e.public_id = @EventId ORDER BY s.id DESC"));

    public static readonly Sql Count = "SELECT COUNT(*) FROM message s JOIN event e ON e.id = s.event_id WHERE e.public_id = @EventId";

    public static readonly Sql Find = $"{Shown} WHERE e.public_id = @EventId AND s.public_id = @MessageId";

    /// <summary>Mails that did not arrive, the latest first.</summary>
    public static readonly Sql Failed = new(dialect => dialect.Page(
        """
        SELECT m.recipient, m.status, m.error FROM message_recipient r JOIN mail m ON m.public_id = r.mail_public_id JOIN message s ON s.id = r.message_id
        WHERE s.public_id = @MessageId AND m.status IN ('failed', 'unsent') ORDER BY m.id DESC
        """));
}
