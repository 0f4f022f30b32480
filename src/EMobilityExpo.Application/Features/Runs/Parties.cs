namespace EMobilityExpo.Application.Features.Runs;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Localisation;

/// <summary>A participant as the views of a run name it.</summary>
public sealed record RunParty(string Id, string Side, string Name, string Country);

/// <summary>The participants of an event by inner id.</summary>
static class Parties
{
    public static async Task<IReadOnlyDictionary<long, RunParty>> OfAsync(DbSession db, string eventId, CancellationToken cancel) =>
        (await db.QueryAsync<Row>(RunViewsSql.Parties, new { EventId = eventId }, cancel))
            .ToDictionary(row => row.Id, row => new RunParty(row.PublicId, row.Side, Words.Pick(row.NameKo, row.NameEn), row.Country));

    sealed record Row
    {
        public long Id { get; init; }
        public string PublicId { get; init; } = "";
        public string Side { get; init; } = "";
        public string? NameKo { get; init; }
        public string? NameEn { get; init; }
        public string Country { get; init; } = "";
    }
}

/// <summary>A meeting as the views of a run look at it.</summary>
sealed record HeldRow
{
    public long ExhibitorId { get; init; }
    public long BuyerId { get; init; }
    public int Slot { get; init; }
    public NodaTime.Instant StartsAt { get; init; }
    public int Score { get; init; }
}
