namespace EMobilityExpo.Application.Features.Mails;

using EMobilityExpo.Application.Database;

public static class MailSql
{
    public static readonly Sql Insert =
        """
        INSERT INTO mail (public_id, event_id, person_id, recipient, language, template, arguments, link, status, attempts, next_at, created_at)
        VALUES (@PublicId, @EventId, @PersonId, @Recipient, @Language, @Template, @Arguments, @Link, 'waiting', 0, @Now, @Now)
        """;

    /// <summary>What is due; also what a process that died was about to send.</summary>
    public static readonly Sql Due = new(dialect => dialect.Page(
        """
        SELECT m.id, m.recipient, m.language, m.template, m.arguments, m.link, m.attempts, m.person_id
        FROM mail m WHERE m.status IN ('waiting', 'sending') AND m.next_at <= @Now ORDER BY m.next_at, m.id
        """));

    public static readonly Sql CountDue = "SELECT COUNT(*) FROM mail WHERE status IN ('waiting', 'sending') AND next_at <= @Now";

    /// <summary>One sender gets the mail; it is due again when that one has not come back by then.</summary>
    public static readonly Sql Claim =
        """
        UPDATE mail SET status = 'sending', attempts = attempts + 1, next_at = @Until
        WHERE id = @Id AND status IN ('waiting', 'sending') AND next_at <= @Now
        """;

    public static readonly Sql Ended =
        "UPDATE mail SET status = @Status, sent_at = @SentAt, next_at = @NextAt, error = @Error WHERE id = @Id";

    const string Shown = "(@EventPublicId IS NULL OR e.public_id = @EventPublicId) AND (@Status IS NULL OR m.status = @Status)";

    public static readonly Sql List = new(dialect => dialect.Page(
        $"""
        SELECT m.public_id AS id, m.recipient, m.language, m.template, m.arguments, m.link, m.status, m.attempts, m.created_at, m.sent_at, m.error
        FROM mail m LEFT JOIN event e ON e.id = m.event_id WHERE {Shown} ORDER BY m.id DESC
        """));

    public static readonly Sql Count = $"SELECT COUNT(*) FROM mail m LEFT JOIN event e ON e.id = m.event_id WHERE {Shown}";

    public static readonly Sql RecentOf =
        "SELECT COUNT(*) FROM mail WHERE person_id = @PersonId AND template = @Template AND created_at > @Since";
}
