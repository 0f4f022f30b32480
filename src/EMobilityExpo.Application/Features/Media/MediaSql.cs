namespace EMobilityExpo.Application.Features.Media;

using EMobilityExpo.Application.Database;

public static class MediaSql
{
    const string Columns =
        """
        m.public_id AS id, m.kind, r.public_id AS product_id, m.name, m.caption_ko, m.caption_en, m.type, m.width, m.height, m.bytes, m.uploaded_at, m.row_version
        """;

    const string Content = "m.kind, m.name, m.type, m.hash, m.content, m.small_type, m.small_hash, m.small";

    public static readonly Sql OfParticipant =
        $"SELECT {Columns} FROM media m LEFT JOIN product r ON r.id = m.product_id WHERE m.participant_id = @Id ORDER BY m.kind, m.position, m.id";

    public static readonly Sql OfRegistration =
        $"SELECT {Columns} FROM media m LEFT JOIN product r ON r.id = m.product_id WHERE m.registration_id = @Id ORDER BY m.kind, m.position, m.id";

    public static readonly Sql OfPerson =
        $"SELECT {Columns} FROM media m LEFT JOIN product r ON r.id = m.product_id WHERE m.person_id = @PersonId ORDER BY m.id";

    /// <summary>One's own files, and what the other side shows.</summary>
    public static readonly Sql ForParticipant =
        $"""
        SELECT {Content} FROM media m JOIN participant o ON o.id = m.participant_id JOIN participant v ON v.event_id = o.event_id
        WHERE v.event_id = @EventId AND v.public_id = @ParticipantId AND m.public_id = @MediaId
          AND (o.id = v.id OR (m.kind <> 'proof' AND o.side <> v.side AND v.side IN ('exhibitor', 'buyer')))
        """;

    public static readonly Sql ForEvent = $"SELECT {Content} FROM media m WHERE m.event_id = @EventId AND m.public_id = @MediaId";

    public static readonly Sql ForRegistration = $"SELECT {Content} FROM media m WHERE m.registration_id = @Id AND m.public_id = @MediaId";

    public static readonly Sql Insert =
        """
        INSERT INTO media (public_id, event_id, participant_id, registration_id, product_id, person_id, kind, position, name, caption_ko, caption_en, type,
                           width, height, bytes, hash, content, small_type, small_hash, small, uploaded_at, row_version)
        VALUES (@PublicId, @EventId, @ParticipantId, @RegistrationId, @ProductId, @PersonId, @Kind, @Position, @Name, @CaptionKo, @CaptionEn, @Type,
                @Width, @Height, @Bytes, @Hash, @Content, @SmallType, @SmallHash, @Small, @Now, 1)
        """;

    public static readonly Sql CountOf =
        "SELECT COUNT(*) FROM media WHERE kind = @Kind AND ((@ParticipantId IS NOT NULL AND participant_id = @ParticipantId) OR (@RegistrationId IS NOT NULL AND registration_id = @RegistrationId))";

    public static readonly Sql LastPosition =
        "SELECT COALESCE(MAX(position), 0) FROM media WHERE kind = @Kind AND ((@ParticipantId IS NOT NULL AND participant_id = @ParticipantId) OR (@RegistrationId IS NOT NULL AND registration_id = @RegistrationId))";

    public static readonly Sql RemoveLogo =
        "DELETE FROM media WHERE kind = 'logo' AND ((@ParticipantId IS NOT NULL AND participant_id = @ParticipantId) OR (@RegistrationId IS NOT NULL AND registration_id = @RegistrationId))";

    public static readonly Sql SetCaption =
        """
        UPDATE media SET caption_ko = @CaptionKo, caption_en = @CaptionEn, product_id = @ProductId, row_version = row_version + 1
        WHERE participant_id = @ParticipantId AND public_id = @MediaId AND row_version = @RowVersion
        """;

    public static readonly Sql SetPosition = "UPDATE media SET position = @Position WHERE participant_id = @ParticipantId AND public_id = @MediaId";

    public static readonly Sql Named = "SELECT id, name FROM media WHERE participant_id = @Id AND public_id = @MediaId";

    public static readonly Sql NamedOfRegistration = "SELECT id, name FROM media WHERE registration_id = @Id AND public_id = @MediaId";

    public static readonly Sql Remove = "DELETE FROM media WHERE participant_id = @Id AND public_id = @MediaId";

    public static readonly Sql RemoveOfRegistration = "DELETE FROM media WHERE registration_id = @Id AND public_id = @MediaId";

    public static readonly Sql LetIn =
        """
        UPDATE media SET participant_id = @ParticipantId, registration_id = NULL, position = @Position
        WHERE registration_id = @RegistrationId AND public_id = @MediaId
        """;

    public static readonly Sql RemoveOfParticipant = "DELETE FROM media WHERE participant_id = @Id";

    /// <summary>Proofs name people; so may whatever belongs to a registration that came to nothing.</summary>
    public static readonly Sql Erase =
        """
        DELETE FROM media
        WHERE (person_id = @PersonId AND kind = 'proof') OR registration_id IN (SELECT id FROM registration WHERE person_id = @PersonId)
        """;

    /// <summary>Files of registrations that were declined before a time.</summary>
    public static readonly Sql RemoveDeclined =
        "DELETE FROM media WHERE registration_id IN (SELECT r.id FROM registration r WHERE r.status = 'declined' AND r.decided_at < @Before)";

    public static readonly Sql ForgetPerson = "UPDATE media SET person_id = NULL WHERE person_id = @PersonId";
}
