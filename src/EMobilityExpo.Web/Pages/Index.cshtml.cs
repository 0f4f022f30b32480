namespace EMobilityExpo.Web.Pages;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Registration;
using EMobilityExpo.Web.Auth;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

/// <summary>Where one belongs: organisers to their events, a participant to its portal, others choose.</summary>
[Authorize(Permissions.Account)]
public sealed class IndexModel(IMediator mediator) : PageModel
{
    public IReadOnlyList<MyOpenRegistration> Registrations { get; private set; } = [];

    public IReadOnlyList<Membership> Places { get; private set; } = [];

    public static string WayTo(Membership place) => place.Role switch
    {
        Roles.Organiser => $"/events/{place.EventId}",
        Roles.Floor => $"/events/{place.EventId}/timetable",
        _ => $"/my/{place.ParticipantId}",
    };

    public async Task<IActionResult> OnGetAsync()
    {
        TempData.Keep();
        var caller = HttpContext.Caller()!;
        Places = caller.Memberships;
        if (caller.Administrator || (Places.Count > 0 && Places.All(place => place.Role == Roles.Organiser)))
            return Redirect("/events");
        Registrations = await mediator.Send(new ListMyRegistrations(caller.PersonId), HttpContext.RequestAborted);
        return Places is [var only] && Registrations.Count == 0 ? Redirect(WayTo(only)) : Page();
    }
}
