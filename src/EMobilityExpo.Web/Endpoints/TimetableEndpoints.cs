namespace EMobilityExpo.Web.Endpoints;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Application.Features.Timetables.Documents;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Application.Spreadsheets;
using EMobilityExpo.Web.Auth;
using EMobilityExpo.Web.Pages.Own;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

public static class TimetableEndpoints
{
    const string CalendarType = "text/calendar; charset=utf-8";

    public static void Map(IEndpointRouteBuilder api)
    {
        var timetables = api.MapGroup("/events/{eventId}").Needs(Permissions.TimetableRead).WithTags("Timetables").ProducesProblem(StatusCodes.Status404NotFound);
        timetables.MapGet("/timetable", GetInForce).WithName("GetTimetable")
            .WithSummary("The timetable in force: its run, slots and tables. 404 while none has been published.");
        timetables.MapGet("/runs/{runId}/meetings", GetMeetings).WithName("GetMeetings")
            .WithSummary("The meetings of a run in the order of time and table, page by page.")
            .ProducesValidationProblem();
        timetables.MapGet("/runs/{runId}/meetings.csv", GetRunCsv).WithName("GetMeetingsCsv")
            .WithSummary("The meetings of a run as CSV, a row each.").GivesFile("text/csv");
        timetables.MapGet("/runs/{runId}/meetings.xlsx", GetRunXlsx).WithName("GetMeetingsXlsx")
            .WithSummary("A run as a workbook: its meetings, the tables as a grid, and what was not met.").GivesFile(SheetWriter.XlsxType);
        timetables.MapGet("/participants/{participantId}/timetable", GetOfParticipant).WithName("GetParticipantTimetable")
            .WithSummary("The days of one participant in the timetable in force, or in the run that is named: meetings, free and unavailable slots.");
        timetables.MapGet("/participants/{participantId}/timetable.ics", GetCalendar).WithName("GetParticipantTimetableCalendar")
            .WithSummary("The meetings of one participant as iCalendar (RFC 5545).").GivesFile("text/calendar");
        timetables.MapGet("/participants/{participantId}/timetable.csv", GetCsv).WithName("GetParticipantTimetableCsv")
            .WithSummary("The meetings of one participant as CSV.").GivesFile("text/csv");
        timetables.MapGet("/participants/{participantId}/timetable.xlsx", GetXlsx).WithName("GetParticipantTimetableXlsx")
            .WithSummary("The meetings of one participant as a workbook.").GivesFile(SheetWriter.XlsxType);
    }

    static void GivesFile(this RouteHandlerBuilder endpoint, string type) =>
        endpoint.Produces<FileContentHttpResult>(StatusCodes.Status200OK, type).Produces(StatusCodes.Status304NotModified);

    /// <summary>A participant's own, for those who belong to it.</summary>
    public static void MapMine(IEndpointRouteBuilder api)
    {
        var mine = api.MapGroup("/my/{participantId}").Needs(Permissions.OwnTimetable).WithTags("Own company").ProducesProblem(StatusCodes.Status404NotFound);
        mine.MapGet("/timetable", GetMine).WithName("GetMyTimetable").WithSummary("One's own meetings in the timetable in force, day by day.");
    }

    public static async Task<Ok<ParticipantTimetable>> GetMine(
        string participantId, HttpContext http, IMediator mediator, CancellationToken cancel) =>
        TypedResults.Ok(InForce(await mediator.Send(new GetMyTimetable(http.Own(participantId).EventId, participantId), cancel)));

    /// <summary>The files of the portal.</summary>
    public static void MapMyFiles(IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("/my/{participantId}").Needs(Permissions.OwnTimetable).ExcludeFromDescription();
        files.MapGet("/timetable.ics", GetMyCalendar);
        files.MapGet("/timetable.xlsx", GetMyXlsx);
    }

    public static async Task<FileContentHttpResult> GetMyCalendar(string participantId, HttpContext http, IMediator mediator, CancellationToken cancel)
    {
        var timetable = InForce(await mediator.Send(new GetMyTimetable(http.Own(participantId).EventId, participantId), cancel));
        return Downloads.File(http, ParticipantCalendar.Write(timetable), CalendarType, Downloads.NameOf(timetable, "ics"));
    }

    public static async Task<FileContentHttpResult> GetMyXlsx(string participantId, HttpContext http, IMediator mediator, CancellationToken cancel)
    {
        var timetable = InForce(await mediator.Send(new GetMyTimetable(http.Own(participantId).EventId, participantId), cancel));
        return Downloads.File(http, ParticipantSheet.Xlsx(timetable), SheetWriter.XlsxType, Downloads.NameOf(timetable, "xlsx"));
    }

    /// <summary>Files behind the secret link of a participant: whoever holds it may have them.</summary>
    public static void MapOwn(IEndpointRouteBuilder app)
    {
        var own = app.MapGroup("/t").AllowAnonymous().ExcludeFromDescription();
        own.MapGet("/{timetableKey}.ics", GetOwnCalendar);
        own.MapGet("/{timetableKey}.xlsx", GetOwnXlsx);
    }

    public static async Task<Ok<TimetableHead>> GetInForce(string eventId, IMediator mediator, CancellationToken cancel) =>
        TypedResults.Ok(await mediator.Send(new GetTimetableInForce(eventId), cancel));

    public static async Task<Ok<Paged<MeetingView>>> GetMeetings(
        string eventId, string runId, IMediator mediator, CancellationToken cancel, int? day = null, string? participant = null,
        string? country = null, int? table = null, string? search = null, int page = 1, int pageSize = 50) =>
        TypedResults.Ok(await mediator.Send(
            new GetMeetings(eventId, runId, day, participant, country, table, search) { Paging = new(page, pageSize) }, cancel));

    public static async Task<FileContentHttpResult> GetRunCsv(
        string eventId, string runId, HttpContext http, IMediator mediator, CancellationToken cancel)
    {
        var run = await mediator.Send(new GetRunDocument(eventId, runId), cancel);
        return Downloads.File(http, RunWorkbook.Csv(run), SheetWriter.CsvType, Downloads.NameOf(run, "csv"));
    }

    public static async Task<FileContentHttpResult> GetRunXlsx(
        string eventId, string runId, HttpContext http, IMediator mediator, CancellationToken cancel)
    {
        var run = await mediator.Send(new GetRunDocument(eventId, runId), cancel);
        return Downloads.File(http, RunWorkbook.Xlsx(run), SheetWriter.XlsxType, Downloads.NameOf(run, "xlsx"));
    }

    public static async Task<Ok<ParticipantTimetable>> GetOfParticipant(
        string eventId, string participantId, IMediator mediator, CancellationToken cancel, string? run = null) =>
        TypedResults.Ok(await Find(eventId, participantId, run, mediator, cancel));

    public static async Task<FileContentHttpResult> GetCalendar(
        string eventId, string participantId, HttpContext http, IMediator mediator, CancellationToken cancel, string? run = null)
    {
        var timetable = await Find(eventId, participantId, run, mediator, cancel);
        return Downloads.File(http, ParticipantCalendar.Write(timetable), CalendarType, Downloads.NameOf(timetable, "ics"));
    }

    public static async Task<FileContentHttpResult> GetCsv(
        string eventId, string participantId, HttpContext http, IMediator mediator, CancellationToken cancel, string? run = null)
    {
        var timetable = await Find(eventId, participantId, run, mediator, cancel);
        return Downloads.File(http, ParticipantSheet.Csv(timetable), SheetWriter.CsvType, Downloads.NameOf(timetable, "csv"));
    }

    public static async Task<FileContentHttpResult> GetXlsx(
        string eventId, string participantId, HttpContext http, IMediator mediator, CancellationToken cancel, string? run = null)
    {
        var timetable = await Find(eventId, participantId, run, mediator, cancel);
        return Downloads.File(http, ParticipantSheet.Xlsx(timetable), SheetWriter.XlsxType, Downloads.NameOf(timetable, "xlsx"));
    }

    /// <summary>Always a calendar while the link holds: one that has been taken in must hear of a withdrawal, too.</summary>
    public static async Task<Results<FileContentHttpResult, NotFound>> GetOwnCalendar(
        string timetableKey, HttpContext http, IMediator mediator, CancellationToken cancel) =>
        await FindOwn(timetableKey, mediator, cancel) is { } timetable
            ? Own(http, ParticipantCalendar.Write(timetable), CalendarType, timetable, "ics")
            : TypedResults.NotFound();

    public static async Task<Results<FileContentHttpResult, NotFound>> GetOwnXlsx(
        string timetableKey, HttpContext http, IMediator mediator, CancellationToken cancel) =>
        await FindOwn(timetableKey, mediator, cancel) is { Run: not null } timetable
            ? Own(http, ParticipantSheet.Xlsx(timetable), SheetWriter.XlsxType, timetable, "xlsx")
            : TypedResults.NotFound();

    // Strangers try keys: that is no error of ours to be logged.
    static async Task<ParticipantTimetable?> FindOwn(string timetableKey, IMediator mediator, CancellationToken cancel)
    {
        try
        {
            return await mediator.Send(new GetOwnTimetable(timetableKey), cancel);
        }
        catch (Application.Errors.NotFound)
        {
            return null;
        }
    }

    static FileContentHttpResult Own(HttpContext http, byte[] content, string type, ParticipantTimetable timetable, string extension)
    {
        var file = Downloads.File(http, content, type, Downloads.NameOf(timetable, extension));
        OwnLink.Guard(http.Response);
        return file;
    }

    static async Task<ParticipantTimetable> Find(
        string eventId, string participantId, string? run, IMediator mediator, CancellationToken cancel) =>
        InForce(await mediator.Send(new GetParticipantTimetable(eventId, participantId, run), cancel));

    static ParticipantTimetable InForce(ParticipantTimetable timetable) =>
        timetable.Run is null ? throw new Application.Errors.NotFound("Timetables.NoneInForce") : timetable;
}
