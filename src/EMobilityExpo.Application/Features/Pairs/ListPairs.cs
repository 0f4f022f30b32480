namespace EMobilityExpo.Application.Features.Pairs;

using System.Text.Json.Serialization;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Matching.Scoring;
using FluentValidation;
using MediatR;
using NodaTime;

/// <summary>The candidate pairs of an event under filters, page by page.</summary>
public sealed record ListPairs(string EventId, PairFilter Filter, PageRequest Paging) : IQuery<Paged<PairSummary>>;

/// <summary>What is not given filters nothing.</summary>
public sealed record PairFilter
{
    /// <summary>Public ids.</summary>
    public string? Exhibitor { get; init; }
    public string? Buyer { get; init; }

    /// <summary>Of the buyer.</summary>
    public string? Country { get; init; }

    /// <summary>Named by both; a family stands for its leaves too.</summary>
    public string? Category { get; init; }
    public int? MinimumScore { get; init; }

    /// <summary>One of <see cref="Wishes"/>, or <c>said</c> for all but none.</summary>
    public string? Wish { get; init; }

    /// <summary>Part of a name of either side.</summary>
    public string? Search { get; init; }

    /// <summary>One of <see cref="PairListSql.Sorts"/>.</summary>
    public string? Sort { get; init; }
}

/// <summary>One side of a pair.</summary>
public sealed record PairSide(string Id, string? NameKo, string? NameEn, string Country)
{
    [JsonIgnore]
    public string Name => Words.Pick(NameKo, NameEn);

    internal static PairSide Of(ParticipantRecord who) => new(who.PublicId, who.NameKo, who.NameEn, who.Country);

    [JsonIgnore]
    public string? OtherName => Words.Pick(NameEn, NameKo) is var other && other != Name ? other : null;
}

public sealed record PairSummary(
    PairSide Exhibitor, PairSide Buyer, int Score, string Wish, IReadOnlyList<FactorScore> Factors, Instant ScoredAt, long RowVersion);

public sealed class ListPairsValidator : AbstractValidator<ListPairs>
{
    public ListPairsValidator()
    {
        RuleFor(query => query.Paging).SetValidator(new PageRequestValidator());
        RuleFor(query => query.Filter.Sort).Must(sort => sort is null || PairListSql.Sorts.ContainsKey(sort))
            .WithMessage(_ => Words.T("Participants.SortWrong", string.Join(", ", PairListSql.Sorts.Keys)));
    }
}

public sealed class ListPairsHandler(DbSession db) : IRequestHandler<ListPairs, Paged<PairSummary>>
{
    public async Task<Paged<PairSummary>> Handle(ListPairs request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var parameters = PairListSql.Parameters(source.Id, request.Filter, request.Paging);
        var rows = await db.QueryAsync<Row>(PairListSql.Sorts[request.Filter.Sort ?? "-score"], parameters, cancellationToken);
        return new(
            [.. rows.Select(row => new PairSummary(
                new(row.ExhibitorId, row.ExhibitorKo, row.ExhibitorEn, row.ExhibitorCountry),
                new(row.BuyerId, row.BuyerKo, row.BuyerEn, row.BuyerCountry),
                row.Score, row.Wish, PairFactors.Read(row.Factors), row.ScoredAt, row.RowVersion))],
            await db.ScalarAsync<int>(PairListSql.Count, parameters, cancellationToken),
            request.Paging.Page, request.Paging.PageSize);
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
        public int Score { get; init; }
        public string Wish { get; init; } = Wishes.None;
        public string Factors { get; init; } = "[]";
        public Instant ScoredAt { get; init; }
        public long RowVersion { get; init; }
    }
}
