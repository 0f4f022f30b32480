namespace EMobilityExpo.Web.Endpoints;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Import;
using EMobilityExpo.Application.Features.Jobs;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Application.Spreadsheets;
using EMobilityExpo.Web.Auth;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

public static class ImportEndpoints
{
    /// <summary>Above the limit of a file, so that one a little too large is told so in words.</summary>
    public const int MaximumRequest = 3 * TabularFile.MaximumBytes;

    public static void Map(IEndpointRouteBuilder api)
    {
        var imports = api.MapGroup("/events/{eventId}/imports").Needs(Permissions.ParticipantsManage).WithTags("Imports").ProducesProblem(StatusCodes.Status404NotFound);
        imports.MapGet("/", List).WithName("ListImports").WithSummary("The uploaded files, the latest first.").ProducesValidationProblem();
        // The group's filter checks the antiforgery token; the attribute of form parameters would ask for a second check.
        imports.MapPost("/", Upload).WithName("UploadImport").DisableAntiforgery()
            .WithSummary(
                "Uploads a list (CSV or XLSX, at most 20 MB) of one side: exhibitor, buyer or interpreter. Nothing but a preview is made.")
            .WithMetadata(new RequestSizeLimitAttribute(MaximumRequest))
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
        imports.MapGet("/{importId}", Get).WithName("GetImport").WithSummary(
            "One file: its columns and how many rows got which verdict.");
        imports.MapDelete("/{importId}", Discard).WithName("DiscardImport").WithSummary("Throws a preview away.")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status412PreconditionFailed);
        imports.MapGet("/{importId}/rows", Rows).WithName("ListImportRows")
            .WithSummary(
                "The rows with their verdicts (new, changed, same, wrong): what would change, what is wrong and what to do.")
            .ProducesValidationProblem();
        imports.MapPut("/{importId}/rows/{number:int}", Mend).WithName("MendImportRow")
            .WithSummary(
                "Changes cells of one row, by the code of the column, and judges the rows again; needs If-Match with the ETag of the import.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status428PreconditionRequired);
        imports.MapPost("/{importId}/commit", Commit).WithName("CommitImport")
            .WithSummary("Takes the good rows over, all at once. Answers with the job to poll; asked twice, with the same one.")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status412PreconditionFailed);
        imports.MapGet("/{importId}/wrong.csv", WrongCsv).WithName("GetWrongRowsCsv")
            .WithSummary("The wrong rows alone, with a column that says what is wrong and what to do.")
            .Produces<FileContentHttpResult>(StatusCodes.Status200OK, "text/csv")
            .Produces(StatusCodes.Status304NotModified);
        imports.MapGet("/{importId}/wrong.xlsx", WrongXlsx).WithName("GetWrongRowsXlsx")
            .WithSummary("The same as a workbook.").Produces<FileContentHttpResult>(StatusCodes.Status200OK, SheetWriter.XlsxType)
            .Produces(StatusCodes.Status304NotModified);

        var templates = api.MapGroup("/events/{eventId}/templates").Needs(Permissions.ParticipantsManage).WithTags("Imports").ProducesProblem(StatusCodes.Status404NotFound);
        templates.MapGet("/{side}.csv", TemplateCsv).WithName("GetTemplateCsv")
            .WithSummary("The list to fill in for exhibitor, buyer or interpreter.")
            .Produces<FileContentHttpResult>(StatusCodes.Status200OK, "text/csv")
            .Produces(StatusCodes.Status304NotModified);
        templates.MapGet("/{side}.xlsx", TemplateXlsx).WithName("GetTemplateXlsx")
            .WithSummary("The same as a workbook, with a sheet of the codes.")
            .Produces<FileContentHttpResult>(StatusCodes.Status200OK, SheetWriter.XlsxType)
            .Produces(StatusCodes.Status304NotModified);
    }

    public static async Task<Ok<Paged<ImportView>>> List(
        string eventId, IMediator mediator, CancellationToken cancel, int page = 1, int pageSize = 50) =>
        TypedResults.Ok(await mediator.Send(new GetImports(eventId, new(page, pageSize)), cancel));

    public static async Task<Created<ImportView>> Upload(
        string eventId, string side, IFormFile file, HttpResponse response, IMediator mediator, CancellationToken cancel)
    {
        if (file.Length > TabularFile.MaximumBytes)
            throw new BadHttpRequestException(
                Words.T("Spreadsheets.TooLarge", TabularFile.MaximumBytes / 1024 / 1024), StatusCodes.Status413PayloadTooLarge);
        await using var content = file.OpenReadStream();
        var made = await mediator.Send(new UploadImport(eventId, side, file.FileName, content), cancel);
        response.SetETag(made.Version);
        return TypedResults.Created($"/api/events/{eventId}/imports/{made.Id}", made);
    }

    public static async Task<Ok<ImportView>> Get(
        string eventId, string importId, HttpResponse response, IMediator mediator, CancellationToken cancel)
    {
        var found = await mediator.Send(new GetImport(eventId, importId), cancel);
        response.SetETag(found.Version);
        return TypedResults.Ok(found);
    }

    public static async Task<NoContent> Discard(string eventId, string importId, IMediator mediator, CancellationToken cancel)
    {
        await mediator.Send(new DiscardImport(eventId, importId), cancel);
        return TypedResults.NoContent();
    }

    public static async Task<Ok<Paged<ImportRowView>>> Rows(
        string eventId, string importId, IMediator mediator, CancellationToken cancel, string? verdict = null, int page = 1, int pageSize = 50) =>
        TypedResults.Ok(await mediator.Send(new GetImportRows(eventId, importId, verdict, new(page, pageSize)), cancel));

    public static async Task<Ok<ImportRowView>> Mend(
        string eventId, string importId, int number, MendedCells mended, HttpRequest request, HttpResponse response, IMediator mediator, CancellationToken cancel)
    {
        var row = await mediator.Send(new MendRow(eventId, importId, number, mended.Cells, request.IfMatch()), cancel);
        response.SetETag((await mediator.Send(new GetImport(eventId, importId), cancel)).Version);
        return TypedResults.Ok(row);
    }

    public static async Task<Accepted<JobView>> Commit(
        string eventId, string importId, HttpRequest request, IMediator mediator, CancellationToken cancel)
    {
        long? version = request.Headers.IfMatch.Count > 0 ? request.IfMatch() : null;
        var job = await mediator.Send(new CommitImport(eventId, importId, version), cancel);
        return JobEndpoints.Started(await mediator.Send(new GetJob(job), cancel));
    }

    public static Task<FileContentHttpResult> WrongCsv(
        string eventId, string importId, HttpContext http, IMediator mediator, CancellationToken cancel) =>
        Downloads.FileAsync(http, mediator.Send(new GetWrongRows(eventId, importId, "csv"), cancel));

    public static Task<FileContentHttpResult> WrongXlsx(
        string eventId, string importId, HttpContext http, IMediator mediator, CancellationToken cancel) =>
        Downloads.FileAsync(http, mediator.Send(new GetWrongRows(eventId, importId, "xlsx"), cancel));

    public static Task<FileContentHttpResult> TemplateCsv(
        string eventId, string side, HttpContext http, IMediator mediator, CancellationToken cancel) =>
        TemplateAsync(eventId, side, "csv", http, mediator, cancel);

    public static Task<FileContentHttpResult> TemplateXlsx(
        string eventId, string side, HttpContext http, IMediator mediator, CancellationToken cancel) =>
        TemplateAsync(eventId, side, "xlsx", http, mediator, cancel);

    static async Task<FileContentHttpResult> TemplateAsync(
        string eventId, string side, string format, HttpContext http, IMediator mediator, CancellationToken cancel)
    {
        await mediator.Send(new GetEvent(eventId), cancel);
        return await Downloads.FileAsync(http, mediator.Send(new GetTemplate(side, format), cancel));
    }

    /// <param name="Cells">New texts by the code of the column; columns that are not named stay.</param>
    public sealed record MendedCells(IReadOnlyDictionary<string, string?> Cells);
}
