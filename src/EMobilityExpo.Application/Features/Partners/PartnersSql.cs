namespace EMobilityExpo.Application.Features.Partners;

using EMobilityExpo.Application.Database;

/// <summary>The other side as a participant sees it: what a company says about itself, and no contact data.</summary>
public static class PartnersSql
{
    static string Where(ISqlDialect dialect) =>
        $"""
        FROM participant p LEFT JOIN participant_wish w ON w.partner_id = p.id AND w.participant_id = @MyId
        WHERE p.event_id = @EventId AND p.side = @Side
          AND (@Country IS NULL OR p.country = @Country)
          AND (@Category IS NULL OR EXISTS (SELECT 1 FROM participant_product x
               WHERE x.participant_id = p.id AND (x.category = @Category OR x.category LIKE @Leaves)))
          AND (@Cooperation IS NULL OR EXISTS (SELECT 1 FROM participant_tag x WHERE x.participant_id = p.id AND x.kind = 'cooperation' AND x.code = @Cooperation))
          AND (@Certification IS NULL OR EXISTS (SELECT 1 FROM participant_tag x WHERE x.participant_id = p.id AND x.kind = 'certification' AND x.code = @Certification))
          AND (@Target IS NULL OR EXISTS (SELECT 1 FROM participant_tag x WHERE x.participant_id = p.id AND x.kind = 'target' AND x.code = @Target))
          AND (@Said IS NULL OR w.wish IS NOT NULL)
          AND (@Search IS NULL OR {dialect.Contains("p.name_ko", "@Search")} OR {dialect.Contains("p.name_en", "@Search")}
               OR (@Normalised <> '' AND {dialect.Contains("p.normalised_name", "@Normalised")}))
        """;

    public static readonly Sql List = new(dialect => dialect.Page(
        $"""
        SELECT p.id AS inner_id, p.public_id AS id, p.name_ko, p.name_en, p.country, p.kind, p.online, p.booth, w.wish, w.rank
        {Where(dialect)}
        ORDER BY CASE w.wish WHEN 'must' THEN 1 WHEN 'want' THEN 2 WHEN 'veto' THEN 4 ELSE 3 END, CASE WHEN w.rank IS NULL THEN 1 ELSE 0 END, w.rank,
                 p.normalised_name, p.id
        """));

    public static readonly Sql Count = new(dialect => $"SELECT COUNT(*) {Where(dialect)}");

    public static readonly Sql Categories = "SELECT category FROM participant_product WHERE participant_id = @Id ORDER BY id";

    public static readonly Sql Countries = "SELECT country FROM participant WHERE event_id = @EventId AND side = @Side GROUP BY country ORDER BY country";
}
