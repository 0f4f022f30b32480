namespace EMobilityExpo.Application.Features.Suggestions;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Matching.Suggestions;
using FluentValidation;
using MediatR;

/// <summary>How unevenly suggestions fall on the participants of each side, and what it would cost to bound that.</summary>
/// <param name="Top">How many are suggested to everybody.</param>
/// <param name="MostGini">The largest Gini index allowed, 0 to 1; null bounds nothing.</param>
public sealed record GetExposure(string EventId, int Top = 20, double? MostGini = null) : IQuery<ExposureReport>;

/// <param name="Exhibitors">How suggestions made to buyers fall on exhibitors.</param>
/// <param name="Buyers">How suggestions made to exhibitors fall on buyers.</param>
public sealed record ExposureReport(int Top, ExposureSide Exhibitors, ExposureSide Buyers);

/// <param name="Participants">Who might be suggested.</param>
/// <param name="Lists">Of the other side.</param>
/// <param name="Gini">0 when all are suggested equally often, near 1 when one is everywhere.</param>
/// <param name="Never">How many are in no list.</param>
/// <param name="NeverShare">Their share of the participants.</param>
/// <param name="MostShare">Share of the lists that the most frequent one is in.</param>
/// <param name="Most">The most frequent ones.</param>
/// <param name="Spread">The same with the bound, and its cost; null when nothing is bounded.</param>
public sealed record ExposureSide(
    int Participants, int Lists, long Suggestions, double Gini, int Never, double NeverShare, double MostShare, IReadOnlyList<OftenSuggested> Most,
    SpreadExposure? Spread);

/// <param name="Times">In how many lists.</param>
public sealed record OftenSuggested(PairSide Partner, int Times);

/// <param name="Wanted">The Gini index that was allowed.</param>
/// <param name="Reached">The one that was reached.</param>
/// <param name="IsMet">Whether that is at most the one allowed.</param>
/// <param name="Cap">Nobody is in more lists than this.</param>
/// <param name="MeanLoss">Points of score lost per suggestion, over all lists.</param>
/// <param name="WorstLoss">The same of the list that loses most.</param>
/// <param name="Shorter">Lists that are shorter for it.</param>
public sealed record SpreadExposure(
    double Wanted, double Reached, bool IsMet, int Cap, double MeanLoss, double WorstLoss, int Shorter, long Suggestions, int Never, double NeverShare,
    double MostShare, IReadOnlyList<OftenSuggested> Most);

public sealed class GetExposureValidator : AbstractValidator<GetExposure>
{
    public GetExposureValidator()
    {
        RuleFor(query => query.Top).IsLengthOfList();
        RuleFor(query => query.MostGini).IsGini();
    }
}

public sealed class GetExposureHandler(DbSession db, SuggestionIndexes indexes) : IRequestHandler<GetExposure, ExposureReport>
{
    const int MostShown = 10;

    public async Task<ExposureReport> Handle(GetExposure request, CancellationToken cancellationToken)
    {
        // Only the lists are made while the index may not change; spreading them takes longer on large events.
        var (exhibitors, buyers, partners) = await indexes.ReadAsync(
            db, request.EventId,
            suggestions => (
                EventExposure.Of(suggestions, Side.Buyer, request.Top, request.MostGini is not null, cancellationToken),
                EventExposure.Of(suggestions, Side.Exhibitor, request.Top, request.MostGini is not null, cancellationToken), suggestions.Copy()),
            cancellationToken);
        return new(request.Top, View(exhibitors, partners, request, cancellationToken), View(buyers, partners, request, cancellationToken));
    }

    static ExposureSide View(
        Exposure exposure, IReadOnlyDictionary<string, EventSuggestions.Partner> partners, GetExposure request, CancellationToken cancel)
    {
        var plain = exposure.Plain();
        return new(
            plain.Partners, plain.Lists, plain.Suggestions, plain.Gini, plain.Never, plain.NeverShare, plain.MostShare, Most(plain),
            request.MostGini is { } most ? Spread(exposure.Spread(most, cancel)) : null);

        SpreadExposure Spread(SpreadLists spread) => new(
            spread.Wanted, spread.Lists.Gini, spread.IsMet, spread.Cap, spread.MeanLoss, spread.WorstLoss, spread.Shorter, spread.Lists.Suggestions,
            spread.Lists.Never, spread.Lists.NeverShare, spread.Lists.MostShare, Most(spread.Lists));

        IReadOnlyList<OftenSuggested> Most(SuggestedLists lists) =>
            [.. lists.Most(MostShown).Select(one => new OftenSuggested(partners[one.Partner].AsSide(), one.Times))];
    }
}
