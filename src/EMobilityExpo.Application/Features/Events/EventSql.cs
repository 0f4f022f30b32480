namespace EMobilityExpo.Application.Features.Events;

using EMobilityExpo.Application.Database;

public static class EventSql
{
    const string Columns =
        """
        id, public_id, name_ko, name_en, venue, time_zone, slot_minutes, gap_minutes, languages, weights, minimum_score,
        candidates_each, created_at, updated_at, row_version
        """;

    public static readonly Sql ByPublicId = $"SELECT {Columns} FROM event WHERE public_id = @PublicId";

    public static readonly Sql ById = $"SELECT {Columns} FROM event WHERE id = @Id";

    public static readonly Sql Days = "SELECT date, opens, closes FROM event_day WHERE event_id = @Id ORDER BY date";

    public static readonly Sql Breaks = "SELECT date, starts, ends, name FROM event_break WHERE event_id = @Id ORDER BY starts, id";

    public static readonly Sql Tables = "SELECT id, number, name, kind FROM event_table WHERE event_id = @Id ORDER BY number";
}
