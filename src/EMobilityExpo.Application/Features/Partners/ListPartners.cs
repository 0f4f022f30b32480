namespace EMobilityExpo.Application.Features.Partners;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Requests;
using EMobilityExpo.Application.Features.Suggestions;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Matching.Suggestions;
using FluentValidation;
using MediatR;

/// <summary>The other side of the event, for a participant to browse and search: to a buyer, the online exhibition hall.</summary>
public sealed record ListPartners(string EventId, string ParticipantId, PartnerFilter Filter, PageRequest Paging) : IQuery<Paged<PartnerSummary>>;

/// <summary>What is not given filters nothing.</summary>
public sealed record PartnerFilter
{
    /// <summary>Part of a name, of a product, or of what is said about either.</summary>
    public string? Search { get; init; }
    public string? Country { get; init; }

    /// <summary>A family stands for its leaves too.</summary>
    public string? Category { get; init; }
    public string? Cooperation { get; init; }
    public string? Certification { get; init; }

    /// <summary>A country or region that exhibitors want to sell to.</summary>
    public string? Target { get; init; }

    /// <summary>A language of its staff.</summary>
    public string? Language { get; init; }

    /// <summary>Only those that one has said something about: the own list.</summary>
    public bool Listed { get; init; }

    /// <summary>Only one's shortlist.</summary>
    public bool Shortlisted { get; init; }

    /// <summary><c>suggestion</c>: who fits best first; else by name, and the own list by what was said.</summary>
    public string? Sort { get; init; }
}

/// <param name="Products">The names of the first of its products.</param>
/// <param name="Wish">What I have said about it.</param>
/// <param name="WishVersion">The row version of that; 0 when nothing was said.</param>
public sealed record PartnerSummary(
    string Id, string? NameKo, string? NameEn, string Country, string? Kind, bool Online, string? Booth, IReadOnlyList<string> Categories,
    IReadOnlyList<string> Products, string? LogoId, string? PictureId, bool Shortlisted, string Wish, int? Rank, long WishVersion)
{
    public string Name => Words.Pick(NameKo, NameEn);
}

public sealed class ListPartnersValidator : AbstractValidator<ListPartners>
{
    public ListPartnersValidator() => RuleFor(query => query.Paging).SetValidator(new PageRequestValidator());
}

public sealed class ListPartnersHandler(DbSession db, SuggestionIndexes indexes) : IRequestHandler<ListPartners, Paged<PartnerSummary>>
{
    const int ProductsShown = 3;

    public async Task<Paged<PartnerSummary>> Handle(ListPartners request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var me = await Party.LoadAsync(db, source, request.ParticipantId, cancellationToken);
        var (filter, search) = (request.Filter, Given(request.Filter.Search));
        var parameters = new
        {
            EventId = source.Id,
            MyId = me.Id,
            Side = me.Side == Sides.Exhibitor ? Sides.Buyer : Sides.Exhibitor,
            Country = Given(filter.Country),
            Category = Given(filter.Category),
            Leaves = $"{Given(filter.Category)}-%",
            Cooperation = Given(filter.Cooperation),
            Certification = Given(filter.Certification),
            Target = Given(filter.Target),
            Language = Given(filter.Language),
            Said = filter.Listed ? 1 : (int?)null,
            Shortlisted = filter.Shortlisted ? 1 : (int?)null,
            Search = search,
            Normalised = search is null ? "" : ParticipantRecord.Normalise(search),
            request.Paging.Skip,
            request.Paging.Take,
        };
        IReadOnlyList<Row> rows;
        int total;
        if (filter.Sort == "suggestion")
        {
            var matching = await db.QueryAsync<Row>(PartnersSql.Matching, parameters, cancellationToken);
            total = matching.Count;
            rows = await RowsAsync(source, me, (await BestFirstAsync(request, matching, cancellationToken)).Skip(request.Paging.Skip).Take(request.Paging.Take), cancellationToken);
        }
        else
        {
            rows = await db.QueryAsync<Row>(PartnersSql.List, parameters, cancellationToken);
            total = await db.ScalarAsync<int>(PartnersSql.Count, parameters, cancellationToken);
        }

        var items = new List<PartnerSummary>();
        foreach (var row in rows)
        {
            var categories = await db.QueryAsync<string>(PartnersSql.Categories, new { Id = row.InnerId }, cancellationToken);
            var products = await db.QueryAsync<Row>(PartnersSql.ProductNames, new { Id = row.InnerId, Skip = 0, Take = ProductsShown }, cancellationToken);
            items.Add(new(
                row.Id, row.NameKo, row.NameEn, row.Country, row.Kind, row.Online, row.Booth, categories,
                [.. products.Select(product => Words.Pick(product.NameKo, product.NameEn))], row.LogoId, row.PictureId, row.Shortlisted > 0,
                row.Wish ?? Wishes.None, row.Rank, row.WishVersion ?? 0));
        }

        return new(items, total, request.Paging.Page, request.Paging.PageSize);
    }

    /// <summary>By what the two publish only: neither a private word nor the shortlist shows in the order. Whom one refuses comes last.</summary>
    Task<IEnumerable<string>> BestFirstAsync(ListPartners request, IReadOnlyList<Row> matching, CancellationToken cancel) => indexes.ReadAsync(
        db, request.EventId,
        suggestions =>
        {
            var me = suggestions.Find(request.ParticipantId);
            double ScoreOf(string id)
            {
                if (me is null || suggestions.Find(id) is not { } partner)
                    return -1;
                var (exhibitor, buyer) = me.Side == Side.Exhibitor ? (me.Id, partner.Id) : (partner.Id, me.Id);
                return suggestions.Scorer.Score(suggestions.Index.Find(Side.Exhibitor, exhibitor)!, suggestions.Index.Find(Side.Buyer, buyer)!, null).Score;
            }

            return (IEnumerable<string>)[.. matching.OrderBy(row => row.Wish is Wishes.Veto or Wishes.Declined).ThenByDescending(row => ScoreOf(row.Id)).Select(row => row.Id)];
        },
        cancel);

    async Task<IReadOnlyList<Row>> RowsAsync(EventModel source, Party me, IEnumerable<string> ids, CancellationToken cancel)
    {
        var rows = new List<Row>();
        foreach (var id in ids)
            rows.AddRange(await db.QueryAsync<Row>(PartnersSql.One, new { EventId = source.Id, MyId = me.Id, Id = id }, cancel));
        return rows;
    }

    static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    sealed record Row
    {
        public long InnerId { get; init; }
        public string Id { get; init; } = "";
        public string? NameKo { get; init; }
        public string? NameEn { get; init; }
        public string Country { get; init; } = "";
        public string? Kind { get; init; }
        public bool Online { get; init; }
        public string? Booth { get; init; }
        public string? Wish { get; init; }
        public int? Rank { get; init; }
        public long? WishVersion { get; init; }
        public string? LogoId { get; init; }
        public string? PictureId { get; init; }
        public int Shortlisted { get; init; }
    }
}
