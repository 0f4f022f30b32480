namespace EMobilityExpo.Application.Features.Events;

using System.Text.Json.Serialization;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Localisation;
using NodaTime;

/// <summary>An event with its days, breaks and tables, as the features inside the application see it.</summary>
public sealed record EventModel
{
    public long Id { get; init; }
    public string PublicId { get; init; } = "";
    public string NameKo { get; init; } = "";
    public string NameEn { get; init; } = "";
    public string? Venue { get; init; }
    public string TimeZone { get; init; } = "Asia/Seoul";
    public int SlotMinutes { get; init; }
    public int GapMinutes { get; init; }

    /// <summary>ISO 639-1 codes, <c>;</c> between them.</summary>
    public string Languages { get; init; } = "";

    /// <summary>The scoring weights, JSON.</summary>
    public string Weights { get; init; } = "{}";
    public int MinimumScore { get; init; }

    /// <summary>How many best partners of every participant become candidate pairs.</summary>
    public int CandidatesEach { get; init; }

    /// <summary>The side whose tables stay the same where they can, <c>exhibitor</c> or <c>buyer</c>; null for neither.</summary>
    public string? KeepsTable { get; init; }
    public Instant CreatedAt { get; init; }
    public Instant UpdatedAt { get; init; }
    public long RowVersion { get; init; }
    public IReadOnlyList<EventDay> Days { get; init; } = [];
    public IReadOnlyList<EventBreak> Breaks { get; init; } = [];
    public IReadOnlyList<EventTable> Tables { get; init; } = [];

    /// <summary>Those that can be used.</summary>
    public IReadOnlyList<EventTable> OpenTables => [.. Tables.Where(table => !table.Closed)];

    public IReadOnlyList<int> ClosedNumbers => [.. Tables.Where(table => table.Closed).Select(table => table.Number)];

    public string Name => Words.Pick(NameKo, NameEn);

    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb[TimeZone];

    public IReadOnlyList<Slot> Slots => SlotPlan.Of(this);

    /// <exception cref="NotFound">There is no such event.</exception>
    public static async Task<EventModel> LoadAsync(DbSession db, string publicId, CancellationToken cancel) =>
        await WithParts(db, await db.FirstOrDefaultAsync<EventModel>(EventSql.ByPublicId, new { PublicId = publicId }, cancel), cancel);

    public static async Task<EventModel> LoadAsync(DbSession db, long id, CancellationToken cancel) =>
        await WithParts(db, await db.FirstOrDefaultAsync<EventModel>(EventSql.ById, new { Id = id }, cancel), cancel);

    static async Task<EventModel> WithParts(DbSession db, EventModel? found, CancellationToken cancel) =>
        found is null
            ? throw new NotFound("Errors.EventNotFound")
            : found with
            {
                Days = await db.QueryAsync<EventDay>(EventSql.Days, new { found.Id }, cancel),
                Breaks = await db.QueryAsync<EventBreak>(EventSql.Breaks, new { found.Id }, cancel),
                Tables = await db.QueryAsync<EventTable>(EventSql.Tables, new { found.Id }, cancel),
            };
}

/// <summary>Opening hours of one day, local time of the event.</summary>
public sealed record EventDay
{
    public LocalDate Date { get; init; }
    public LocalTime Opens { get; init; }
    public LocalTime Closes { get; init; }
}

/// <summary>No meetings from <see cref="Starts"/> to <see cref="Ends"/>, on one day or (no date) on every day.</summary>
public sealed record EventBreak
{
    public LocalDate? Date { get; init; }
    public LocalTime Starts { get; init; }
    public LocalTime Ends { get; init; }
    public string? Name { get; init; }
}

/// <summary>A numbered consultation table. <see cref="Kind"/>: <c>table</c>, <c>round</c> (a larger one) or <c>online</c> (with a screen).</summary>
public sealed record EventTable
{
    [JsonIgnore]
    public long Id { get; init; }
    public int Number { get; init; }
    public string Name { get; init; } = "";
    public string Kind { get; init; } = "table";

    /// <summary>It can not be used: what is held there stays until it is moved or repaired, and nothing new is put there.</summary>
    public bool Closed { get; init; }
}
