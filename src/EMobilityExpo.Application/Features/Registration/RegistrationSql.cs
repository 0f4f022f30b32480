namespace EMobilityExpo.Application.Features.Registration;

using EMobilityExpo.Application.Database;

public static class RegistrationSql
{
    public static readonly Sql IsOpen = "SELECT registration_open FROM event WHERE id = @EventId";

    public static readonly Sql SetOpen = "UPDATE event SET registration_open = @Open WHERE id = @EventId";

    const string Row =
        """
        SELECT r.id, r.public_id, r.event_id, e.public_id AS event_public_id, r.person_id, q.email, q.name AS person_name, q.language, r.side, r.fields, r.step,
               r.status, r.question, r.note, r.origin, r.participant_id, p.public_id AS participant_public_id, r.created_at, r.sent_at, r.decided_at, r.row_version,
               r.delegation_id, d.name AS delegation, d.public_id AS delegation_public_id, d.name_ko AS delegation_name_ko, d.name_en AS delegation_name_en
        FROM registration r JOIN event e ON e.id = r.event_id JOIN person q ON q.id = r.person_id LEFT JOIN participant p ON p.id = r.participant_id
        LEFT JOIN delegation d ON d.id = r.delegation_id
        """;

    public static readonly Sql OfPerson = $"{Row} WHERE r.person_id = @PersonId AND r.public_id = @RegistrationId";

    public static readonly Sql AllOfPerson = $"{Row} WHERE r.person_id = @PersonId ORDER BY r.id DESC";

    public static readonly Sql OfEvent = $"{Row} WHERE r.event_id = @EventId AND r.public_id = @RegistrationId";

    public static readonly Sql Open = $"{Row} WHERE r.event_id = @EventId AND r.person_id = @PersonId AND r.side = @Side AND r.status IN ('draft', 'sent', 'asked')";

    public static readonly Sql Insert =
        """
        INSERT INTO registration (public_id, event_id, person_id, side, fields, step, status, origin, delegation_id, created_at, row_version)
        VALUES (@PublicId, @EventId, @PersonId, @Side, @Fields, 1, 'draft', @Origin, @DelegationId, @Now, 1)
        """;

    public static readonly Sql Tie = "UPDATE registration SET delegation_id = @DelegationId WHERE id = @Id";

    public static readonly Sql Save =
        """
        UPDATE registration SET fields = @Fields, step = @Step, row_version = row_version + 1
        WHERE id = @Id AND row_version = @RowVersion AND status IN ('draft', 'asked')
        """;

    public static readonly Sql Send =
        """
        UPDATE registration SET status = 'sent', sent_at = @Now, row_version = row_version + 1
        WHERE id = @Id AND row_version = @RowVersion AND status IN ('draft', 'asked')
        """;

    public static readonly Sql Decide =
        """
        UPDATE registration
        SET status = @Status, question = @Question, participant_id = @ParticipantId, decided_at = @Now, row_version = row_version + 1
        WHERE id = @Id AND row_version = @RowVersion AND status = 'sent'
        """;

    public static readonly Sql SetNote = "UPDATE registration SET note = @Note WHERE event_id = @EventId AND public_id = @RegistrationId";

    public static readonly Sql List = new(dialect => dialect.Page(
        $"{Row} WHERE r.event_id = @EventId AND r.status <> 'draft' AND (@Status IS NULL OR r.status = @Status) ORDER BY CASE WHEN r.status = 'sent' THEN 0 ELSE 1 END, r.sent_at, r.id"));

    public static readonly Sql Count =
        "SELECT COUNT(*) FROM registration r WHERE r.event_id = @EventId AND r.status <> 'draft' AND (@Status IS NULL OR r.status = @Status)";

    public static readonly Sql FromOrigin = "SELECT COUNT(*) FROM registration WHERE event_id = @EventId AND origin = @Origin AND id <> @Id";

    /// <summary>All of one side, to look for the same company among them.</summary>
    public static readonly Sql Known =
        """
        SELECT public_id, name_ko, name_en, normalised_name, country, website, registration_number, contact_email FROM participant
        WHERE event_id = @EventId AND side = @Side ORDER BY id
        """;

    /// <summary>Those of one side that are not decided, to look for the same company among them.</summary>
    public static readonly Sql Undecided = $"{Row} WHERE r.event_id = @EventId AND r.side = @Side AND r.status IN ('sent', 'asked') ORDER BY r.id";

    public static readonly Sql InsertConsent =
        "INSERT INTO consent (person_id, registration_id, kind, version, given_at) VALUES (@PersonId, @RegistrationId, @Kind, @Version, @Now)";

    public static readonly Sql Consents = "SELECT kind, version, given_at, withdrawn_at FROM consent WHERE person_id = @PersonId ORDER BY id";

    public static readonly Sql Withdraw = "UPDATE consent SET withdrawn_at = @Now WHERE person_id = @PersonId AND kind = @Kind AND withdrawn_at IS NULL";

    public static readonly Sql Forget = "UPDATE registration SET fields = @Fields, note = NULL, question = NULL, origin = NULL WHERE id = @Id";
}

public static class ErasureSql
{
    public static readonly Sql Mails = "UPDATE mail SET recipient = '', arguments = '[]', person_id = NULL WHERE person_id = @PersonId";

    public static readonly Sql Links = "DELETE FROM sign_in_link WHERE person_id = @PersonId";

    public static readonly Sql Sessions = "DELETE FROM person_session WHERE person_id = @PersonId";

    public static readonly Sql Tokens = "DELETE FROM api_token WHERE person_id = @PersonId";

    public static readonly Sql Memberships = "DELETE FROM membership WHERE person_id = @PersonId";

    public static readonly Sql Consents = "DELETE FROM consent WHERE person_id = @PersonId";

    /// <summary>The row stays, because registrations are counted; nothing in it tells who it was.</summary>
    public static readonly Sql Person =
        """
        UPDATE person SET email = NULL, name = '', password_hash = NULL, code_secret = NULL, code_since = NULL, row_version = row_version + 1
        WHERE id = @PersonId
        """;

    public static readonly Sql ContactOf =
        "SELECT e.public_id AS event_id, p.public_id AS participant_id FROM participant p JOIN event e ON e.id = p.event_id WHERE LOWER(p.contact_email) = @Email ORDER BY p.id";

    public static readonly Sql MailsOf = "SELECT template, created_at, sent_at, status FROM mail WHERE person_id = @PersonId ORDER BY id";
}
