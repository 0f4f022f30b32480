namespace EMobilityExpo.Application.Features.Pairs;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Participants;

public static class MatrixSql
{
    /// <summary>The category by which a participant is put beside others: of several the first of the list.</summary>
    const string Main = "(SELECT MIN(x.category) FROM participant_product x WHERE x.participant_id = p.id)";

    const string Where =
        """
        p.event_id = @EventId AND p.side = @Side AND (@Country IS NULL OR @Side = 'exhibitor' OR p.country = @Country)
          AND (@Category IS NULL OR EXISTS (SELECT 1 FROM participant_product x
               WHERE x.participant_id = p.id AND (x.category = @Category OR x.category LIKE @Leaves)))
        """;

    /// <summary>One page of a side; families stand together, and countries within them, or the other way round.</summary>
    static string Ids(ISqlDialect dialect) =>
        $"""
        SELECT y.id FROM ({dialect.Page(
            $"""
            SELECT p.id, {Main} AS main, CASE WHEN {Main} IS NULL THEN 1 ELSE 0 END AS bare FROM participant p WHERE {Where}
            ORDER BY CASE WHEN @ByCountry = 1 THEN p.country ELSE '' END, bare, main, p.country, p.id
            """)}) y
        """;

    public static readonly IReadOnlyList<Sql> Page = ParticipantSql.Set(Ids);

    public static readonly Sql Count = $"SELECT COUNT(*) FROM participant p WHERE {Where}";

    public static readonly IReadOnlyList<Sql> Interpreters =
        ParticipantSql.Set(_ => "SELECT p.id FROM participant p WHERE p.event_id = @EventId AND p.side = 'interpreter'");
}
