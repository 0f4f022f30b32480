namespace EMobilityExpo.Application.Features.Suggestions;

using EMobilityExpo.Matching.Scoring;

/// <summary>Which partners a filter lets through.</summary>
static class AllowedPartners
{
    /// <summary>Null when the filter lets everybody through.</summary>
    public static Func<ScoringParticipant, bool>? By(EventSuggestions suggestions, SuggestionFilter filter)
    {
        var (country, category) = (Given(filter.Country), Given(filter.Category));
        var (cooperation, language) = (Given(filter.Cooperation), Given(filter.Language));
        if (country is null && category is null && cooperation is null && language is null && filter.Online is null)
            return null;
        return who =>
            (country is null || Same(who.Country, country))
            && (category is null || who.Products.Any(product => IsWithin(product.Category, category)))
            && (cooperation is null || who.CooperationTypes.Any(code => Same(code, cooperation)))
            && (language is null || who.Languages.Any(code => Same(code, language)))
            && (filter.Online is null || suggestions.Find(who.Id)!.Online == filter.Online);
    }

    static bool IsWithin(string code, string category) =>
        code.StartsWith(category, StringComparison.OrdinalIgnoreCase) && (code.Length == category.Length || code[category.Length] == '-');

    static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
