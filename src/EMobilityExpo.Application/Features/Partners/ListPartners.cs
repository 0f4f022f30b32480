namespace EMobilityExpo.Application.Features.Partners;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Requests;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;

/// <summary>The other side of the event, for a participant to browse and search.</summary>
public sealed record ListPartners(string EventId, string ParticipantId, PartnerFilter Filter, PageRequest Paging) : IQuery<Paged<PartnerSummary>>;

/// <summary>What is not given filters nothing.</summary>
public sealed record PartnerFilter
{
    /// <summary>Part of a name.</summary>
    public string? Search { get; init; }
    public string? Country { get; init; }

    /// <summary>A family stands for its leaves too.</summary>
    public string? Category { get; init; }
    public string? Cooperation { get; init; }
    public string? Certification { get; init; }

    /// <summary>A country or region that exhibitors want to sell to.</summary>
    public string? Target { get; init; }

    /// <summary>Only those that one has said something about: the own list.</summary>
    public bool Listed { get; init; }
}

/// <param name="Wish">What I have said about it.</param>
public sealed record PartnerSummary(
    string Id, string? NameKo, string? NameEn, string Country, string? Kind, bool Online, string? Booth, IReadOnlyList<string> Categories, string Wish, int? Rank)
{
    public string Name => Words.Pick(NameKo, NameEn);
}

public sealed class ListPartnersValidator : AbstractValidator<ListPartners>
{
    public ListPartnersValidator() => RuleFor(query => query.Paging).SetValidator(new PageRequestValidator());
}

public sealed class ListPartnersHandler(DbSession db) : IRequestHandler<ListPartners, Paged<PartnerSummary>>
{
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
            Said = filter.Listed ? 1 : (int?)null,
            Search = search,
            Normalised = search is null ? "" : ParticipantRecord.Normalise(search),
            request.Paging.Skip,
            request.Paging.Take,
        };
        var rows = await db.QueryAsync<Row>(PartnersSql.List, parameters, cancellationToken);
        var items = new List<PartnerSummary>();
        foreach (var row in rows)
        {
            var categories = await db.QueryAsync<string>(PartnersSql.Categories, new { Id = row.InnerId }, cancellationToken);
            items.Add(new(row.Id, row.NameKo, row.NameEn, row.Country, row.Kind, row.Online, row.Booth, categories, row.Wish ?? Pairs.Wishes.None, row.Rank));
        }

        return new(items, await db.ScalarAsync<int>(PartnersSql.Count, parameters, cancellationToken), request.Paging.Page, request.Paging.PageSize);
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
    }
}

/// <summary>The countries of the other side.</summary>
public sealed record ListPartnerCountries(string EventId, string ParticipantId) : IQuery<IReadOnlyList<string>>;

public sealed class ListPartnerCountriesHandler(DbSession db) : IRequestHandler<ListPartnerCountries, IReadOnlyList<string>>
{
    public async Task<IReadOnlyList<string>> Handle(ListPartnerCountries request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var me = await Party.LoadAsync(db, source, request.ParticipantId, cancellationToken);
        var other = me.Side == Sides.Exhibitor ? Sides.Buyer : Sides.Exhibitor;
        return await db.QueryAsync<string>(PartnersSql.Countries, new { EventId = source.Id, Side = other }, cancellationToken);
    }
}
