namespace EMobilityExpo.Application.Features.Pairs;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Matching.Scoring;

/// <summary>What an event knows of its pairs beyond the profiles: what was said about them.</summary>
public static class KnownFacts
{
    /// <summary>By inner ids; pairs of which nothing is known are absent.</summary>
    public static async Task<IReadOnlyDictionary<(long Exhibitor, long Buyer), PairFacts>> LoadAsync(
        DbSession db, long eventId, CancellationToken cancel) =>
        (await db.QueryAsync<PairRow>(PairsSql.WishesOfEvent, new { EventId = eventId }, cancel))
            .ToDictionary(row => (row.ExhibitorId, row.BuyerId), row => new PairFacts { OrganiserWish = Wishes.Of(row.Wish) });
}
