namespace EMobilityExpo.Application.Features.Pairs;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;

public static class PairListSql
{
    const string From =
        """
        FROM candidate_pair c JOIN participant e ON e.id = c.exhibitor_id JOIN participant b ON b.id = c.buyer_id
        """;

    static string Where(ISqlDialect dialect) =>
        $"""
        c.event_id = @EventId
          AND (@Exhibitor IS NULL OR e.public_id = @Exhibitor)
          AND (@Buyer IS NULL OR b.public_id = @Buyer)
          AND (@Country IS NULL OR b.country = @Country)
          AND c.score >= @MinimumScore
          AND (@Wish IS NULL OR c.wish = @Wish OR (@Wish = 'said' AND c.wish <> 'none'))
          AND (@Category IS NULL OR (EXISTS (SELECT 1 FROM participant_product x
                    WHERE x.participant_id = e.id AND (x.category = @Category OR x.category LIKE @Leaves))
               AND EXISTS (SELECT 1 FROM participant_product x
                    WHERE x.participant_id = b.id AND (x.category = @Category OR x.category LIKE @Leaves))))
          AND (@Search IS NULL OR {dialect.Contains("e.name_ko", "@Search")} OR {dialect.Contains("e.name_en", "@Search")}
               OR {dialect.Contains("b.name_ko", "@Search")} OR {dialect.Contains("b.name_en", "@Search")}
               OR (@Normalised <> '' AND ({dialect.Contains("e.normalised_name", "@Normalised")}
                   OR {dialect.Contains("b.normalised_name", "@Normalised")})))
        """;

    static Sql List(string order) => new(dialect => dialect.Page(
        $"""
        SELECT e.public_id AS exhibitor_id, e.name_ko AS exhibitor_ko, e.name_en AS exhibitor_en, e.country AS exhibitor_country,
               b.public_id AS buyer_id, b.name_ko AS buyer_ko, b.name_en AS buyer_en, b.country AS buyer_country,
               c.score, c.wish, c.factors, c.scored_at, c.row_version, {Shown("e")} AS exhibitor_shown, {Shown("b")} AS buyer_shown
        {From} WHERE {Where(dialect)} ORDER BY {order}, c.id
        """));

    static string Shown(string side) =>
        $"CASE WHEN @Korean = 1 THEN COALESCE({side}.name_ko, {side}.name_en) ELSE COALESCE({side}.name_en, {side}.name_ko) END";

    public static readonly Sql ByScoreDown = List("c.score DESC");

    public static readonly Sql ByScore = List("c.score");

    public static readonly Sql ByExhibitor = List("exhibitor_shown, c.score DESC");

    public static readonly Sql ByBuyer = List("buyer_shown, c.score DESC");

    public static readonly Sql ByCountry = List("buyer_country, c.score DESC");

    /// <summary>How the list can be sorted; <c>-</c> before a name turns it round.</summary>
    public static readonly IReadOnlyDictionary<string, Sql> Sorts = new Dictionary<string, Sql>
    {
        ["-score"] = ByScoreDown,
        ["score"] = ByScore,
        ["exhibitor"] = ByExhibitor,
        ["buyer"] = ByBuyer,
        ["country"] = ByCountry,
    };

    public static readonly Sql Count = new(dialect => $"SELECT COUNT(*) {From} WHERE {Where(dialect)}");

    public static readonly Sql One =
        """
        SELECT c.wish, c.score, c.scored_at, c.row_version FROM candidate_pair c
        WHERE c.exhibitor_id = @ExhibitorId AND c.buyer_id = @BuyerId
        """;

    public static readonly Sql Interpreters =
        """
        SELECT p.id, x.code FROM participant p LEFT JOIN participant_tag x ON x.participant_id = p.id AND x.kind = 'language'
        WHERE p.event_id = @EventId AND p.side = 'interpreter' ORDER BY p.id, x.id
        """;

    /// <summary>A pair that nobody looked at before becomes one that is kept, with what was said about it.</summary>
    public static readonly Sql InsertWished =
        """
        INSERT INTO candidate_pair (event_id, exhibitor_id, buyer_id, score, factors, wish, scored_at, row_version)
        VALUES (@EventId, @ExhibitorId, @BuyerId, @Score, @Factors, @Wish, @Now, 1)
        """;

    public static readonly Sql SetWish =
        """
        UPDATE candidate_pair
        SET wish = @Wish, score = @Score, factors = @Factors, scored_at = @Now, row_version = row_version + 1
        WHERE exhibitor_id = @ExhibitorId AND buyer_id = @BuyerId AND row_version = @RowVersion
        """;

    public static object Parameters(long eventId, PairFilter filter, PageRequest paging) => new
    {
        EventId = eventId,
        Exhibitor = Given(filter.Exhibitor),
        Buyer = Given(filter.Buyer),
        Country = Given(filter.Country),
        MinimumScore = filter.MinimumScore ?? 0,
        Wish = Given(filter.Wish),
        Category = Given(filter.Category),
        Leaves = $"{filter.Category}-%",
        Search = Given(filter.Search),
        Normalised = ParticipantRecord.Normalise(filter.Search ?? ""),
        Korean = Words.IsKorean ? 1 : 0,
        paging.Skip,
        paging.Take,
    };

    static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
