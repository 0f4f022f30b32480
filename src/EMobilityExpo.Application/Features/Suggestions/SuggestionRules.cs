namespace EMobilityExpo.Application.Features.Suggestions;

using EMobilityExpo.Application.Localisation;
using FluentValidation;

/// <summary>What can be asked of suggestions.</summary>
public static class SuggestionRules
{
    public const int MostTop = 100;

    public static IRuleBuilderOptions<T, int> IsLengthOfList<T>(this IRuleBuilder<T, int> top) =>
        top.InclusiveBetween(1, MostTop).WithMessage(_ => Words.T("Suggestions.TopWrong", MostTop));

    public static IRuleBuilderOptions<T, double?> IsGini<T>(this IRuleBuilder<T, double?> gini) =>
        gini.Must(most => most is null or (>= 0 and <= 1)).WithMessage(_ => Words.T("Suggestions.GiniWrong"));
}
