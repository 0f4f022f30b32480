namespace EMobilityExpo.Application.Features.Delegations;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Accounts;
using EMobilityExpo.Application.Localisation;
using NodaTime;

/// <summary>A delegation as it is in the database.</summary>
sealed record DelegationRow
{
    public long Id { get; init; }
    public string PublicId { get; init; } = "";
    public long EventId { get; init; }
    public string Side { get; init; } = "";

    /// <summary>As the lists of participants write it; never changed, so that they need not be.</summary>
    public string Name { get; init; } = "";
    public string NameKo { get; init; } = "";
    public string NameEn { get; init; } = "";
    public string Country { get; init; } = "";
    public string? ContactName { get; init; }
    public string? ContactEmail { get; init; }
    public bool Together { get; init; }
    public string Times { get; init; } = "";
    public string? JoinHash { get; init; }
    public Instant? JoinUntil { get; init; }
    public string? ViewHash { get; init; }
    public long RowVersion { get; init; }

    public string Shown => Words.Pick(NameKo, NameEn);

    public IReadOnlyList<string> HalfDays => Times.Split(';', StringSplitOptions.RemoveEmptyEntries);

    public static async Task<DelegationRow> OfEventAsync(DbSession db, long eventId, string id, CancellationToken cancel) =>
        await db.FirstOrDefaultAsync<DelegationRow>(DelegationsSql.Find, new { EventId = eventId, DelegationId = id }, cancel)
        ?? throw new NotFound("Delegations.NotFound");

    /// <exception cref="NotFound">The link was never given, is taken back, or its time is over.</exception>
    public static async Task<DelegationRow> ByJoinKeyAsync(DbSession db, string key, Instant now, CancellationToken cancel) =>
        await db.FirstOrDefaultAsync<DelegationRow>(DelegationsSql.ByJoinHash, new { Hash = SignInLinks.Hashed(key), Now = now }, cancel)
        ?? throw new NotFound("Delegations.LinkOver");
}
