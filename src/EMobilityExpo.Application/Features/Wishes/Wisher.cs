namespace EMobilityExpo.Application.Features.Wishes;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using NodaTime;

/// <summary>What a participant itself says about a partner.</summary>
/// <param name="Wish">One of <see cref="Wishes"/>.</param>
/// <param name="Rank">1 is wanted most; null when it gave none.</param>
/// <param name="SaidAt">Null when it has said nothing.</param>
/// <param name="RowVersion">0 when it has said nothing.</param>
public sealed record WishView(string PartnerId, string? NameKo, string? NameEn, string Country, string Wish, int? Rank, Instant? SaidAt, long RowVersion)
{
    public string Name => Words.Pick(NameKo, NameEn);
}

/// <summary>The one who wishes.</summary>
sealed record Wisher
{
    public long EventId { get; init; }
    public long Id { get; init; }
    public string Side { get; init; } = "";

    /// <exception cref="NotFound">The event has no such participant.</exception>
    /// <exception cref="Invalid">Interpreters meet nobody.</exception>
    public static async Task<Wisher> LoadAsync(DbSession db, string eventId, string participantId, CancellationToken cancel)
    {
        var source = await EventModel.LoadAsync(db, eventId, cancel);
        var found = await db.FirstOrDefaultAsync<Wisher>(
            WishesSql.Participant, new { EventId = source.Id, PublicId = participantId }, cancel) ?? throw new NotFound("Errors.NotFound");
        return found.Side == Sides.Interpreter ? throw new Invalid("Wishes.WisherWrong") : found with { EventId = source.Id };
    }

    /// <exception cref="Invalid">The partner is of the same side, or an interpreter.</exception>
    public async Task<Partner> PartnerAsync(DbSession db, string partnerId, CancellationToken cancel)
    {
        var partner = await db.FirstOrDefaultAsync<Partner>(
            WishesSql.One, new { EventId, ParticipantId = Id, PublicId = partnerId }, cancel) ?? throw new NotFound("Errors.NotFound");
        return partner.Side == Side || partner.Side == Sides.Interpreter ? throw new Invalid("Wishes.PartnerWrong") : partner;
    }

    public sealed record Partner
    {
        public long Id { get; init; }
        public string PublicId { get; init; } = "";
        public string Side { get; init; } = "";
        public string? NameKo { get; init; }
        public string? NameEn { get; init; }
        public string Country { get; init; } = "";
        public string? Wish { get; init; }
        public int? Rank { get; init; }
        public Instant? SaidAt { get; init; }
        public long? RowVersion { get; init; }

        public WishView View => new(PublicId, NameKo, NameEn, Country, Wish ?? Wishes.None, Rank, SaidAt, RowVersion ?? 0);
    }
}
