namespace EMobilityExpo.Web.Pages.Organiser.Exposure;

using EMobilityExpo.Application.Features.Suggestions;

/// <summary>The model of <c>_Side.cshtml</c>: how suggestions fall on one side.</summary>
/// <param name="Name">Of the side that is suggested, <c>exhibitors</c> or <c>buyers</c>.</param>
public sealed record ExposureSideModel(string EventId, string Name, ExposureSide Side);

/// <summary>The model of <c>_Most.cshtml</c>.</summary>
/// <param name="Lists">Of how many lists.</param>
public sealed record MostSuggestedModel(string EventId, string Caption, int Lists, IReadOnlyList<OftenSuggested> Most);
