namespace EMobilityExpo.Web.Endpoints;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Registration;
using EMobilityExpo.Web.Auth;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

/// <summary>Registrations that wait for the organiser, and one's own data.</summary>
public static class RegistrationEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var registrations = api.MapGroup("/events/{eventId}/registrations").Needs(Permissions.ParticipantsRead, Permissions.ParticipantsManage)
            .WithTags("Registrations").ProducesProblem(StatusCodes.Status404NotFound).ProducesValidationProblem();
        registrations.MapGet("/", List).WithName("ListRegistrations").WithSummary("Registrations that were handed in; those to be decided first.");
        registrations.MapPut("/open", Open).WithName("OpenRegistration").WithSummary("Opens or closes the public registration.");
        registrations.MapGet("/{registrationId}", Get).WithName("GetRegistration")
            .WithSummary("One registration with completeness, signals and who it may be already. Its ETag goes into the If-Match of the decision.");
        registrations.MapPost("/{registrationId}/decision", Decide).WithName("DecideRegistration").WithSummary("Approves, asks back or declines; needs If-Match.")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status428PreconditionRequired);
        api.MapGet("/account/data", Export).Needs(Permissions.Account).WithTags("Account").WithName("ExportMyData").WithSummary("All that is kept about oneself.");
    }

    public static async Task<Ok<RegistrationList>> List(
        string eventId, IMediator mediator, CancellationToken cancel, string? status = null, int page = 1, int pageSize = 50) =>
        TypedResults.Ok(await mediator.Send(new ListRegistrations(eventId, status, new(page, pageSize)), cancel));

    public static async Task<NoContent> Open(string eventId, OpenState body, IMediator mediator, CancellationToken cancel)
    {
        await mediator.Send(new OpenRegistration(eventId, body.Open), cancel);
        return TypedResults.NoContent();
    }

    public static async Task<Ok<VettingView>> Get(
        string eventId, string registrationId, HttpResponse response, IMediator mediator, CancellationToken cancel)
    {
        var found = await mediator.Send(new GetVetting(eventId, registrationId), cancel);
        response.SetETag(found.RowVersion);
        return TypedResults.Ok(found);
    }

    public static async Task<Ok<VettingView>> Decide(
        string eventId, string registrationId, Decision body, HttpRequest request, HttpResponse response, IMediator mediator, CancellationToken cancel)
    {
        await mediator.Send(new DecideRegistration(eventId, registrationId, body.Verdict, request.IfMatch(), body.Into, body.Words), cancel);
        return await Get(eventId, registrationId, response, mediator, cancel);
    }

    public static async Task<Ok<MyData>> Export(HttpContext http, IMediator mediator, CancellationToken cancel) =>
        TypedResults.Ok(await mediator.Send(new ExportMyData(http.Caller()!.PersonId), cancel));

    public sealed record OpenState(bool Open);

    /// <param name="Verdict"><c>approved</c>, <c>asked</c> or <c>declined</c>.</param>
    /// <param name="Into">A participant that is the same company.</param>
    /// <param name="Words">The question, or the reason.</param>
    public sealed record Decision(string Verdict, string? Into = null, string? Words = null);
}
