namespace EMobilityExpo.Application.Features.History;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;

public static class HistorySql
{
    const string From =
        "FROM past_meeting m JOIN participant e ON e.id = m.exhibitor_id JOIN participant b ON b.id = m.buyer_id";

    static string Where(ISqlDialect dialect) =>
        $"""
        m.event_id = @EventId
          AND (@Participant IS NULL OR e.public_id = @Participant OR b.public_id = @Participant)
          AND (@Occasion IS NULL OR m.occasion = @Occasion)
          AND (@Outcome IS NULL OR m.outcome = @Outcome)
          AND (@Answer IS NULL OR m.answer = @Answer)
          AND (@Search IS NULL OR {dialect.Contains("e.name_ko", "@Search")} OR {dialect.Contains("e.name_en", "@Search")}
               OR {dialect.Contains("b.name_ko", "@Search")} OR {dialect.Contains("b.name_en", "@Search")}
               OR {dialect.Contains("m.occasion", "@Search")}
               OR (@Normalised <> '' AND ({dialect.Contains("e.normalised_name", "@Normalised")}
                   OR {dialect.Contains("b.normalised_name", "@Normalised")})))
        """;

    static Sql List(string order) => new(dialect => dialect.Page(
        $"""
        SELECT e.public_id AS exhibitor_id, e.name_ko AS exhibitor_ko, e.name_en AS exhibitor_en, e.country AS exhibitor_country,
               b.public_id AS buyer_id, b.name_ko AS buyer_ko, b.name_en AS buyer_en, b.country AS buyer_country,
               m.occasion, m.requested_by, m.answer, m.exhibitor_rating, m.buyer_rating, m.outcome,
               {Shown("e")} AS exhibitor_shown, {Shown("b")} AS buyer_shown
        {From} WHERE {Where(dialect)} ORDER BY {order}, m.id
        """));

    static string Shown(string side) =>
        $"CASE WHEN @Korean = 1 THEN COALESCE({side}.name_ko, {side}.name_en) ELSE COALESCE({side}.name_en, {side}.name_ko) END";

    public static readonly Sql ByOccasion = List("m.occasion DESC");

    public static readonly Sql ByExhibitor = List("exhibitor_shown");

    public static readonly Sql ByBuyer = List("buyer_shown");

    /// <summary>The furthest first.</summary>
    public static readonly Sql ByOutcome = List(
        """
        CASE m.outcome WHEN 'shipped' THEN 1 WHEN 'contract' THEN 2 WHEN 'mou' THEN 3 WHEN 'pursued' THEN 4 WHEN 'consulted' THEN 5 ELSE 6 END
        """);

    /// <summary>How the list can be sorted; <c>-</c> before a name turns it round.</summary>
    public static readonly IReadOnlyDictionary<string, Sql> Sorts = new Dictionary<string, Sql>
    {
        ["-occasion"] = ByOccasion,
        ["exhibitor"] = ByExhibitor,
        ["buyer"] = ByBuyer,
        ["-outcome"] = ByOutcome,
    };

    public static readonly Sql Count = new(dialect => $"SELECT COUNT(*) {From} WHERE {Where(dialect)}");

    public static readonly Sql Occasions =
        "SELECT occasion AS code, COUNT(*) AS number FROM past_meeting WHERE event_id = @EventId GROUP BY occasion ORDER BY occasion DESC";

    public static readonly Sql OfEvent =
        """
        SELECT id, exhibitor_id, buyer_id, occasion, requested_by, answer, exhibitor_rating, buyer_rating, outcome
        FROM past_meeting WHERE event_id = @EventId ORDER BY id
        """;

    public static readonly Sql Parties =
        """
        SELECT id, side, external_key, registration_number, name_ko, name_en
        FROM participant WHERE event_id = @EventId AND side <> 'interpreter' ORDER BY id
        """;

    public static readonly Sql Insert =
        """
        INSERT INTO past_meeting (event_id, exhibitor_id, buyer_id, occasion, requested_by, answer, exhibitor_rating, buyer_rating, outcome, entered_at)
        VALUES (@EventId, @ExhibitorId, @BuyerId, @Occasion, @RequestedBy, @Answer, @ExhibitorRating, @BuyerRating, @Outcome, @Now)
        """;

    public static readonly Sql Update =
        """
        UPDATE past_meeting
        SET occasion = @Occasion, requested_by = @RequestedBy, answer = @Answer, exhibitor_rating = @ExhibitorRating,
            buyer_rating = @BuyerRating, outcome = @Outcome, entered_at = @Now
        WHERE id = @Id
        """;

    public static readonly Sql PartiesOf =
        """
        SELECT exhibitor_id FROM past_meeting WHERE event_id = @EventId AND occasion = @Occasion
        UNION SELECT buyer_id FROM past_meeting WHERE event_id = @EventId AND occasion = @Occasion
        """;

    public static readonly Sql Delete = "DELETE FROM past_meeting WHERE event_id = @EventId AND occasion = @Occasion";

    public static object Parameters(long eventId, HistoryFilter filter, PageRequest paging) => new
    {
        EventId = eventId,
        Participant = Given(filter.Participant),
        Occasion = Given(filter.Occasion),
        Outcome = Given(filter.Outcome),
        Answer = Given(filter.Answer),
        Search = Given(filter.Search),
        Normalised = ParticipantRecord.Normalise(filter.Search ?? ""),
        Korean = Words.IsKorean ? 1 : 0,
        paging.Skip,
        paging.Take,
    };

    static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
