namespace EMobilityExpo.Application.Features.Participants;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;

public static class ParticipantListSql
{
    /// <summary>Interpreters apart: one condition on all three columns, of which only two are indexed, would read every meeting for everybody.</summary>
    const string Meetings =
        $"""
        CASE WHEN p.side = 'interpreter'
          THEN (SELECT COUNT(*) FROM meeting m JOIN publication b ON b.run_id = m.run_id AND b.withdrawn_at IS NULL WHERE m.interpreter_id = p.id)
          ELSE {TimetablesSql.MeetingsInForce} END
        """;

    static string Where(ISqlDialect dialect) =>
        $"""
        p.event_id = @EventId
          AND (@Side IS NULL OR p.side = @Side)
          AND (@Country IS NULL OR p.country = @Country)
          AND (@Kind IS NULL OR p.kind = @Kind)
          AND (@Division IS NULL OR p.division = @Division)
          AND (@Delegation IS NULL OR p.delegation = @Delegation)
          AND (@Place IS NULL OR (@Place = 'online' AND p.online = 1) OR (@Place = 'booth' AND p.online = 0 AND p.own_booth = 1)
               OR (@Place = 'table' AND p.online = 0 AND p.own_booth = 0))
          AND (@Category IS NULL OR EXISTS (SELECT 1 FROM participant_product x
               WHERE x.participant_id = p.id AND (x.category = @Category OR x.category LIKE @Leaves)))
          AND (@Language IS NULL OR EXISTS (SELECT 1 FROM participant_tag x
               WHERE x.participant_id = p.id AND x.kind = 'language' AND x.code = @Language))
          AND (@Meetings IS NULL OR (@Meetings = 'with' AND {Meetings} > 0) OR (@Meetings = 'without' AND {Meetings} = 0))
          AND (@Search IS NULL OR {Matches(dialect)})
        """;

    static string Matches(ISqlDialect dialect) =>
        $"""
        ({dialect.Contains("p.name_ko", "@Search")} OR {dialect.Contains("p.name_en", "@Search")}
           OR {dialect.Contains("p.external_key", "@Search")} OR {dialect.Contains("p.registration_number", "@Search")}
           OR {dialect.Contains("p.booth", "@Search")} OR {dialect.Contains("p.delegation", "@Search")}
           OR {dialect.Contains("p.contact_name", "@Search")} OR {dialect.Contains("p.contact_email", "@Search")}
           OR (@Normalised <> '' AND {dialect.Contains("p.normalised_name", "@Normalised")}))
        """;

    /// <summary>One row for each category of each participant of the page; the order is that of the page in both steps.</summary>
    static Sql List(string order) => new(dialect =>
        $"""
        SELECT p.*, x.category
        FROM ({dialect.Page(
            $"""
            SELECT p.id AS inner_id, p.public_id AS id, p.side, p.external_key, p.name_ko, p.name_en, p.country, p.kind, p.division, p.delegation,
                   p.booth, p.own_booth, p.online, p.updated_at, {Meetings} AS meetings, {Shown} AS shown
            FROM participant p WHERE {Where(dialect)} ORDER BY {order}, inner_id
            """)}) p
        LEFT JOIN participant_product x ON x.participant_id = p.inner_id
        ORDER BY {order}, p.inner_id, x.id
        """);

    /// <summary>The name that the reader sees first.</summary>
    const string Shown =
        "CASE WHEN @Korean = 1 THEN COALESCE(p.name_ko, p.name_en) ELSE COALESCE(p.name_en, p.name_ko) END";

    public static readonly Sql ByName = List("shown");

    public static readonly Sql ByNameDown = List("shown DESC");

    public static readonly Sql ByCountry = List("country, shown");

    public static readonly Sql ByKey = List("external_key");

    public static readonly Sql ByUpdated = List("updated_at DESC");

    public static readonly Sql ByMeetings = List("meetings, shown");

    public static readonly Sql ByMeetingsDown = List("meetings DESC, shown");

    /// <summary>How a list can be sorted; <c>-</c> before a name turns it round.</summary>
    public static readonly IReadOnlyDictionary<string, Sql> Sorts = new Dictionary<string, Sql>
    {
        ["name"] = ByName,
        ["-name"] = ByNameDown,
        ["country"] = ByCountry,
        ["key"] = ByKey,
        ["-updated"] = ByUpdated,
        ["meetings"] = ByMeetings,
        ["-meetings"] = ByMeetingsDown,
    };

    public static readonly Sql Count = new(dialect => $"SELECT COUNT(*) FROM participant p WHERE {Where(dialect)}");

    public static readonly Sql Ids = new(dialect => $"SELECT p.id FROM participant p WHERE {Where(dialect)} ORDER BY p.id");

    /// <summary>To choose from: names only, no figures.</summary>
    public static readonly Sql Find = new(dialect => dialect.Page(
        $"""
        SELECT p.public_id AS id, p.side, p.name_ko, p.name_en, p.country, p.booth, p.delegation, {Shown} AS shown
        FROM participant p
        WHERE p.event_id = @EventId AND (@Side IS NULL OR p.side = @Side) AND {Matches(dialect)}
        ORDER BY shown, p.id
        """));

    public static readonly Sql CountBySide =
        "SELECT side AS code, COUNT(*) AS number FROM participant WHERE event_id = @EventId GROUP BY side ORDER BY side";

    public static readonly Sql Countries =
        """
        SELECT country AS code, COUNT(*) AS number FROM participant
        WHERE event_id = @EventId AND (@Side IS NULL OR side = @Side) GROUP BY country ORDER BY country
        """;

    public static readonly Sql Delegations =
        """
        SELECT delegation AS code, COUNT(*) AS number FROM participant
        WHERE event_id = @EventId AND (@Side IS NULL OR side = @Side) AND delegation IS NOT NULL GROUP BY delegation ORDER BY delegation
        """;

    public static readonly Sql Languages =
        """
        SELECT x.code, COUNT(*) AS number FROM participant_tag x JOIN participant p ON p.id = x.participant_id
        WHERE p.event_id = @EventId AND (@Side IS NULL OR p.side = @Side) AND x.kind = 'language' GROUP BY x.code ORDER BY x.code
        """;

    /// <summary>The numbers of the runs that know a participant.</summary>
    public static readonly Sql RunsOf =
        """
        SELECT r.number FROM timetable_run r
        WHERE EXISTS (SELECT 1 FROM meeting m WHERE m.run_id = r.id AND (m.exhibitor_id = @Id OR m.buyer_id = @Id OR m.interpreter_id = @Id))
           OR EXISTS (SELECT 1 FROM unmet_pair u WHERE u.run_id = r.id AND (u.exhibitor_id = @Id OR u.buyer_id = @Id))
        ORDER BY r.number
        """;

    public static readonly Sql RemovePairs = "DELETE FROM candidate_pair WHERE exhibitor_id = @Id OR buyer_id = @Id";

    public static readonly Sql RemoveWishes = "DELETE FROM participant_wish WHERE participant_id = @Id OR partner_id = @Id";

    public static readonly Sql RemovePastMeetings = "DELETE FROM past_meeting WHERE exhibitor_id = @Id OR buyer_id = @Id";

    /// <summary>Those who share a wish or a past meeting with a participant.</summary>
    public static readonly Sql PartnersOf =
        """
        SELECT partner_id FROM participant_wish WHERE participant_id = @Id
        UNION SELECT participant_id FROM participant_wish WHERE partner_id = @Id
        UNION SELECT exhibitor_id FROM past_meeting WHERE buyer_id = @Id
        UNION SELECT buyer_id FROM past_meeting WHERE exhibitor_id = @Id
        """;

    public static readonly Sql Remove = "DELETE FROM participant WHERE id = @Id AND row_version = @RowVersion";

    public static object Parameters(long eventId, ParticipantFilter filter, PageRequest paging) => new
    {
        EventId = eventId,
        Side = Given(filter.Side),
        Country = Given(filter.Country),
        Kind = Given(filter.Kind),
        Division = Given(filter.Division),
        Delegation = Given(filter.Delegation),
        Place = Given(filter.Place),
        Category = Given(filter.Category),
        Leaves = $"{filter.Category}-%",
        Language = Given(filter.Language),
        Meetings = Given(filter.Meetings),
        Search = Given(filter.Search),
        Normalised = ParticipantRecord.Normalise(filter.Search ?? ""),
        Korean = Words.IsKorean ? 1 : 0,
        paging.Skip,
        paging.Take,
    };

    static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
