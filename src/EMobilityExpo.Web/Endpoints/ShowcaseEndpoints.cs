namespace EMobilityExpo.Web.Endpoints;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Availability;
using EMobilityExpo.Application.Features.Partners;
using EMobilityExpo.Application.Features.Products;
using EMobilityExpo.Application.Features.Wishes;
using EMobilityExpo.Web.Auth;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

/// <summary>What a company shows in the hall, whom it puts on its shortlist, how it orders its wishes, and when it can meet.</summary>
public static class ShowcaseEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var own = api.MapGroup("/my/{participantId}").Needs(Permissions.OwnRead, Permissions.OwnManage).WithTags("Own company")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesValidationProblem();
        own.MapGet("/page", GetPage).WithName("GetMyPage").WithSummary("What one says about oneself, and the link to a video. Its ETag goes into the If-Match of a change.");
        Versioned(own.MapPut("/page", PutPage)).WithName("SetMyPage").WithSummary("Changes that as a whole; needs If-Match.");
        own.MapGet("/products", ListProducts).WithName("ListMyProducts").WithSummary("The products that one shows.");
        own.MapPost("/products", AddProduct).WithName("AddMyProduct").WithSummary("Adds a product of an exhibitor.").ProducesProblem(StatusCodes.Status409Conflict);
        Versioned(own.MapPut("/products/{productId}", PutProduct)).WithName("UpdateMyProduct").WithSummary("Changes a product as a whole; needs If-Match with its row version.");
        Versioned(own.MapDelete("/products/{productId}", RemoveProduct)).WithName("RemoveMyProduct").WithSummary("Removes a product; its pictures stay. Needs If-Match.");
        own.MapPut("/partners/{partnerId}/shortlist", Shortlist).WithName("ShortlistPartner").WithSummary("Puts a partner on one's shortlist; it says nothing about wanting to meet.");
        own.MapDelete("/partners/{partnerId}/shortlist", Unshortlist).WithName("UnshortlistPartner").WithSummary("Takes a partner off one's shortlist.");
        own.MapPost("/partners/{partnerId}/wish/move", MoveWish).WithName("MoveMyWish").WithSummary("Moves a wish one place up or down among those of its strength.")
            .ProducesProblem(StatusCodes.Status412PreconditionFailed);
        own.MapGet("/availability", GetAvailability).WithName("GetMyAvailability").WithSummary("The slots of the event, open or blocked, one's limits and one's time zone.");
        Versioned(own.MapPut("/availability", PutAvailability)).WithName("SetMyAvailability")
            .WithSummary("Changes that as a whole; needs If-Match. A slot in which a meeting is agreed can not be blocked (409).").ProducesProblem(StatusCodes.Status409Conflict);
    }

    static RouteHandlerBuilder Versioned(RouteHandlerBuilder endpoint) => endpoint
        .ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status428PreconditionRequired);

    public static async Task<Ok<CompanyPage>> GetPage(string participantId, HttpContext http, IMediator mediator, CancellationToken cancel)
    {
        var found = await mediator.Send(new GetCompanyPage(http.Own(participantId).EventId, participantId), cancel);
        http.Response.SetETag(found.RowVersion);
        return TypedResults.Ok(found);
    }

    public static async Task<Ok<CompanyPage>> PutPage(string participantId, PageWords body, HttpContext http, IMediator mediator, CancellationToken cancel)
    {
        await mediator.Send(
            new SaveCompanyPage(http.Own(participantId).EventId, participantId, body.AboutKo, body.AboutEn, body.Video, http.Request.IfMatch()), cancel);
        return await GetPage(participantId, http, mediator, cancel);
    }

    public static async Task<Ok<IReadOnlyList<ProductView>>> ListProducts(string participantId, HttpContext http, IMediator mediator, CancellationToken cancel) =>
        TypedResults.Ok(await mediator.Send(new ListProducts(http.Own(participantId).EventId, participantId), cancel));

    public static async Task<Created<MemberEndpoints.NewId>> AddProduct(
        string participantId, ProductFields body, HttpContext http, IMediator mediator, CancellationToken cancel)
    {
        var id = await mediator.Send(new SaveProduct(http.Own(participantId).EventId, participantId, null, body, 0), cancel);
        return TypedResults.Created($"/api/my/{participantId}/products/{id}", new MemberEndpoints.NewId(id));
    }

    public static async Task<NoContent> PutProduct(
        string participantId, string productId, ProductFields body, HttpContext http, IMediator mediator, CancellationToken cancel)
    {
        await mediator.Send(new SaveProduct(http.Own(participantId).EventId, participantId, productId, body, http.Request.IfMatch()), cancel);
        return TypedResults.NoContent();
    }

    public static async Task<NoContent> RemoveProduct(string participantId, string productId, HttpContext http, IMediator mediator, CancellationToken cancel)
    {
        await mediator.Send(new RemoveProduct(http.Own(participantId).EventId, participantId, productId, http.Request.IfMatch()), cancel);
        return TypedResults.NoContent();
    }

    public static Task<NoContent> Shortlist(string participantId, string partnerId, HttpContext http, IMediator mediator, CancellationToken cancel) =>
        StarAsync(participantId, partnerId, on: true, http, mediator, cancel);

    public static Task<NoContent> Unshortlist(string participantId, string partnerId, HttpContext http, IMediator mediator, CancellationToken cancel) =>
        StarAsync(participantId, partnerId, on: false, http, mediator, cancel);

    public static async Task<NoContent> MoveWish(
        string participantId, string partnerId, MediaEndpoints.Direction body, HttpContext http, IMediator mediator, CancellationToken cancel)
    {
        await mediator.Send(new MoveWish(http.Own(participantId).EventId, participantId, partnerId, body.Up), cancel);
        return TypedResults.NoContent();
    }

    public static async Task<Ok<AvailabilityView>> GetAvailability(string participantId, HttpContext http, IMediator mediator, CancellationToken cancel)
    {
        var found = await mediator.Send(new GetAvailability(http.Own(participantId).EventId, participantId), cancel);
        http.Response.SetETag(found.RowVersion);
        return TypedResults.Ok(found);
    }

    public static async Task<Ok<AvailabilityView>> PutAvailability(
        string participantId, NewAvailability body, HttpContext http, IMediator mediator, CancellationToken cancel)
    {
        await mediator.Send(
            new SetAvailability(
                http.Own(participantId).EventId, participantId, body.Blocked ?? [], body.MaxMeetings, body.MaxPerDay, body.TimeZone, http.Request.IfMatch()),
            cancel);
        return await GetAvailability(participantId, http, mediator, cancel);
    }

    static async Task<NoContent> StarAsync(string participantId, string partnerId, bool on, HttpContext http, IMediator mediator, CancellationToken cancel)
    {
        await mediator.Send(new SetShortlisted(http.Own(participantId).EventId, participantId, partnerId, on), cancel);
        return TypedResults.NoContent();
    }

    /// <param name="Video">An https link, such as to YouTube or Vimeo.</param>
    public sealed record PageWords(string? AboutKo = null, string? AboutEn = null, string? Video = null);

    /// <param name="Blocked">The starts of the slots that are blocked; all others are open.</param>
    /// <param name="TimeZone">Where one is, by its name in the time zone database.</param>
    public sealed record NewAvailability(IReadOnlyList<Instant>? Blocked = null, int? MaxMeetings = null, int? MaxPerDay = null, string? TimeZone = null);
}
