namespace EMobilityExpo.Web.Endpoints;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Bookings;
using EMobilityExpo.Application.Features.Members;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Partners;
using EMobilityExpo.Application.Features.Requests;
using EMobilityExpo.Application.Features.Suggestions;
using EMobilityExpo.Application.Features.Wishes;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Web.Auth;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

/// <summary>What a company may do for itself: profile, partners, wishes, requests and bookings.</summary>
public static class OwnEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var own = api.MapGroup("/my/{participantId}").Needs(Permissions.OwnRead, Permissions.OwnManage).WithTags("Own company")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesValidationProblem();
        own.MapGet("/profile", GetProfile).WithName("GetMyProfile").WithSummary("One's own profile. Its ETag goes into the If-Match of a change.");
        own.MapPut("/profile", PutProfile).WithName("UpdateMyProfile")
            .WithSummary("Changes one's own profile as a whole; needs If-Match. Keys, booth, delegation and minimum stay as the organiser entered them.")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status428PreconditionRequired);
        own.MapGet("/suggestions", GetSuggestions).WithName("GetMySuggestions").WithSummary("The best partners as scores are now, each explained.");
        own.MapGet("/partners", ListPartners).WithName("ListPartners").WithSummary("The other side of the event under filters.");
        own.MapGet("/partners/{partnerId}", GetPartner).WithName("GetPartner")
            .WithSummary("One partner; contact data only once a meeting is agreed. Its ETag goes into the If-Match of a wish.");
        own.MapPut("/partners/{partnerId}/wish", PutWish).WithName("SetMyWish").WithSummary("Says whether one wants to meet the partner; needs If-Match. A veto stays private.")
            .ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status428PreconditionRequired);
        own.MapGet("/partners/{partnerId}/slots", GetSlots).WithName("GetOpenSlots").WithSummary("The slots that both still have free.");
        own.MapPost("/partners/{partnerId}/booking", Book).WithName("BookSlot")
            .WithSummary("An exhibitor takes an open slot of a buyer. One of many gets it; the others get 409 with the slots that are left.")
            .ProducesProblem(StatusCodes.Status409Conflict);
        own.MapDelete("/partners/{partnerId}/booking", CancelBooking).WithName("CancelBooking").WithSummary("Gives a booked slot back.")
            .ProducesProblem(StatusCodes.Status409Conflict);
        own.MapGet("/bookings", ListBookings).WithName("ListBookings").WithSummary("The slots that one has booked, or holds by a request.");
        own.MapGet("/agreed", ListAgreed).WithName("ListAgreed").WithSummary("What is agreed before there is a timetable, with the time where one is fixed.");
        own.MapGet("/attendees", GetAttendees).WithName("GetAttendees").WithSummary("One's own people, and who of them goes to which meeting.");
        own.MapPut("/attendees/{partnerId}", PutAttendees).WithName("SetAttendees").WithSummary("Says who of one's own people goes to the meeting with a partner.");
        own.MapGet("/requests", ListRequests).WithName("ListRequests").WithSummary("Requests in and out: those still open first.");
        own.MapPost("/requests", Send).WithName("SendRequest").WithSummary("Asks a partner for a meeting, in any slot or in an open one.")
            .ProducesProblem(StatusCodes.Status409Conflict);
        own.MapPost("/requests/{requestId}/answer", Answer).WithName("AnswerRequest").WithSummary("Accepts or declines a request, or withdraws one's own.")
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    public static async Task<Ok<IReadOnlyList<AgreedMeeting>>> ListAgreed(string participantId, HttpContext http, IMediator mediator, CancellationToken cancel) =>
        TypedResults.Ok(await mediator.Send(new ListAgreed(http.Own(participantId).EventId, participantId), cancel));

    public static async Task<Ok<Attendees>> GetAttendees(string participantId, HttpContext http, IMediator mediator, CancellationToken cancel) =>
        TypedResults.Ok(await mediator.Send(new GetAttendees(http.Own(participantId).EventId, participantId), cancel));

    public static async Task<NoContent> PutAttendees(
        string participantId, string partnerId, AttendeesBody body, HttpContext http, IMediator mediator, CancellationToken cancel)
    {
        await mediator.Send(new SetAttendees(http.Own(participantId).EventId, participantId, partnerId, body.Members), cancel);
        return TypedResults.NoContent();
    }

    /// <param name="Members">Ids of one's own people, as the list of attendees names them; none takes all away.</param>
    public sealed record AttendeesBody(IReadOnlyList<string>? Members = null);

    public static async Task<Ok<ParticipantFields>> GetProfile(
        string participantId, HttpContext http, IMediator mediator, CancellationToken cancel)
    {
        var found = await mediator.Send(new GetParticipant(http.Own(participantId).EventId, participantId), cancel);
        http.Response.SetETag(found.RowVersion);
        return TypedResults.Ok(OwnProfile.Shown(found.Fields));
    }

    public static async Task<Ok<ParticipantFields>> PutProfile(
        string participantId, ParticipantFields fields, HttpContext http, IMediator mediator, CancellationToken cancel)
    {
        var eventId = http.Own(participantId).EventId;
        var version = http.Request.IfMatch();
        var before = await mediator.Send(new GetParticipant(eventId, participantId), cancel);
        await mediator.Send(new UpdateParticipant(eventId, participantId, version, OwnProfile.Of(fields, before.Fields)) { Own = true }, cancel);
        return await GetProfile(participantId, http, mediator, cancel);
    }

    public static async Task<Ok<SuggestionList>> GetSuggestions(
        string participantId, HttpContext http, IMediator mediator, CancellationToken cancel, string? country = null, string? category = null,
        string? cooperation = null, string? language = null, bool? online = null, int top = 20, bool diverse = false) =>
        TypedResults.Ok(await mediator.Send(
            new GetMySuggestions(
                http.Own(participantId).EventId, participantId,
                new() { Country = country, Category = category, Cooperation = cooperation, Language = language, Online = online }, top, diverse),
            cancel));

    public static async Task<Ok<Paged<PartnerSummary>>> ListPartners(
        string participantId, HttpContext http, IMediator mediator, CancellationToken cancel, string? search = null, string? country = null,
        string? category = null, string? cooperation = null, string? certification = null, string? target = null, string? language = null,
        bool listed = false, bool shortlisted = false, string? sort = null, int page = 1,
        int pageSize = 50) =>
        TypedResults.Ok(await mediator.Send(
            new ListPartners(
                http.Own(participantId).EventId, participantId,
                new()
                {
                    Search = search,
                    Country = country,
                    Category = category,
                    Cooperation = cooperation,
                    Certification = certification,
                    Target = target,
                    Language = language,
                    Shortlisted = shortlisted,
                    Sort = sort,
                    Listed = listed,
                },
                new(page, pageSize)),
            cancel));

    public static async Task<Ok<PartnerDetails>> GetPartner(
        string participantId, string partnerId, HttpContext http, IMediator mediator, CancellationToken cancel)
    {
        var found = await mediator.Send(new GetPartner(http.Own(participantId).EventId, participantId, partnerId), cancel);
        http.Response.SetETag(found.Mine.RowVersion);
        return TypedResults.Ok(found);
    }

    public static async Task<NoContent> PutWish(
        string participantId, string partnerId, MyWish body, HttpContext http, IMediator mediator, CancellationToken cancel)
    {
        await mediator.Send(
            new SetParticipantWish(http.Own(participantId).EventId, participantId, partnerId, body.Wish, body.Rank, http.Request.IfMatch()), cancel);
        return TypedResults.NoContent();
    }

    public static async Task<Ok<OpenSlots>> GetSlots(
        string participantId, string partnerId, HttpContext http, IMediator mediator, CancellationToken cancel) =>
        TypedResults.Ok(await mediator.Send(new GetOpenSlots(http.Own(participantId).EventId, participantId, partnerId), cancel));

    public static async Task<Results<NoContent, ProblemHttpResult>> Book(
        string participantId, string partnerId, NewBooking body, HttpContext http, IMediator mediator, CancellationToken cancel)
    {
        var eventId = http.Own(participantId).EventId;
        try
        {
            await mediator.Send(new BookSlot(eventId, participantId, partnerId, body.StartsAt), cancel);
            return TypedResults.NoContent();
        }
        catch (Application.Errors.Conflict taken)
        {
            var left = await mediator.Send(new GetOpenSlots(eventId, participantId, partnerId), cancel);
            return TypedResults.Problem(
                title: taken.Message, statusCode: StatusCodes.Status409Conflict, type: $"urn:emobilityexpo:problem:{taken.Code}",
                extensions: new Dictionary<string, object?> { ["alternatives"] = left.Items.Take(MostAlternatives).ToList() });
        }
    }

    const int MostAlternatives = 10;

    public static async Task<NoContent> CancelBooking(
        string participantId, string partnerId, HttpContext http, IMediator mediator, CancellationToken cancel)
    {
        await mediator.Send(new CancelBooking(http.Own(participantId).EventId, participantId, partnerId), cancel);
        return TypedResults.NoContent();
    }

    public static async Task<Ok<IReadOnlyList<BookingView>>> ListBookings(
        string participantId, HttpContext http, IMediator mediator, CancellationToken cancel) =>
        TypedResults.Ok(await mediator.Send(new ListBookings(http.Own(participantId).EventId, participantId), cancel));

    public static async Task<Ok<Paged<RequestView>>> ListRequests(
        string participantId, HttpContext http, IMediator mediator, CancellationToken cancel, bool? incoming = null, string? status = null,
        int page = 1, int pageSize = 50) =>
        TypedResults.Ok(await mediator.Send(
            new ListRequests(http.Own(participantId).EventId, participantId, new(page, pageSize), incoming, status), cancel));

    public static async Task<Created<MemberEndpoints.NewId>> Send(
        string participantId, NewRequest body, HttpContext http, IMediator mediator, CancellationToken cancel)
    {
        var id = await mediator.Send(new SendRequest(http.Own(participantId).EventId, participantId, body.PartnerId, body.Message, body.Slot), cancel);
        return TypedResults.Created($"/api/my/{participantId}/requests/{id}", new MemberEndpoints.NewId(id));
    }

    public static async Task<NoContent> Answer(
        string participantId, string requestId, RequestAnswer body, HttpContext http, IMediator mediator, CancellationToken cancel)
    {
        await mediator.Send(new AnswerRequest(http.Own(participantId).EventId, participantId, requestId, body.Status, body.Reason, body.Words), cancel);
        return TypedResults.NoContent();
    }

    /// <param name="Wish"><c>none</c>, <c>want</c>, <c>must</c> or <c>veto</c>.</param>
    /// <param name="Rank">1 is wanted most.</param>
    public sealed record MyWish(string Wish, int? Rank = null);

    public sealed record NewBooking(Instant StartsAt);

    /// <param name="Slot">The start of an open slot, held until the answer; none for any.</param>
    public sealed record NewRequest(string PartnerId, string? Message = null, Instant? Slot = null);

    /// <param name="Status"><c>accepted</c>, <c>declined</c> or <c>withdrawn</c>.</param>
    /// <param name="Reason">With a decline: <c>no-fit</c>, <c>no-time</c>, <c>have-partner</c> or <c>other</c>.</param>
    public sealed record RequestAnswer(string Status, string? Reason = null, string? Words = null);
}
