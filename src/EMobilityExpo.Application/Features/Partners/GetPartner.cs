namespace EMobilityExpo.Application.Features.Partners;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Bookings;
using EMobilityExpo.Application.Features.Media;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Products;
using EMobilityExpo.Application.Features.Requests;
using EMobilityExpo.Application.Features.Wishes;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Matching.Suggestions;
using MediatR;
using NodaTime;

/// <summary>One partner as a participant sees it, with what lies between the two. Contact data only once a meeting is agreed.</summary>
public sealed record GetPartner(string EventId, string ParticipantId, string PartnerId) : IQuery<PartnerDetails>;

/// <param name="Score">What the meeting is worth to both, 0 to 100.</param>
/// <param name="Factors">Why, from what both publish.</param>
/// <param name="MostUseful">Of what is not known and both could publish, what would raise the score most; null for nothing.</param>
/// <param name="Mine">What I have said about the partner.</param>
/// <param name="Request">The latest request between the two, unless it is one that I refuse to see.</param>
/// <param name="BookedAt">The slot that the two have booked.</param>
/// <param name="Contact">Null until a meeting is agreed.</param>
/// <param name="Shortlisted">Whether I have put it on my shortlist.</param>
public sealed record PartnerDetails(
    string Id, PartnerProfile Profile, int Score, double ExhibitorScore, double BuyerScore, IReadOnlyList<ExplainedFactor> Factors,
    UsefulFact? MostUseful, WishView Mine, RequestState? Request, Instant? BookedAt, PartnerContact? Contact, PartnerShowcase Showcase, bool Shortlisted);

/// <summary>What the company shows: words, a video, products, and files but its proofs.</summary>
public sealed record PartnerShowcase(CompanyPage Page, IReadOnlyList<ProductView> Products, IReadOnlyList<MediaView> Media);

public sealed record PartnerProfile(
    string? NameKo, string? NameEn, string Country, string? Region, string? Kind, string? Website, string? Booth, bool Online,
    IReadOnlyList<ParticipantProduct> Products, IReadOnlyList<string> Languages, IReadOnlyList<string> Certifications,
    IReadOnlyList<string> CooperationTypes, IReadOnlyList<string> TargetCountries)
{
    public string Name => Words.Pick(NameKo, NameEn);

    public string? OtherName => Words.Pick(NameEn, NameKo) is var other && other != Name ? other : null;
}

public sealed record PartnerContact(string? Name, string? Email, string? Phone);

public sealed record RequestState(string Id, bool Incoming, string Status, string? Message, Instant? Slot, string? Reason, string? Answer, Instant ExpiresAt);

public sealed class GetPartnerHandler(IMediator mediator, DbSession db) : IRequestHandler<GetPartner, PartnerDetails>
{
    public async Task<PartnerDetails> Handle(GetPartner request, CancellationToken cancellationToken)
    {
        var duo = await Duo.LoadAsync(db, request.EventId, request.ParticipantId, request.PartnerId, cancellationToken);
        var pair = await mediator.Send(new GetPair(request.EventId, duo.Exhibitor.PublicId, duo.Buyer.PublicId, Sides.Of(duo.Me.Side)), cancellationToken);
        var who = await ParticipantStore.LoadAsync(db, duo.Source.Id, request.PartnerId, cancellationToken);
        var mine = await mediator.Send(new GetParticipantWish(request.EventId, request.ParticipantId, request.PartnerId), cancellationToken);
        var last = await db.FirstOrDefaultAsync<RequestRow>(RequestsSql.OfPair, duo.Ids, cancellationToken);
        if (last is not null && last.AskedBy != duo.Me.Side && mine.Wish == Pairs.Wishes.Veto)
            last = null;
        var agreed = await db.ScalarAsync<int>(BookingsSql.Agreed, duo.Ids, cancellationToken) > 0;
        var bookings = await db.QueryAsync<BookingView>(BookingsSql.Of, new { duo.Me.Id }, cancellationToken);
        return new(
            who.PublicId,
            new(who.NameKo, who.NameEn, who.Country, who.Region, who.Kind, who.Website, who.Booth, who.Online, who.Products, who.Languages,
                who.Certifications, who.CooperationTypes, who.TargetCountries),
            pair.Score, pair.ExhibitorScore, pair.BuyerScore, GetMySuggestionsHandler.Public(pair.Factors),
            GetMySuggestionsHandler.Public(pair.MostUseful), mine,
            last is null ? null : new(last.PublicId, last.AskedBy != duo.Me.Side, last.Status, last.Message, last.Slot, last.Reason, last.Answer, last.ExpiresAt),
            bookings.FirstOrDefault(one => one.PartnerId == request.PartnerId && one.Status == SlotHold.Booked)?.StartsAt,
            agreed ? new(who.ContactName, who.ContactEmail, who.ContactPhone) : null, await ShowcaseAsync(who.Id, cancellationToken),
            await db.ScalarAsync<int>(ShortlistSql.Has, new { duo.Me.Id, PartnerId = who.Id }, cancellationToken) > 0);
    }

    async Task<PartnerShowcase> ShowcaseAsync(long id, CancellationToken cancel) => new(
        await CompanyPage.LoadAsync(db, id, cancel), await ProductRow.ListAsync(db, id, cancel),
        [.. (await db.QueryAsync<MediaView>(MediaSql.OfParticipant, new { Id = id }, cancel)).Where(one => one.Kind != MediaRules.Proof)]);
}
