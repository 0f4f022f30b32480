namespace EMobilityExpo.Web.Endpoints;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Suggestions;
using EMobilityExpo.Application.Spreadsheets;
using EMobilityExpo.Web.Auth;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

public static class SuggestionEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var suggestions = api.MapGroup("/events/{eventId}").Needs(Permissions.MatchingRead).WithTags("Suggestions")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);
        suggestions.MapGet("/participants/{id}/suggestions", Get).WithName("GetSuggestions")
            .WithSummary("The best partners of an exhibitor or a buyer as scores are now, each explained for both sides.");
        suggestions.MapGet("/exposure", GetExposure).WithName("GetExposure")
            .WithSummary("How unevenly suggestions fall on the participants of each side, and what a bound on it would cost. May take seconds.");
        suggestions.MapGet("/suggestions.csv", Csv).WithName("GetSuggestionsCsv")
            .WithSummary("The lists of everybody with their reasons, spread if asked for; at most 200,000 rows. May take seconds.")
            .Produces<FileContentHttpResult>(StatusCodes.Status200OK, "text/csv").Produces(StatusCodes.Status304NotModified);
        suggestions.MapGet("/suggestions.xlsx", Xlsx).WithName("GetSuggestionsXlsx").WithSummary("The same as a workbook.")
            .Produces<FileContentHttpResult>(StatusCodes.Status200OK, SheetWriter.XlsxType).Produces(StatusCodes.Status304NotModified);
    }

    /// <param name="eventId">Its id.</param>
    /// <param name="http">Of the answer.</param>
    /// <param name="mediator">Sends the query.</param>
    /// <param name="cancel">The caller went away.</param>
    /// <param name="top">How many are suggested to everybody, up to 100.</param>
    /// <param name="mostGini">The largest Gini index allowed, 0 to 1; nothing is bounded when left out.</param>
    public static Task<FileContentHttpResult> Csv(
        string eventId, HttpContext http, IMediator mediator, CancellationToken cancel, int top = 20, double? mostGini = null) =>
        Downloads.FileAsync(http, mediator.Send(new ExportSuggestions(eventId, "csv", top, mostGini), cancel));

    /// <inheritdoc cref="Csv"/>
    public static Task<FileContentHttpResult> Xlsx(
        string eventId, HttpContext http, IMediator mediator, CancellationToken cancel, int top = 20, double? mostGini = null) =>
        Downloads.FileAsync(http, mediator.Send(new ExportSuggestions(eventId, "xlsx", top, mostGini), cancel));

    /// <param name="eventId">Its id.</param>
    /// <param name="mediator">Sends the query.</param>
    /// <param name="cancel">The caller went away.</param>
    /// <param name="top">How many are suggested to everybody, up to 100.</param>
    /// <param name="mostGini">The largest Gini index allowed, 0 to 1; nothing is bounded when left out.</param>
    public static async Task<Ok<ExposureReport>> GetExposure(
        string eventId, IMediator mediator, CancellationToken cancel, int top = 20, double? mostGini = null) =>
        TypedResults.Ok(await mediator.Send(new GetExposure(eventId, top, mostGini), cancel));

    /// <param name="eventId">Its id.</param>
    /// <param name="id">Of the exhibitor or buyer.</param>
    /// <param name="filters">What partners must be.</param>
    /// <param name="mediator">Sends the query.</param>
    /// <param name="cancel">The caller went away.</param>
    /// <param name="top">How many at most, up to 100.</param>
    /// <param name="diverse">Not ten of the same; the answer tells what it costs in score.</param>
    public static async Task<Ok<SuggestionList>> Get(
        string eventId, string id, [AsParameters] Filters filters, IMediator mediator, CancellationToken cancel, int top = 20, bool diverse = false) =>
        TypedResults.Ok(await mediator.Send(new GetSuggestions(eventId, id, filters.ToFilter(), top, diverse), cancel));

    /// <param name="Country">Of the partner, ISO 3166-1 alpha-2.</param>
    /// <param name="Category">That the partner names; a family stands for its leaves.</param>
    /// <param name="Cooperation">That the partner wants.</param>
    /// <param name="Language">That the partner speaks, ISO 639-1.</param>
    /// <param name="Online">Whether the partner takes part online.</param>
    public sealed record Filters(string? Country, string? Category, string? Cooperation, string? Language, bool? Online)
    {
        public SuggestionFilter ToFilter() =>
            new() { Country = Country, Category = Category, Cooperation = Cooperation, Language = Language, Online = Online };
    }
}
