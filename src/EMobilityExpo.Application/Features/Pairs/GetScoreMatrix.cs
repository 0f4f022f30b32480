namespace EMobilityExpo.Application.Features.Pairs;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Matching.Scoring;
using FluentValidation;
using MediatR;

/// <summary>The scores of exhibitors with buyers as they are now, paged both ways; of both sides as many as a page holds.</summary>
public sealed record GetScoreMatrix(string EventId, MatrixFilter Filter, int ExhibitorPage = 1, int BuyerPage = 1, int PageSize = 50) : IQuery<ScoreMatrix>
{
    public const int LargestPage = 100;
}

/// <summary>What is not given filters nothing.</summary>
public sealed record MatrixFilter
{
    /// <summary>Of the buyers.</summary>
    public string? Country { get; init; }

    /// <summary>Named by both sides; a family stands for its leaves too.</summary>
    public string? Category { get; init; }

    /// <summary>What stands together: <c>category</c> or <c>country</c>.</summary>
    public string? Order { get; init; }

    public static readonly IReadOnlyList<string> Orders = ["category", "country"];
}

/// <param name="Scores">A row for each exhibitor, a figure for each buyer; null where they may not meet.</param>
/// <param name="ExhibitorTotal">How many there are under the filters.</param>
public sealed record ScoreMatrix(
    IReadOnlyList<MatrixSide> Exhibitors, IReadOnlyList<MatrixSide> Buyers, IReadOnlyList<IReadOnlyList<int?>> Scores,
    int ExhibitorTotal, int BuyerTotal, int ExhibitorPage, int BuyerPage, int PageSize);

/// <param name="Category">By which it is put beside others; null when it names none.</param>
public sealed record MatrixSide(string Id, string? NameKo, string? NameEn, string Country, string? Category)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public string Name => Words.Pick(NameKo, NameEn);
}

public sealed class GetScoreMatrixValidator : AbstractValidator<GetScoreMatrix>
{
    public GetScoreMatrixValidator()
    {
        RuleFor(query => query.ExhibitorPage).InclusiveBetween(1, PageRequestValidator.MaximumPage)
            .WithMessage(_ => Words.T("Common.PageWrong", PageRequestValidator.MaximumPage));
        RuleFor(query => query.BuyerPage).InclusiveBetween(1, PageRequestValidator.MaximumPage)
            .WithMessage(_ => Words.T("Common.PageWrong", PageRequestValidator.MaximumPage));
        RuleFor(query => query.PageSize).InclusiveBetween(1, GetScoreMatrix.LargestPage)
            .WithMessage(_ => Words.T("Common.PageSizeWrong", GetScoreMatrix.LargestPage));
        RuleFor(query => query.Filter.Order).Must(order => order is null || MatrixFilter.Orders.Contains(order))
            .WithMessage(_ => Words.T("Participants.SortWrong", string.Join(", ", MatrixFilter.Orders)));
    }
}

public sealed class GetScoreMatrixHandler(DbSession db) : IRequestHandler<GetScoreMatrix, ScoreMatrix>
{
    public async Task<ScoreMatrix> Handle(GetScoreMatrix request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var (exhibitors, exhibitorTotal) = await SideAsync(source.Id, Sides.Exhibitor, request.Filter, new(request.ExhibitorPage, request.PageSize), cancellationToken);
        var (buyers, buyerTotal) = await SideAsync(source.Id, Sides.Buyer, request.Filter, new(request.BuyerPage, request.PageSize), cancellationToken);
        var scorer = PairScoring.Scorer(source, await ParticipantStore.LoadSetAsync(db, MatrixSql.Interpreters, new { EventId = source.Id }, cancellationToken));
        var known = await KnownFacts.LoadAsync(db, source.Id, cancellationToken);
        var profiles = buyers.Select(buyer => (buyer.Id, Profile: PairScoring.Profile(buyer))).ToArray();
        return new(
            [.. exhibitors.Select(Side)], [.. buyers.Select(Side)],
            [.. exhibitors.Select(exhibitor => Row(scorer, PairScoring.Profile(exhibitor), profiles, buyer => known.GetValueOrDefault((exhibitor.Id, buyer))))],
            exhibitorTotal, buyerTotal, request.ExhibitorPage, request.BuyerPage, request.PageSize);
    }

    async Task<(IReadOnlyList<ParticipantRecord>, int Total)> SideAsync(long eventId, string side, MatrixFilter filter, PageRequest paging, CancellationToken cancel)
    {
        var byCountry = filter.Order == "country";
        var parameters = new
        {
            EventId = eventId,
            Side = side,
            Country = Given(filter.Country),
            Category = Given(filter.Category),
            Leaves = $"{filter.Category}-%",
            ByCountry = byCountry ? 1 : 0,
            paging.Skip,
            paging.Take,
        };
        var found = await ParticipantStore.LoadSetAsync(db, MatrixSql.Page, parameters, cancel);
        // The rows come by their ids: in a page they stand as the page was cut.
        var ordered = found.OrderBy(who => byCountry ? who.Country : "", StringComparer.Ordinal).ThenBy(who => Main(who) is null)
            .ThenBy(Main, StringComparer.Ordinal).ThenBy(who => who.Country, StringComparer.Ordinal).ThenBy(who => who.Id);
        return ([.. ordered], await db.ScalarAsync<int>(MatrixSql.Count, parameters, cancel));
    }

    static int?[] Row(PairScorer scorer, ScoringParticipant exhibitor, (long Id, ScoringParticipant Profile)[] buyers, Func<long, PairFacts?> known) =>
        Array.ConvertAll(buyers, buyer => Cell(scorer, exhibitor, buyer.Profile, known(buyer.Id)));

    static int? Cell(PairScorer scorer, ScoringParticipant exhibitor, ScoringParticipant buyer, PairFacts? facts)
    {
        var score = scorer.ScoreOnly(exhibitor, buyer, facts);
        return score == 0 && !scorer.Values(exhibitor, buyer, facts, stackalloc double[ScoringWeights.Count], stackalloc double[ScoringWeights.Count]) ? null : score;
    }

    static string? Main(ParticipantRecord who) => who.Products.Select(product => product.Category).Order(StringComparer.Ordinal).FirstOrDefault();

    static MatrixSide Side(ParticipantRecord who) => new(who.PublicId, who.NameKo, who.NameEn, who.Country, Main(who));

    static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
