namespace EMobilityExpo.Application.Features.History;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;

/// <summary>What came of earlier occasions, under filters, page by page.</summary>
public sealed record ListHistory(string EventId, HistoryFilter Filter, PageRequest Paging) : IQuery<Paged<PastMeetingView>>;

/// <summary>The occasions that the history of an event knows, the latest name first, with the number of their rows.</summary>
public sealed record GetOccasions(string EventId) : IQuery<IReadOnlyList<Choice>>;

/// <summary>What is not given filters nothing.</summary>
public sealed record HistoryFilter
{
    /// <summary>Its public id.</summary>
    public string? Participant { get; init; }

    /// <summary>Part of a name or of the occasion.</summary>
    public string? Search { get; init; }
    public string? Occasion { get; init; }
    public string? Outcome { get; init; }
    public string? Answer { get; init; }

    /// <summary>One of <see cref="HistorySql.Sorts"/>.</summary>
    public string? Sort { get; init; }
}

public sealed record PastMeetingView(
    PairSide Exhibitor, PairSide Buyer, string Occasion, string? RequestedBy, string? Answer, int? ExhibitorRating, int? BuyerRating, string? Outcome);

public sealed class ListHistoryValidator : AbstractValidator<ListHistory>
{
    public ListHistoryValidator()
    {
        RuleFor(query => query.Paging).SetValidator(new PageRequestValidator());
        RuleFor(query => query.Filter.Sort).Must(sort => sort is null || HistorySql.Sorts.ContainsKey(sort))
            .WithMessage(_ => Words.T("Participants.SortWrong", string.Join(", ", HistorySql.Sorts.Keys)));
    }
}

public sealed class ListHistoryHandler(DbSession db) : IRequestHandler<ListHistory, Paged<PastMeetingView>>, IRequestHandler<GetOccasions, IReadOnlyList<Choice>>
{
    public async Task<Paged<PastMeetingView>> Handle(ListHistory request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var parameters = HistorySql.Parameters(source.Id, request.Filter, request.Paging);
        var rows = await db.QueryAsync<Row>(HistorySql.Sorts[request.Filter.Sort ?? "-occasion"], parameters, cancellationToken);
        return new(
            [.. rows.Select(row => new PastMeetingView(
                new(row.ExhibitorId, row.ExhibitorKo, row.ExhibitorEn, row.ExhibitorCountry),
                new(row.BuyerId, row.BuyerKo, row.BuyerEn, row.BuyerCountry),
                row.Occasion, row.RequestedBy, row.Answer, row.ExhibitorRating, row.BuyerRating, row.Outcome))],
            await db.ScalarAsync<int>(HistorySql.Count, parameters, cancellationToken),
            request.Paging.Page, request.Paging.PageSize);
    }

    public async Task<IReadOnlyList<Choice>> Handle(GetOccasions request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        return await db.QueryAsync<Choice>(HistorySql.Occasions, new { EventId = source.Id }, cancellationToken);
    }

    sealed record Row
    {
        public string ExhibitorId { get; init; } = "";
        public string? ExhibitorKo { get; init; }
        public string? ExhibitorEn { get; init; }
        public string ExhibitorCountry { get; init; } = "";
        public string BuyerId { get; init; } = "";
        public string? BuyerKo { get; init; }
        public string? BuyerEn { get; init; }
        public string BuyerCountry { get; init; } = "";
        public string Occasion { get; init; } = "";
        public string? RequestedBy { get; init; }
        public string? Answer { get; init; }
        public int? ExhibitorRating { get; init; }
        public int? BuyerRating { get; init; }
        public string? Outcome { get; init; }
    }
}
