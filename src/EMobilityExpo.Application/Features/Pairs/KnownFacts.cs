namespace EMobilityExpo.Application.Features.Pairs;

using System.Runtime.InteropServices;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Matching.Scoring;

/// <summary>What an event knows of its pairs beyond the profiles: what was said about them, and what came of earlier meetings.</summary>
public static class KnownFacts
{
    /// <summary>By inner ids; pairs of which nothing is known are absent.</summary>
    /// <param name="participantId">Only the pairs of this one; null for all.</param>
    public static Task<IReadOnlyDictionary<(long Exhibitor, long Buyer), PairFacts>> LoadAsync(
        DbSession db, long eventId, CancellationToken cancel, long? participantId = null) =>
        LoadAsync(db, PairsSql.Decided, PairsSql.Said, PairsSql.Past, new { EventId = eventId, ParticipantId = participantId }, cancel);

    /// <param name="decided">The organiser's words that are wanted; the others likewise.</param>
    internal static async Task<IReadOnlyDictionary<(long Exhibitor, long Buyer), PairFacts>> LoadAsync(
        DbSession db, Sql decided, Sql said, Sql past, object which, CancellationToken cancel)
    {
        var known = new Dictionary<(long, long), PairFacts>();
        foreach (var row in await db.QueryAsync<PairRow>(decided, which, cancel))
            Known(row.ExhibitorId, row.BuyerId) = Known(row.ExhibitorId, row.BuyerId) with { OrganiserWish = Wishes.Of(row.Wish) };
        foreach (var row in await db.QueryAsync<SaidRow>(said, which, cancel))
        {
            if (row.Side == Sides.Exhibitor)
                Known(row.ParticipantId, row.PartnerId) = Known(row.ParticipantId, row.PartnerId) with { ExhibitorWish = Wishes.Of(row.Wish, row.Rank) };
            else
                Known(row.PartnerId, row.ParticipantId) = Known(row.PartnerId, row.ParticipantId) with { BuyerWish = Wishes.Of(row.Wish, row.Rank) };
        }

        foreach (var row in await db.QueryAsync<PastRow>(past, which, cancel))
        {
            if (row.Meeting is { } meeting)
                Known(row.ExhibitorId, row.BuyerId) = Known(row.ExhibitorId, row.BuyerId) with { Past = [.. Known(row.ExhibitorId, row.BuyerId).Past, meeting] };
        }

        return known;

        ref PairFacts Known(long exhibitor, long buyer)
        {
            ref var facts = ref CollectionsMarshal.GetValueRefOrAddDefault(known, (exhibitor, buyer), out _);
            facts ??= new();
            return ref facts!;
        }
    }

    sealed record SaidRow
    {
        public long ParticipantId { get; init; }
        public long PartnerId { get; init; }
        public string Side { get; init; } = "";
        public string Wish { get; init; } = Wishes.None;
        public int? Rank { get; init; }
    }

    sealed record PastRow
    {
        public long ExhibitorId { get; init; }
        public long BuyerId { get; init; }
        public string? Answer { get; init; }
        public int? ExhibitorRating { get; init; }
        public int? BuyerRating { get; init; }
        public string? Outcome { get; init; }

        /// <summary>Null for a request that nobody answered: it says nothing.</summary>
        public PastMeeting? Meeting => Outcome is null && ExhibitorRating is null && BuyerRating is null
            ? Answer switch
            {
                "declined" => new(PastOutcome.Declined),
                "accepted" => new(PastOutcome.Consulted),
                _ => null,
            }
            : new(Enum.TryParse<PastOutcome>(Outcome, ignoreCase: true, out var outcome) ? outcome : PastOutcome.Consulted, ExhibitorRating, BuyerRating);
    }
}
