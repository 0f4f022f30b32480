namespace EMobilityExpo.Application.Features.Wishes;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;

/// <summary>What a participant says about its partners: whom it must meet first, then whom it wants, by rank, then whom it refuses.</summary>
public sealed record ListWishes(string EventId, string ParticipantId, PageRequest Paging) : IQuery<Paged<WishView>>;

/// <summary>What a participant says about one partner, also when that is nothing.</summary>
public sealed record GetParticipantWish(string EventId, string ParticipantId, string PartnerId) : IQuery<WishView>;

public sealed class ListWishesValidator : AbstractValidator<ListWishes>
{
    public ListWishesValidator() => RuleFor(query => query.Paging).SetValidator(new PageRequestValidator());
}

public sealed class ListWishesHandler(DbSession db) : IRequestHandler<ListWishes, Paged<WishView>>, IRequestHandler<GetParticipantWish, WishView>
{
    public async Task<Paged<WishView>> Handle(ListWishes request, CancellationToken cancellationToken)
    {
        var wisher = await Wisher.LoadAsync(db, request.EventId, request.ParticipantId, cancellationToken);
        var of = new { ParticipantId = wisher.Id, request.Paging.Skip, request.Paging.Take };
        var rows = await db.QueryAsync<Wisher.Partner>(WishesSql.Of, of, cancellationToken);
        return new(
            [.. rows.Select(row => row.View)], await db.ScalarAsync<int>(WishesSql.CountOf, of, cancellationToken),
            request.Paging.Page, request.Paging.PageSize);
    }

    public async Task<WishView> Handle(GetParticipantWish request, CancellationToken cancellationToken) =>
        (await (await Wisher.LoadAsync(db, request.EventId, request.ParticipantId, cancellationToken))
            .PartnerAsync(db, request.PartnerId, cancellationToken)).View;
}
