namespace EMobilityExpo.Web.Endpoints;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Messages;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Web.Auth;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

/// <summary>Messages of the organiser to groups.</summary>
public static class MessageEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var messages = api.MapGroup("/events/{eventId}/messages").Needs(Permissions.PeopleManage).WithTags("Messages")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesValidationProblem();
        messages.MapGet("/", List).WithName("ListMessages").WithSummary("Messages to groups with how many arrived; the latest first.");
        messages.MapGet("/{messageId}", Get).WithName("GetMessage").WithSummary("One message and the mails that did not arrive.");
        messages.MapPost("/preview", Preview).WithName("PreviewMessage").WithSummary("Who would get a message, and how it reads in each language.");
        messages.MapPost("/", Post).WithName("SendMessage")
            .WithSummary("Sends a message to as many as the preview has shown (expected). The same requestKey again answers with the same message.")
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    public static async Task<Ok<Paged<MessageView>>> List(string eventId, IMediator mediator, CancellationToken cancel, int page = 1, int pageSize = 50) =>
        TypedResults.Ok(await mediator.Send(new ListMessages(eventId, new(page, pageSize)), cancel));

    public static async Task<Ok<MessageDetails>> Get(string eventId, string messageId, IMediator mediator, CancellationToken cancel) =>
        TypedResults.Ok(await mediator.Send(new GetMessage(eventId, messageId), cancel));

    public static async Task<Ok<MessagePreview>> Preview(string eventId, NewMessage body, IMediator mediator, CancellationToken cancel) =>
        TypedResults.Ok(await mediator.Send(new PreviewMessage(eventId, body.Audience, body), cancel));

    public static async Task<Accepted<SentMessage>> Post(string eventId, NewMessage body, IMediator mediator, CancellationToken cancel)
    {
        var sent = await mediator.Send(new SendMessage(eventId, body.Audience, body, body.Expected, body.RequestKey), cancel);
        return TypedResults.Accepted(sent.JobId is null ? $"/api/events/{eventId}/messages/{sent.MessageId}" : $"/api/jobs/{sent.JobId}", sent);
    }

    public sealed record NewMessage : MessageText
    {
        public Audience Audience { get; init => field = value ?? new(); } = new();

        /// <summary>How many the preview has shown; not needed for a preview.</summary>
        public int Expected { get; init; }
        public string? RequestKey { get; init; }
    }
}
