namespace EMobilityExpo.Web.Endpoints;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.History;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Application.Spreadsheets;
using EMobilityExpo.Web.Auth;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

/// <summary>What came of earlier occasions.</summary>
public static class HistoryEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var history = api.MapGroup("/events/{eventId}/history").Needs(Permissions.MatchingRead, Permissions.MatchingManage).WithTags("History").ProducesProblem(StatusCodes.Status404NotFound);
        history.MapGet("/", List).WithName("ListHistory").WithSummary("Earlier requests, answers, ratings and outcomes under filters.")
            .ProducesValidationProblem();
        // The group's filter checks the antiforgery token; the attribute of form parameters would ask for a second check.
        history.MapPost("/", Import).WithName("ImportHistory").DisableAntiforgery()
            .WithSummary("Takes in a file (CSV or XLSX, at most 20 MB): all of its rows, or none; then the errors say row, column and remedy.")
            .WithMetadata(new RequestSizeLimitAttribute(ImportEndpoints.MaximumRequest))
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
        history.MapDelete("/", Remove).WithName("RemoveHistory").WithSummary("Forgets what came of one occasion.");
        history.MapGet("/occasions", Occasions).WithName("ListOccasions").WithSummary("The occasions that the history knows, with the number of rows.");
        history.MapGet("/template.csv", TemplateCsv).WithName("GetHistoryTemplateCsv").WithSummary("The file to fill in.")
            .Produces<FileContentHttpResult>(StatusCodes.Status200OK, "text/csv").Produces(StatusCodes.Status304NotModified);
        history.MapGet("/template.xlsx", TemplateXlsx).WithName("GetHistoryTemplateXlsx").WithSummary("The same as a workbook, with a sheet of the codes.")
            .Produces<FileContentHttpResult>(StatusCodes.Status200OK, SheetWriter.XlsxType).Produces(StatusCodes.Status304NotModified);
    }

    public static async Task<Ok<Paged<PastMeetingView>>> List(
        string eventId, [AsParameters] Filters filters, IMediator mediator, CancellationToken cancel, int page = 1, int pageSize = 50) =>
        TypedResults.Ok(await mediator.Send(new ListHistory(eventId, filters.ToFilter(), new(page, pageSize)), cancel));

    public static async Task<Ok<HistoryReport>> Import(string eventId, IFormFile file, IMediator mediator, CancellationToken cancel)
    {
        if (file.Length > TabularFile.MaximumBytes)
            throw new BadHttpRequestException(
                Words.T("Spreadsheets.TooLarge", TabularFile.MaximumBytes / 1024 / 1024), StatusCodes.Status413PayloadTooLarge);
        await using var content = file.OpenReadStream();
        var report = await mediator.Send(new ImportHistory(eventId, file.FileName, content), cancel);
        return report.Taken ? TypedResults.Ok(report) : throw new ValidationException(report.Problems.Select(problem =>
            new ValidationFailure($"rows[{problem.Row}].{problem.Column}", $"{problem.What} {problem.Remedy}")));
    }

    public static async Task<NoContent> Remove(string eventId, string occasion, IMediator mediator, CancellationToken cancel)
    {
        await mediator.Send(new RemoveHistory(eventId, occasion), cancel);
        return TypedResults.NoContent();
    }

    public static async Task<Ok<IReadOnlyList<Choice>>> Occasions(string eventId, IMediator mediator, CancellationToken cancel) =>
        TypedResults.Ok(await mediator.Send(new GetOccasions(eventId), cancel));

    public static Task<FileContentHttpResult> TemplateCsv(string eventId, HttpContext http, IMediator mediator, CancellationToken cancel) =>
        TemplateAsync(eventId, "csv", http, mediator, cancel);

    public static Task<FileContentHttpResult> TemplateXlsx(string eventId, HttpContext http, IMediator mediator, CancellationToken cancel) =>
        TemplateAsync(eventId, "xlsx", http, mediator, cancel);

    static async Task<FileContentHttpResult> TemplateAsync(
        string eventId, string format, HttpContext http, IMediator mediator, CancellationToken cancel)
    {
        await mediator.Send(new GetEvent(eventId), cancel);
        return await Downloads.FileAsync(http, mediator.Send(new GetHistoryTemplate(format), cancel));
    }

    /// <param name="Participant">Its id.</param>
    /// <param name="Outcome"><c>consulted</c>, <c>pursued</c>, <c>mou</c>, <c>contract</c> or <c>shipped</c>.</param>
    /// <param name="Answer"><c>accepted</c> or <c>declined</c>.</param>
    /// <param name="Sort"><c>-occasion</c>, <c>exhibitor</c>, <c>buyer</c> or <c>-outcome</c>.</param>
    public sealed record Filters(string? Participant, string? Search, string? Occasion, string? Outcome, string? Answer, string? Sort)
    {
        public HistoryFilter ToFilter() => new()
        {
            Participant = Participant,
            Search = Search,
            Occasion = Occasion,
            Outcome = Outcome,
            Answer = Answer,
            Sort = Sort,
        };
    }
}
