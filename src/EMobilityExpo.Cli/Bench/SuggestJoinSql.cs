namespace EMobilityExpo.Cli.Bench;

/// <summary>The best partners of everybody by one join of SQLite, as one would write it who has the score as a function.</summary>
static class SuggestJoinSql
{
    public const string Tables = "CREATE TABLE exhibitor (id INTEGER PRIMARY KEY); CREATE TABLE buyer (id INTEGER PRIMARY KEY)";

    public const string Best =
        """
        WITH pair AS MATERIALIZED (SELECT e.id AS exhibitor, b.id AS buyer, score(e.id, b.id) AS score FROM exhibitor e CROSS JOIN buyer b),
        ranked AS (
            SELECT exhibitor, buyer, score,
                   ROW_NUMBER() OVER (PARTITION BY exhibitor ORDER BY score DESC) AS of_exhibitor,
                   ROW_NUMBER() OVER (PARTITION BY buyer ORDER BY score DESC) AS of_buyer
            FROM pair)
        SELECT exhibitor, buyer, score FROM ranked WHERE of_exhibitor <= $top OR of_buyer <= $top
        """;

    /// <summary>Numbers from 0.</summary>
    public static string Fill(string table, int count) =>
        $"WITH RECURSIVE n(id) AS (SELECT 0 UNION ALL SELECT id + 1 FROM n WHERE id + 1 < {count}) INSERT INTO {table} SELECT id FROM n";
}
