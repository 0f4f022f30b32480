namespace EMobilityExpo.Application.Features.Events;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using NodaTime;

/// <summary>Writes whole events: the row with its days, breaks and tables.</summary>
public static class EventStore
{
    public static async Task<EventModel> InsertAsync(DbSession db, EventFields fields, Instant now, CancellationToken cancel)
    {
        var row = fields.ToModel() with { PublicId = PublicId.New(), CreatedAt = now, UpdatedAt = now, RowVersion = 1 };
        row = row with { Id = await db.InsertAsync(EventSql.Insert, row, cancel) };
        await InsertDaysAsync(db, row, cancel);
        await db.ExecuteAsync(EventSql.InsertTable, row.Tables.Select(table => Of(row, table)), cancel);
        return row;
    }

    /// <exception cref="Stale">Somebody else changed the event since <paramref name="rowVersion"/> was read.</exception>
    /// <exception cref="Conflict">A table that is gone from the fields has meetings.</exception>
    public static async Task UpdateAsync(
        DbSession db, EventModel before, EventFields fields, long rowVersion, Instant now, CancellationToken cancel)
    {
        var row = fields.ToModel() with { Id = before.Id, UpdatedAt = now, RowVersion = rowVersion };
        if (await db.ExecuteAsync(EventSql.Update, row, cancel) == 0)
            throw new Stale();
        await db.ExecuteAsync(EventSql.DeleteDays, new { row.Id }, cancel);
        await db.ExecuteAsync(EventSql.DeleteBreaks, new { row.Id }, cancel);
        await InsertDaysAsync(db, row, cancel);
        await UpdateTablesAsync(db, before, row, cancel);
    }

    static async Task InsertDaysAsync(DbSession db, EventModel row, CancellationToken cancel)
    {
        await db.ExecuteAsync(EventSql.InsertDay, row.Days.Select(day => new { row.Id, day.Date, day.Opens, day.Closes }), cancel);
        await db.ExecuteAsync(
            EventSql.InsertBreak, row.Breaks.Select(pause => new { row.Id, pause.Date, pause.Starts, pause.Ends, pause.Name }), cancel);
    }

    // A table is known by its number: meetings keep pointing at it when its name or kind changes.
    static async Task UpdateTablesAsync(DbSession db, EventModel before, EventModel row, CancellationToken cancel)
    {
        var wanted = row.Tables.ToDictionary(table => table.Number);
        var gone = before.Tables.Where(table => !wanted.ContainsKey(table.Number)).Select(table => table.Number).ToHashSet();
        if (gone.Count > 0)
        {
            var used = (await db.QueryAsync<int>(EventSql.TablesInUse, new { row.Id }, cancel)).Where(gone.Contains).ToList();
            if (used.Count > 0)
                throw new Conflict("Events.TableInUse", [string.Join(", ", used)]);
        }

        await db.ExecuteAsync(EventSql.DeleteTable, gone.Select(number => new { row.Id, Number = number }), cancel);
        var kept = before.Tables.Where(table => wanted.ContainsKey(table.Number)).ToDictionary(table => table.Number);
        await db.ExecuteAsync(
            EventSql.UpdateTable,
            row.Tables.Where(table => kept.TryGetValue(table.Number, out var old) && (old.Name != table.Name || old.Kind != table.Kind || old.Closed != table.Closed))
                .Select(table => Of(row, table)),
            cancel);
        await db.ExecuteAsync(
            EventSql.InsertTable, row.Tables.Where(table => !kept.ContainsKey(table.Number)).Select(table => Of(row, table)), cancel);
    }

    static object Of(EventModel row, EventTable table) => new { row.Id, table.Number, Name = table.Name.Trim(), table.Kind, table.Closed };
}
