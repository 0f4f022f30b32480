namespace EMobilityExpo.Web.Endpoints;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Audit;
using EMobilityExpo.Application.Features.Dashboard;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Web.Auth;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

/// <summary>How an event comes on, and who did what.</summary>
public static class DashboardEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/events/{eventId}/dashboard", Get).Needs(Permissions.EventRead).WithTags("Events").WithName("GetDashboard")
            .WithSummary("Registrations over time, requests, the load of each slot, and who has too few meetings.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/events/{eventId}/audit", Audit).Needs(Permissions.PeopleManage).WithTags("People").WithName("ListAudit")
            .WithSummary("Who did what at the event, the latest first.").ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);
    }

    public static async Task<Ok<Dashboard>> Get(string eventId, IMediator mediator, CancellationToken cancel) =>
        TypedResults.Ok(await mediator.Send(new GetDashboard(eventId), cancel));

    /// <param name="area">The first part of the action, such as <c>run</c>.</param>
    public static async Task<Ok<Paged<AuditView>>> Audit(
        string eventId, IMediator mediator, CancellationToken cancel, string? area = null, int page = 1, int pageSize = 50) =>
        TypedResults.Ok(await mediator.Send(new ListAudit(eventId, area, new(page, pageSize)), cancel));
}
