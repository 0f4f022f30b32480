namespace EMobilityExpo.Application.Features.Timetables;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Runs;
using NodaTime;

/// <summary>Reads runs and meetings as the views want them.</summary>
static class TimetableStore
{
    /// <summary>The run of that id, or (no id) the one in force.</summary>
    /// <returns>Null when no id was given and no timetable is in force.</returns>
    /// <exception cref="NotFound">The event has no run of that id.</exception>
    public static async Task<LoadedRun?> FindRunAsync(DbSession db, EventModel source, string? runId, CancellationToken cancel)
    {
        var sql = runId is null ? TimetablesSql.RunInForce : TimetablesSql.Run;
        var row = await db.FirstOrDefaultAsync<RunRow>(sql, new { EventId = source.Id, RunId = runId }, cancel);
        if (row is null)
            return runId is null ? null : throw new NotFound("Timetables.RunNotFound");
        return new(
            row.Id, new(row.PublicId, row.Number, row.PublishedAt is not null, row.PublishedAt, row.CreatedAt),
            SlotsOf(row.Slots, source));
    }

    /// <exception cref="NotFound">There is no such run, or no timetable in force.</exception>
    public static async Task<LoadedRun> LoadRunAsync(DbSession db, EventModel source, string? runId, CancellationToken cancel) =>
        await FindRunAsync(db, source, runId, cancel) ?? throw new NotFound("Timetables.NoneInForce");

    public static async Task<IReadOnlyList<MeetingView>> MeetingsAsync(DbSession db, Sql sql, object parameters, CancellationToken cancel) =>
        [.. (await db.QueryAsync<MeetingRow>(sql, parameters, cancel)).Select(row => row.ToView())];

    // A run that has not begun has no slots of its own yet.
    static IReadOnlyList<Slot> SlotsOf(string json, EventModel source) => RunSlots.Read(json) is { Count: > 0 } slots ? slots : source.Slots;

    public static Place PlaceOf(string kind, int? table, string? tableName, string? booth) =>
        new(kind, table, tableName, kind == Place.AtBooth ? booth : null);

    sealed record RunRow
    {
        public long Id { get; init; }
        public string PublicId { get; init; } = "";
        public int Number { get; init; }
        public string Slots { get; init; } = "";
        public Instant CreatedAt { get; init; }
        public Instant? PublishedAt { get; init; }
    }

    sealed record MeetingRow
    {
        public string Id { get; init; } = "";
        public int Slot { get; init; }
        public Instant StartsAt { get; init; }
        public Instant EndsAt { get; init; }
        public string Place { get; init; } = "";
        public int Score { get; init; }
        public string ExhibitorId { get; init; } = "";
        public string? ExhibitorNameKo { get; init; }
        public string? ExhibitorNameEn { get; init; }
        public string ExhibitorCountry { get; init; } = "";
        public string? Booth { get; init; }
        public string BuyerId { get; init; } = "";
        public string? BuyerNameKo { get; init; }
        public string? BuyerNameEn { get; init; }
        public string BuyerCountry { get; init; } = "";
        public string? InterpreterId { get; init; }
        public string? InterpreterNameKo { get; init; }
        public string? InterpreterNameEn { get; init; }
        public string? InterpreterCountry { get; init; }
        public int? TableNumber { get; init; }
        public string? TableName { get; init; }

        public MeetingView ToView() => new(
            Id, Slot, StartsAt, EndsAt, PlaceOf(Place, TableNumber, TableName, Booth),
            new(ExhibitorId, ExhibitorNameKo, ExhibitorNameEn, ExhibitorCountry),
            new(BuyerId, BuyerNameKo, BuyerNameEn, BuyerCountry),
            InterpreterId is null ? null : new(InterpreterId, InterpreterNameKo, InterpreterNameEn, InterpreterCountry ?? ""), Score);
    }
}

/// <summary>A run with the key that the statements use.</summary>
sealed record LoadedRun(long Key, TimetableRun Run, IReadOnlyList<Slot> Slots);
