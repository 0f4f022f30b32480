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
          AND (@Language IS NULL OR EXISTS (SELECT 1 FROM participant_tag x WHERE x.participant_id = p.id AND x.kind = 'language' AND x.code = @Language))
          AND (@Shortlisted IS NULL OR EXISTS (SELECT 1 FROM shortlist x WHERE x.participant_id = @MyId AND x.partner_id = p.id))
          AND (@Said IS NULL OR w.wish IS NOT NULL)
          AND (@Search IS NULL OR {dialect.Contains("p.name_ko", "@Search")} OR {dialect.Contains("p.name_en", "@Search")}
               OR (@Normalised <> '' AND {dialect.Contains("p.normalised_name", "@Normalised")})
               OR EXISTS (SELECT 1 FROM product x WHERE x.participant_id = p.id AND ({Any(dialect, "x.name_ko", "x.name_en", "x.about_ko", "x.about_en")}))
               OR EXISTS (SELECT 1 FROM company_page x WHERE x.participant_id = p.id AND ({Any(dialect, "x.about_ko", "x.about_en")})))
        """;

    static string Any(ISqlDialect dialect, params string[] columns) => string.Join(" OR ", columns.Select(column => dialect.Contains(column, "@Search")));

    const string Columns =
        """
        p.id AS inner_id, p.public_id AS id, p.name_ko, p.name_en, p.country, p.kind, p.online, p.booth, w.wish, w.rank, w.row_version AS wish_version,
        (SELECT MIN(m.public_id) FROM media m WHERE m.participant_id = p.id AND m.kind = 'logo') AS logo_id,
        (SELECT MIN(m.public_id) FROM media m WHERE m.participant_id = p.id AND m.kind = 'picture'
            AND m.position = (SELECT MIN(f.position) FROM media f WHERE f.participant_id = p.id AND f.kind = 'picture')) AS picture_id,
        (SELECT COUNT(*) FROM shortlist x WHERE x.participant_id = @MyId AND x.partner_id = p.id) AS shortlisted
        """;

    /// <summary>One's own list in the order of what was said; everybody else by name.</summary>
    public static readonly Sql List = new(dialect => dialect.Page(
        $"""
        SELECT {Columns}
        {Where(dialect)}
        ORDER BY CASE WHEN @Said IS NULL THEN 0 WHEN w.wish = 'must' THEN 1 WHEN w.wish = 'want' THEN 2 WHEN w.wish = 'veto' THEN 4 ELSE 3 END,
                 CASE WHEN @Said IS NULL OR w.rank IS NULL THEN 1 ELSE 0 END, CASE WHEN @Said IS NULL THEN 0 ELSE w.rank END, p.normalised_name, p.id
        """));

    public static readonly Sql Count = new(dialect => $"SELECT COUNT(*) {Where(dialect)}");

    /// <summary>All that the filter lets through, to be put into an order that only the scores know.</summary>
    public static readonly Sql Matching = new(dialect => $"SELECT p.public_id AS id, w.wish {Where(dialect)} ORDER BY p.normalised_name, p.id");

    public static readonly Sql One =
        $"""
        SELECT {Columns} FROM participant p LEFT JOIN participant_wish w ON w.partner_id = p.id AND w.participant_id = @MyId
        WHERE p.event_id = @EventId AND p.public_id = @Id
        """;

    public static readonly Sql Categories = "SELECT category FROM participant_product WHERE participant_id = @Id ORDER BY id";

    public static readonly Sql ProductNames =
        new(dialect => dialect.Page("SELECT name_ko, name_en FROM product WHERE participant_id = @Id ORDER BY id"));

    public static readonly Sql Countries = "SELECT country FROM participant WHERE event_id = @EventId AND side = @Side GROUP BY country ORDER BY country";
}
