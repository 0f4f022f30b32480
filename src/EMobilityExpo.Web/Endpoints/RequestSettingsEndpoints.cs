namespace EMobilityExpo.Web.Endpoints;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Requests;
using EMobilityExpo.Web.Auth;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

/// <summary>The organiser's rules for requests and bookings, and how many there are.</summary>
public static class RequestSettingsEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var requests = api.MapGroup("/events/{eventId}/requests").Needs(Permissions.EventRead, Permissions.EventManage).WithTags("Requests")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesValidationProblem();
        requests.MapGet("/", Get).WithName("GetRequestSettings").WithSummary("The rules for requests and bookings, and how many stand how.");
        requests.MapPut("/", Put).WithName("SetRequestSettings").WithSummary("Sets the days that a request stays open, and whether exhibitors may book.");
    }

    public static async Task<Ok<RequestSettings>> Get(string eventId, IMediator mediator, CancellationToken cancel) =>
        TypedResults.Ok(await mediator.Send(new GetRequestSettings(eventId), cancel));

    public static async Task<Ok<RequestSettings>> Put(string eventId, NewSettings body, IMediator mediator, CancellationToken cancel)
    {
        await mediator.Send(new SetRequestSettings(eventId, body.RequestDays, body.Booking), cancel);
        return await Get(eventId, mediator, cancel);
    }

    public sealed record NewSettings(int RequestDays, bool Booking);
}
