namespace EMobilityExpo.Application.Features.Suggestions;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Application.Reference;
using EMobilityExpo.Matching.Scoring;
using EMobilityExpo.Matching.Suggestions;
using FluentValidation;
using MediatR;

/// <summary>The best partners of an exhibitor or a buyer, as scores are at this moment, each explained. Vetoed pairs are never among them.</summary>
/// <param name="Top">How many at most.</param>
/// <param name="Diverse">Not ten of the same: at a cost in score, which is told.</param>
/// <param name="Except">Ids of partners that are not to be suggested; null for none.</param>
/// <param name="ForItself">Whether the participant reads it, not the organiser.</param>
public sealed record GetSuggestions(
    string EventId, string ParticipantId, SuggestionFilter Filter, int Top = 20, bool Diverse = false, IReadOnlySet<string>? Except = null, bool ForItself = false)
    : IQuery<SuggestionList>;

/// <summary>What partners must be; what is not given filters nothing.</summary>
public sealed record SuggestionFilter
{
    public string? Country { get; init; }

    /// <summary>A family stands for its leaves too.</summary>
    public string? Category { get; init; }
    public string? Cooperation { get; init; }
    public string? Language { get; init; }
    public bool? Online { get; init; }
}

/// <param name="Side">Of the participant whose list it is: <c>exhibitor</c> or <c>buyer</c>.</param>
/// <param name="Considered">How many partners the filter lets through.</param>
/// <param name="Cost">Points of score that variety and newcomers cost per suggestion, against the best by score alone.</param>
public sealed record SuggestionList(string Side, IReadOnlyList<Suggestion> Items, int Considered, double Cost);

/// <param name="Score">Of the pair, 0 to 100.</param>
/// <param name="MyScore">What the meeting is worth to the participant whose list it is, 0 to 100.</param>
/// <param name="TheirScore">What it is worth to the partner.</param>
/// <param name="Newcomer">Whether it is here by one of the places kept for thin profiles, not by its score.</param>
/// <param name="MostUseful">Of what is not known, what would raise the score most; null when nothing is missing.</param>
/// <param name="Wish">What has been said about the pair by anybody.</param>
public sealed record Suggestion(
    PairSide Partner, bool Online, IReadOnlyList<string> Categories, int Score, double MyScore, double TheirScore, bool Newcomer,
    IReadOnlyList<ExplainedFactor> Factors, UsefulFact? MostUseful, string Wish);

public sealed class GetSuggestionsValidator : AbstractValidator<GetSuggestions>
{
    public GetSuggestionsValidator()
    {
        RuleFor(query => query.Top).IsLengthOfList();
        RuleFor(query => query.Filter.Country).Must(code => IsOf(ReferenceData.Countries, code)).WithMessage(_ => Words.T("Suggestions.CountryUnknown"));
        RuleFor(query => query.Filter.Category).Must(code => IsOf(ReferenceData.Categories, code)).WithMessage(_ => Words.T("Suggestions.CategoryUnknown"));
        RuleFor(query => query.Filter.Cooperation).Must(code => IsOf(ReferenceData.CooperationTypes, code))
            .WithMessage(_ => Words.T("Suggestions.CooperationUnknown"));
        RuleFor(query => query.Filter.Language).Must(code => IsOf(ReferenceData.Languages, code)).WithMessage(_ => Words.T("Suggestions.LanguageUnknown"));
    }

    static bool IsOf<T>(ReferenceList<T> list, string? code) where T : Term => string.IsNullOrWhiteSpace(code) || list.Find(code) is not null;
}

public sealed class GetSuggestionsHandler(DbSession db, SuggestionIndexes indexes) : IRequestHandler<GetSuggestions, SuggestionList>
{
    public Task<SuggestionList> Handle(GetSuggestions request, CancellationToken cancellationToken) =>
        indexes.ReadAsync(db, request.EventId, suggestions => Of(suggestions, request), cancellationToken);

    static SuggestionList Of(EventSuggestions suggestions, GetSuggestions request)
    {
        var me = suggestions.Find(request.ParticipantId) ?? throw new NotFound("Errors.NotFound");
        var (index, other) = (suggestions.Index, me.Side.Other());
        var allows = Without(request.Except, AllowedPartners.By(suggestions, request.Filter));
        var chosen = SuggestionChoice.Of(
            index, suggestions.Thin, me.Side, me.Id, allows, id => suggestions.WishOf(me.Side, me.Id, id) is Wishes.Must or Wishes.Want, request.Top,
            request.Diverse);
        return new(
            Participants.Sides.NameOf(me.Side),
            [.. chosen.Items.Select(item => Explained(suggestions, me, item.One.Partner, item.Newcomer, request.ForItself ? me.Side : null))],
            allows is null ? suggestions.CountOf(other) : index.All(other).Count(allows), chosen.Cost);
    }

    static Func<ScoringParticipant, bool>? Without(IReadOnlySet<string>? except, Func<ScoringParticipant, bool>? allows) =>
        except is not { Count: > 0 } ? allows : who => !except.Contains(who.Id) && (allows is null || allows(who));

    static Suggestion Explained(EventSuggestions suggestions, EventSuggestions.Partner me, string id, bool newcomer, Side? reader)
    {
        var partner = suggestions.Find(id)!;
        var score = suggestions.Score(me.Side, me.Id, id);
        var (mine, theirs) = me.Side == Side.Exhibitor ? (score.ExhibitorScore, score.BuyerScore) : (score.BuyerScore, score.ExhibitorScore);
        return new(
            partner.AsSide(), partner.Online, [.. suggestions.Index.Find(partner.Side, id)!.Products.Select(product => product.Category).Distinct()],
            score.Score, mine, theirs, newcomer, [.. score.Factors.Select(factor => ExplainedFactor.Of(factor, reader))], UsefulFact.Of(score, reader),
            suggestions.WishOf(me.Side, me.Id, id));
    }
}
