namespace EMobilityExpo.Web.Pages.Shared;

using EMobilityExpo.Application.Features.Pairs;

/// <summary>The model of <c>_Factors.cshtml</c>: a score, factor by factor, as each side sees it.</summary>
public sealed record FactorsModel(IReadOnlyList<ExplainedFactor> Factors, double ExhibitorScore, double BuyerScore);
