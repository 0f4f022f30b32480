namespace EMobilityExpo.Application.Features.Accounts;

using EMobilityExpo.Application.Database;

public static class AccountsSql
{
    public static readonly Sql InsertLink =
        """
        INSERT INTO sign_in_link (token_hash, role, person_id, created_at, expires_at)
        VALUES (@TokenHash, @Role, @PersonId, @CreatedAt, @ExpiresAt)
        """;

    /// <summary>Uses a link up: one row for the first to come in time, none for anybody else.</summary>
    public static readonly Sql UseLink =
        """
        UPDATE sign_in_link SET used_at = @Now
        WHERE token_hash = @TokenHash AND used_at IS NULL AND expires_at > @Now AND person_id IS NOT NULL
        """;

    /// <summary>The role is that of the console's links, and empty for those of mails.</summary>
    public static readonly Sql LinkOf = "SELECT person_id, role FROM sign_in_link WHERE token_hash = @TokenHash";

    const string Person =
        """
        SELECT id, public_id, email, name, language, administrator, password_hash, failed_sign_ins, locked_until, code_secret, code_since,
               code_step, created_at, row_version
        FROM person
        """;

    public static readonly Sql ById = $"{Person} WHERE id = @Id";

    public static readonly Sql ByEmail = $"{Person} WHERE email = @Email";

    public static readonly Sql FirstAdministrator = $"{Person} WHERE administrator = 1 ORDER BY id";

    public static readonly Sql Insert = new(dialect => dialect.InsertReturningId(
        "person",
        "public_id, email, name, language, administrator, failed_sign_ins, code_step, created_at, row_version",
        "@PublicId, @Email, @Name, @Language, @Administrator, 0, 0, @Now, 1"));

    public static readonly Sql Failed =
        """
        UPDATE person SET failed_sign_ins = failed_sign_ins + 1, locked_until = CASE WHEN failed_sign_ins + 1 >= @Most THEN @Until ELSE locked_until END
        WHERE id = @Id
        """;

    public static readonly Sql Succeeded = "UPDATE person SET failed_sign_ins = 0, locked_until = NULL WHERE id = @Id";

    public static readonly Sql SetPassword = "UPDATE person SET password_hash = @Hash, failed_sign_ins = 0, locked_until = NULL WHERE id = @Id";

    public static readonly Sql SetProfile =
        "UPDATE person SET name = @Name, language = @Language, email = @Email, row_version = row_version + 1 WHERE id = @Id AND row_version = @RowVersion";

    public static readonly Sql SetCode = "UPDATE person SET code_secret = @Secret, code_since = NULL, code_step = 0 WHERE id = @Id AND code_since IS NULL";

    public static readonly Sql ConfirmCode = "UPDATE person SET code_since = @Now WHERE id = @Id AND code_since IS NULL";

    public static readonly Sql RemoveCode = "UPDATE person SET code_secret = NULL, code_since = NULL WHERE id = @Id";

    /// <summary>A code is taken once: no row for one of a time step that was used.</summary>
    public static readonly Sql UseCode =
        "UPDATE person SET code_step = @Step, failed_sign_ins = 0, locked_until = NULL WHERE id = @Id AND code_step < @Step";

    public static readonly Sql MembershipsOf =
        """
        SELECT m.public_id AS id, e.public_id AS event_id, e.name_ko AS event_name_ko, e.name_en AS event_name_en, m.role,
               p.public_id AS participant_id, p.name_ko, p.name_en, m.owner, e.code_required
        FROM membership m JOIN event e ON e.id = m.event_id LEFT JOIN participant p ON p.id = m.participant_id
        WHERE m.person_id = @PersonId ORDER BY m.id
        """;
}

public static class SessionsSql
{
    public static readonly Sql Insert =
        """
        INSERT INTO person_session (public_id, secret_hash, person_id, way, verified, by_code, device, created_at, seen_at, expires_at)
        VALUES (@PublicId, @SecretHash, @PersonId, @Way, @Verified, @ByCode, @Device, @Now, @Now, @ExpiresAt)
        """;

    public static readonly Sql ByHash =
        """
        SELECT s.public_id AS session_id, s.verified, s.by_code, s.way, s.seen_at, s.created_at, p.id AS person_id, p.public_id, p.name,
               p.language, p.administrator
        FROM person_session s JOIN person p ON p.id = s.person_id
        WHERE s.secret_hash = @SecretHash AND s.expires_at > @Now
        """;

    public static readonly Sql Seen = "UPDATE person_session SET seen_at = @Now, expires_at = @ExpiresAt WHERE secret_hash = @SecretHash AND expires_at > @Now";

    public static readonly Sql Verify =
        "UPDATE person_session SET verified = 1, by_code = 1 WHERE person_id = @PersonId AND public_id = @SessionId";

    public static readonly Sql Way = "SELECT way FROM person_session WHERE public_id = @SessionId AND created_at > @Since";

    public static readonly Sql List =
        """
        SELECT public_id AS id, way, device, created_at, seen_at, verified FROM person_session
        WHERE person_id = @PersonId AND expires_at > @Now ORDER BY seen_at DESC, id DESC
        """;

    public static readonly Sql Remove = "DELETE FROM person_session WHERE person_id = @PersonId AND public_id = @SessionId";

    public static readonly Sql RemoveOthers = "DELETE FROM person_session WHERE person_id = @PersonId AND public_id <> @SessionId";

    public static readonly Sql RemoveOld = "DELETE FROM person_session WHERE expires_at < @Now";
}

public static class ApiTokensSql
{
    public static readonly Sql Insert =
        """
        INSERT INTO api_token (public_id, person_id, name, secret_hash, scopes, created_at, expires_at)
        VALUES (@PublicId, @PersonId, @Name, @SecretHash, @Scopes, @Now, @ExpiresAt)
        """;

    public static readonly Sql ByHash =
        """
        SELECT t.id, t.scopes, t.used_at, p.id AS person_id, p.public_id, p.name, p.language, p.administrator
        FROM api_token t JOIN person p ON p.id = t.person_id WHERE t.secret_hash = @SecretHash AND t.expires_at > @Now
        """;

    public static readonly Sql Used = "UPDATE api_token SET used_at = @Now WHERE id = @Id";

    public static readonly Sql List =
        "SELECT public_id AS id, name, scopes, created_at, expires_at, used_at FROM api_token WHERE person_id = @PersonId ORDER BY id DESC";

    public static readonly Sql Count = "SELECT COUNT(*) FROM api_token WHERE person_id = @PersonId";

    public static readonly Sql Remove = "DELETE FROM api_token WHERE person_id = @PersonId AND public_id = @TokenId";
}
