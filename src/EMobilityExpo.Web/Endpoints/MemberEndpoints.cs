namespace EMobilityExpo.Web.Endpoints;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Mails;
using EMobilityExpo.Application.Features.Members;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Web.Auth;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

/// <summary>Who has an account at an event, and the mails that went out.</summary>
public static class MemberEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var members = api.MapGroup("/events/{eventId}/members").Needs(Permissions.PeopleManage).WithTags("People")
            .ProducesProblem(StatusCodes.Status404NotFound);
        members.MapGet("/", List).WithName("ListMembers").WithSummary("Who has an account at the event.").ProducesValidationProblem();
        members.MapPost("/", Invite).WithName("InviteMember").WithSummary("Gives somebody a role, by a mail with a link that signs in once.")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status409Conflict);
        members.MapDelete("/{memberId}", Remove).WithName("RemoveMember").WithSummary("Takes the role away; the account stays.");
        api.MapGet("/events/{eventId}/mails", Mails).Needs(Permissions.PeopleManage).WithTags("People").WithName("ListMails")
            .WithSummary("The mails of the event. Links that sign in are not shown.")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);

        var colleagues = api.MapGroup("/my/{participantId}/colleagues").Needs(Permissions.OwnColleagues).WithTags("Own company")
            .ProducesProblem(StatusCodes.Status404NotFound);
        colleagues.MapGet("/", Colleagues).WithName("ListColleagues").WithSummary("The people of one's own company.").ProducesValidationProblem();
        colleagues.MapPost("/", InviteColleague).WithName("InviteColleague").WithSummary("Invites a colleague, by a mail with a link that signs in once.")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status409Conflict);
        colleagues.MapDelete("/{memberId}", RemoveColleague).WithName("RemoveColleague").WithSummary("Takes a colleague out of the company's account.");
    }

    public static async Task<Ok<Paged<MemberView>>> List(
        string eventId, IMediator mediator, CancellationToken cancel, string? role = null, string? search = null, int page = 1, int pageSize = 50) =>
        TypedResults.Ok(await mediator.Send(new ListMembers(eventId, new(page, pageSize), role, Search: search), cancel));

    public static async Task<Created<NewId>> Invite(string eventId, Invitation body, IMediator mediator, CancellationToken cancel)
    {
        var id = await mediator.Send(
            new InviteMember(eventId, body.Email, body.Name, body.Role, body.ParticipantId, body.Owner, body.Language), cancel);
        return TypedResults.Created($"/api/events/{eventId}/members/{id}", new NewId(id));
    }

    public static async Task<NoContent> Remove(string eventId, string memberId, IMediator mediator, CancellationToken cancel)
    {
        await mediator.Send(new RemoveMember(eventId, memberId), cancel);
        return TypedResults.NoContent();
    }

    public static async Task<Ok<Paged<MailView>>> Mails(
        string eventId, IMediator mediator, CancellationToken cancel, string? status = null, int page = 1, int pageSize = 50) =>
        TypedResults.Ok(await mediator.Send(new ListMails(eventId, status, new(page, pageSize)), cancel));

    public static async Task<Ok<Paged<MemberView>>> Colleagues(
        string participantId, HttpContext http, IMediator mediator, CancellationToken cancel, int page = 1, int pageSize = 50) =>
        TypedResults.Ok(await mediator.Send(new ListMembers(http.Own(participantId).EventId, new(page, pageSize), ParticipantId: participantId), cancel));

    public static async Task<Created<NewId>> InviteColleague(
        string participantId, Colleague body, HttpContext http, IMediator mediator, CancellationToken cancel)
    {
        var own = http.Own(participantId);
        var id = await mediator.Send(
            new InviteMember(own.EventId, body.Email, body.Name, own.Role, participantId, Language: body.Language), cancel);
        return TypedResults.Created($"/api/my/{participantId}/colleagues/{id}", new NewId(id));
    }

    public static async Task<NoContent> RemoveColleague(
        string participantId, string memberId, HttpContext http, IMediator mediator, CancellationToken cancel)
    {
        await mediator.Send(new RemoveMember(http.Own(participantId).EventId, memberId, participantId), cancel);
        return TypedResults.NoContent();
    }

    /// <param name="Role"><c>organiser</c>, <c>exhibitor</c>, <c>buyer</c>, <c>interpreter</c> or <c>floor</c>.</param>
    /// <param name="ParticipantId">Of the company or the interpreter.</param>
    /// <param name="Owner">Whether that person may invite colleagues.</param>
    /// <param name="Language">Of the mail, <c>ko</c> or <c>en</c>.</param>
    public sealed record Invitation(string? Email, string? Name, string? Role, string? ParticipantId = null, bool Owner = false, string Language = "en");

    /// <param name="Language">Of the mail, <c>ko</c> or <c>en</c>.</param>
    public sealed record Colleague(string? Email, string? Name, string Language = "en");

    public sealed record NewId(string Id);
}
