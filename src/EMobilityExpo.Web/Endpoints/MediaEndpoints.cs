namespace EMobilityExpo.Web.Endpoints;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Media;
using EMobilityExpo.Web.Auth;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

/// <summary>Logos, pictures and documents. They are served with the type that was found in them, never with the one that was sent.</summary>
public static class MediaEndpoints
{
    /// <summary>Above the limit of any one form, so that a file a little too large is told so in words.</summary>
    public const int MaximumRequest = 64 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder api)
    {
        var own = api.MapGroup("/my/{participantId}/media").Needs(Permissions.OwnRead, Permissions.OwnManage).WithTags("Own company")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesValidationProblem();
        own.MapGet("/", List).WithName("ListMyMedia").WithSummary("One's own logo, pictures, documents and proofs.");
        own.MapPost("/", Add).WithName("AddMyMedia").DisableAntiforgery() // the group's filter checks the token
            .WithSummary("Adds a file of a kind: logo, picture, document or proof. Pictures (PNG, JPEG, WebP) have at most 1600 pixels a side and 2 MB, documents (PDF) 10 MB.")
            .WithMetadata(new RequestSizeLimitAttribute(MaximumRequest)).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
        Serve(own.MapGet("/{mediaId}/content", GetContent)).WithName("GetMedia").WithSummary("A file of one's own, or one that a partner shows; small for the thumbnail.");
        own.MapPut("/{mediaId}", Describe).WithName("DescribeMyMedia").WithSummary("Captions, and the product that is shown; needs If-Match with the row version.")
            .ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status428PreconditionRequired);
        own.MapPost("/{mediaId}/move", Move).WithName("MoveMyMedia").WithSummary("One place up or down among those of its kind.");
        own.MapDelete("/{mediaId}", Remove).WithName("RemoveMyMedia").WithSummary("Removes a file.");

        var all = api.MapGroup("/events/{eventId}").Needs(Permissions.ParticipantsRead, Permissions.ParticipantsManage).WithTags("Participants")
            .ProducesProblem(StatusCodes.Status404NotFound);
        Serve(all.MapGet("/media/{mediaId}/content", GetOfEvent)).WithName("GetEventMedia").WithSummary("Any file of the event, those of registrations too.");
        all.MapGet("/participants/{participantId}/media", ListOfParticipant).WithName("ListMedia").WithSummary("The files of a participant, proofs among them.");
        all.MapDelete("/participants/{participantId}/media/{mediaId}", RemoveOfParticipant).WithName("RemoveMedia").WithSummary("Removes a file of a participant.");

        Serve(api.MapGet("/registrations/{registrationId}/media/{mediaId}/content", GetOfRegistration)).Needs(Permissions.Account).WithTags("Registrations")
            .WithName("GetRegistrationMedia").WithSummary("A file of one's own registration.").ProducesProblem(StatusCodes.Status404NotFound);
    }

    static RouteHandlerBuilder Serve(RouteHandlerBuilder endpoint) => endpoint
        .Produces<FileContentHttpResult>(StatusCodes.Status200OK, "image/png", "image/jpeg", "image/webp", "application/pdf").Produces(StatusCodes.Status304NotModified);

    public static async Task<Ok<IReadOnlyList<MediaView>>> List(string participantId, HttpContext http, IMediator mediator, CancellationToken cancel) =>
        TypedResults.Ok(await mediator.Send(new ListMedia(http.Own(participantId).EventId, participantId), cancel));

    public static async Task<Created<MediaView>> Add(
        string participantId, [FromForm] string kind, IFormFile file, HttpContext http, IMediator mediator, CancellationToken cancel, IFormFile? small = null,
        [FromForm] string? productId = null, [FromForm] string? captionKo = null, [FromForm] string? captionEn = null)
    {
        var eventId = http.Own(participantId).EventId;
        var sent = await Uploads.ReadAsync(kind, file, small, cancel) with { ProductId = productId, CaptionKo = captionKo, CaptionEn = captionEn };
        var id = await mediator.Send(new AddMedia(eventId, participantId, sent, http.Caller()!.PersonId), cancel);
        var made = (await mediator.Send(new ListMedia(eventId, participantId), cancel)).First(one => one.Id == id);
        http.Response.SetETag(made.RowVersion);
        return TypedResults.Created($"/api/my/{participantId}/media/{id}/content", made);
    }

    public static async Task<FileContentHttpResult> GetContent(
        string participantId, string mediaId, HttpContext http, IMediator mediator, CancellationToken cancel, bool small = false) =>
        File(http, await mediator.Send(new GetMedia(http.Own(participantId).EventId, participantId, mediaId, small), cancel));

    public static async Task<NoContent> Describe(
        string participantId, string mediaId, MediaWords body, HttpContext http, IMediator mediator, CancellationToken cancel)
    {
        await mediator.Send(
            new DescribeMedia(http.Own(participantId).EventId, participantId, mediaId, body.CaptionKo, body.CaptionEn, body.ProductId, http.Request.IfMatch()), cancel);
        return TypedResults.NoContent();
    }

    public static async Task<NoContent> Move(string participantId, string mediaId, Direction body, HttpContext http, IMediator mediator, CancellationToken cancel)
    {
        await mediator.Send(new MoveMedia(http.Own(participantId).EventId, participantId, mediaId, body.Up), cancel);
        return TypedResults.NoContent();
    }

    public static async Task<NoContent> Remove(string participantId, string mediaId, HttpContext http, IMediator mediator, CancellationToken cancel)
    {
        await mediator.Send(new RemoveMedia(http.Own(participantId).EventId, participantId, mediaId), cancel);
        return TypedResults.NoContent();
    }

    public static async Task<FileContentHttpResult> GetOfEvent(
        string eventId, string mediaId, HttpContext http, IMediator mediator, CancellationToken cancel, bool small = false) =>
        File(http, await mediator.Send(new GetEventMedia(eventId, mediaId, small), cancel));

    public static async Task<Ok<IReadOnlyList<MediaView>>> ListOfParticipant(string eventId, string participantId, IMediator mediator, CancellationToken cancel) =>
        TypedResults.Ok(await mediator.Send(new ListMedia(eventId, participantId), cancel));

    public static async Task<NoContent> RemoveOfParticipant(string eventId, string participantId, string mediaId, IMediator mediator, CancellationToken cancel)
    {
        await mediator.Send(new RemoveMedia(eventId, participantId, mediaId), cancel);
        return TypedResults.NoContent();
    }

    public static async Task<FileContentHttpResult> GetOfRegistration(
        string registrationId, string mediaId, HttpContext http, IMediator mediator, CancellationToken cancel, bool small = false) =>
        File(http, await mediator.Send(new GetRegistrationMedia(http.Caller()!.PersonId, registrationId, mediaId, small), cancel));

    /// <summary>A picture is shown in the page; everything else is saved, under a name that ends as its content asks.</summary>
    static FileContentHttpResult File(HttpContext http, MediaContent media)
    {
        http.Response.Headers.CacheControl = "private, max-age=3600";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.File(
            media.Content, media.Type, media.IsPicture ? null : Uploads.NameOf(media), entityTag: new EntityTagHeaderValue($"\"{media.Hash}\""));
    }

    public sealed record MediaWords(string? CaptionKo = null, string? CaptionEn = null, string? ProductId = null);

    public sealed record Direction(bool Up);
}
