namespace EMobilityExpo.Web.Pages.Organiser.Participants;

using System.Globalization;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Suggestions;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Reference;
using EMobilityExpo.Web.Pages.Shared;

/// <summary>The best partners of one participant with what the page needs to show and to filter them.</summary>
public sealed record SuggestionsModel(string EventId, string ParticipantId, SuggestionList List, SuggestionsModel.Request About, ParticipantChoices Choices)
{
    public const string Anchor = "#suggestions";

    public static readonly IReadOnlyList<int> Lengths = [10, 20, 50];

    /// <summary>One point of a hundred on each side.</summary>
    const double LeastLost = 0.02;

    /// <summary>What the address asks for.</summary>
    public sealed record Request(SuggestionFilter Filter, int Top, bool Diverse);

    public bool IsExhibitor => List.Side == Sides.Exhibitor;

    public static Request Asked(IQueryCollection query) => new(
        new()
        {
            Country = Given(query["country"]),
            Category = Given(query["category"]),
            Cooperation = Given(query["cooperation"]),
            Language = Given(query["language"]),
            Online = bool.TryParse(query["online"], out var online) ? online : null,
        },
        int.TryParse(query["top"], NumberStyles.None, CultureInfo.InvariantCulture, out var top) && Lengths.Contains(top) ? top : Lengths[0],
        query["sort"] == "diverse");

    public FiltersModel Filters => new(
        "", null,
        [
            new("country", Words.T("Suggestions.Country"), Words.T("Participants.AllCountries"), About.Filter.Country,
                Sorted(Choices.Countries.Select(row => new FilterChoice(row.Code, ReferenceData.Countries.NameOf(row.Code))))),
            new("category", Words.T("Participants.Products"), Words.T("Participants.AllCategories"), About.Filter.Category, [.. ReferenceChoices.Categories()]),
            new("cooperation", Words.T("Participants.Cooperation"), Words.T("Common.All"), About.Filter.Cooperation, [.. ReferenceChoices.Of(ReferenceData.CooperationTypes)]),
            new("language", Words.T("Common.Language"), Words.T("Common.All"), About.Filter.Language,
                Sorted(Choices.Languages.Select(row => new FilterChoice(row.Code, ReferenceData.Languages.NameOf(row.Code))))),
            OnlineFilter(About.Filter.Online),
        ],
        Orders, About.Diverse ? "diverse" : "score")
    {
        Anchor = Anchor,
    };

    public static ListFilter OnlineFilter(bool? chosen) => new(
        "online", Words.T("Participants.Place"), Words.T("Common.All"), chosen is { } online ? online ? "true" : "false" : null,
        [new("false", Words.T("Participants.OnSite")), new("true", Words.T("Participants.Online"))]);

    public static IReadOnlyList<FilterChoice> Orders =>
        [new("score", Words.T("Suggestions.Order_score")), new("diverse", Words.T("Suggestions.Order_diverse"))];

    /// <summary>The factors that move the score furthest from what is neither for nor against a meeting.</summary>
    public static IEnumerable<ExplainedFactor> WhatMatters(Suggestion suggestion) =>
        suggestion.Factors.Where(factor => factor.Sureness > 0).OrderByDescending(factor => factor.Weight * Math.Abs(factor.ExhibitorValue + factor.BuyerValue - 1)).Take(3);

    /// <summary>The factor on which both sides together fall furthest short; null when hardly anything is lost.</summary>
    public static ExplainedFactor? MostLost(Suggestion suggestion) =>
        suggestion.Factors.OrderByDescending(Lost).FirstOrDefault(factor => Lost(factor) > LeastLost);

    static double Lost(ExplainedFactor factor) => factor.Weight * (2 - factor.ExhibitorValue - factor.BuyerValue);

    public string PairOf(Suggestion suggestion) => IsExhibitor
        ? $"/events/{EventId}/pairs/{ParticipantId}/{suggestion.Partner.Id}"
        : $"/events/{EventId}/pairs/{suggestion.Partner.Id}/{ParticipantId}";

    public FactorsModel FactorsOf(Suggestion suggestion) => IsExhibitor
        ? new(suggestion.Factors, suggestion.MyScore, suggestion.TheirScore)
        : new(suggestion.Factors, suggestion.TheirScore, suggestion.MyScore);

    static IReadOnlyList<FilterChoice> Sorted(IEnumerable<FilterChoice> choices) => [.. choices.OrderBy(choice => choice.Name, StringComparer.CurrentCulture)];

    static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
