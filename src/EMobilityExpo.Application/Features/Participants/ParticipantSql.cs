namespace EMobilityExpo.Application.Features.Participants;

using EMobilityExpo.Application.Database;

public static class ParticipantSql
{
    const string Columns =
        """
        p.id, p.public_id, p.event_id, p.side, p.external_key, p.registration_number, p.name_ko, p.name_en, p.normalised_name, p.country,
        p.region, p.kind, p.division, p.website, p.booth, p.own_booth, p.online, p.delegation, p.time_zone, p.max_meetings, p.max_per_day,
        p.min_meetings, p.contact_name, p.contact_email, p.contact_phone, p.note, p.timetable_key, p.created_at, p.updated_at, p.row_version
        """;

    public static readonly Sql OfEvent = $"SELECT {Columns} FROM participant p WHERE p.event_id = @EventId ORDER BY p.id";

    public static readonly Sql ProductsOfEvent =
        """
        SELECT x.participant_id, x.category, x.units_per_year, x.minimum_order_quantity, x.timing, x.importance
        FROM participant_product x JOIN participant p ON p.id = x.participant_id WHERE p.event_id = @EventId ORDER BY x.id
        """;

    public static readonly Sql TagsOfEvent =
        """
        SELECT x.participant_id, x.kind, x.code
        FROM participant_tag x JOIN participant p ON p.id = x.participant_id WHERE p.event_id = @EventId ORDER BY x.id
        """;

    public static readonly Sql UnavailableOfEvent =
        """
        SELECT x.participant_id, x.starts_at, x.ends_at
        FROM unavailability x JOIN participant p ON p.id = x.participant_id WHERE p.event_id = @EventId ORDER BY x.starts_at
        """;

    /// <summary>Rows, products and tags of the participants whose inner ids a query gives.</summary>
    public static IReadOnlyList<Sql> Set(Func<ISqlDialect, string> ids) =>
    [
        new(dialect => $"SELECT {Columns} FROM participant p WHERE p.id IN ({ids(dialect)}) ORDER BY p.id"),
        new(dialect =>
            $"""
            SELECT participant_id, category, units_per_year, minimum_order_quantity, timing, importance
            FROM participant_product WHERE participant_id IN ({ids(dialect)}) ORDER BY id
            """),
        new(dialect => $"SELECT participant_id, kind, code FROM participant_tag WHERE participant_id IN ({ids(dialect)}) ORDER BY id"),
    ];

    public static readonly Sql ByPublicId = $"SELECT {Columns} FROM participant p WHERE p.event_id = @EventId AND p.public_id = @PublicId";

    public static readonly Sql Products =
        """
        SELECT participant_id, category, units_per_year, minimum_order_quantity, timing, importance
        FROM participant_product WHERE participant_id = @Id ORDER BY id
        """;

    public static readonly Sql Tags = "SELECT participant_id, kind, code FROM participant_tag WHERE participant_id = @Id ORDER BY id";

    public static readonly Sql Unavailable =
        "SELECT participant_id, starts_at, ends_at FROM unavailability WHERE participant_id = @Id ORDER BY starts_at";

    public static readonly Sql Insert = new(dialect => dialect.InsertReturningId(
        "participant",
        """
        public_id, event_id, side, external_key, registration_number, name_ko, name_en, normalised_name, country, region, kind, division,
        website, booth, own_booth, online, delegation, time_zone, max_meetings, max_per_day, min_meetings, contact_name, contact_email,
        contact_phone, note, timetable_key, created_at, updated_at, row_version
        """,
        """
        @PublicId, @EventId, @Side, @ExternalKey, @RegistrationNumber, @NameKo, @NameEn, @NormalisedName, @Country, @Region, @Kind, @Division,
        @Website, @Booth, @OwnBooth, @Online, @Delegation, @TimeZone, @MaxMeetings, @MaxPerDay, @MinMeetings, @ContactName, @ContactEmail,
        @ContactPhone, @Note, @TimetableKey, @CreatedAt, @UpdatedAt, 1
        """));

    public static readonly Sql Update =
        """
        UPDATE participant
        SET external_key = @ExternalKey, registration_number = @RegistrationNumber, name_ko = @NameKo, name_en = @NameEn,
            normalised_name = @NormalisedName, country = @Country, region = @Region, kind = @Kind, division = @Division,
            website = @Website, booth = @Booth, own_booth = @OwnBooth, online = @Online, delegation = @Delegation, time_zone = @TimeZone,
            max_meetings = @MaxMeetings, max_per_day = @MaxPerDay, min_meetings = @MinMeetings, contact_name = @ContactName,
            contact_email = @ContactEmail, contact_phone = @ContactPhone, note = @Note, updated_at = @UpdatedAt, row_version = row_version + 1
        WHERE id = @Id AND row_version = @RowVersion
        """;

    public static readonly Sql DeleteProducts = "DELETE FROM participant_product WHERE participant_id = @Id";

    public static readonly Sql DeleteTags = "DELETE FROM participant_tag WHERE participant_id = @Id";

    public static readonly Sql DeleteUnavailable = "DELETE FROM unavailability WHERE participant_id = @Id";

    public static readonly Sql InsertProduct =
        """
        INSERT INTO participant_product (participant_id, category, units_per_year, minimum_order_quantity, timing, importance)
        VALUES (@ParticipantId, @Category, @UnitsPerYear, @MinimumOrderQuantity, @Timing, @Importance)
        """;

    public static readonly Sql InsertTag = "INSERT INTO participant_tag (participant_id, kind, code) VALUES (@ParticipantId, @Kind, @Code)";

    public static readonly Sql InsertUnavailable =
        "INSERT INTO unavailability (participant_id, starts_at, ends_at) VALUES (@ParticipantId, @StartsAt, @EndsAt)";
}
