namespace EMobilityExpo.Web.Pages.Organiser.Registrations;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Registration;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>Who wants to take part, and waits to be let in.</summary>
[Authorize(Permissions.ParticipantsManage)]
public sealed class IndexModel(IMediator mediator) : PageBase(mediator)
{
    static readonly string[] Statuses = ["sent", "asked", "approved", "declined"];

    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    public RegistrationList List { get; private set; } = null!;

    string? Status => Statuses.FirstOrDefault(status => status == Request.Query["status"]);

    public FiltersModel Filters => new(
        "", null,
        [new("status", Words.T("Registration.Status"), Words.T("Common.All"), Status, [.. Statuses.Select(status => new FilterChoice(status, Words.T($"Registration.Short_{status}")))])],
        [new("", Words.T("Registration.LongestWaiting"))], "");

    public async Task OnGetAsync() => List = await Send(new ListRegistrations(EventId, Status, Paging));

    public async Task<IActionResult> OnPostOpenAsync(bool open)
    {
        await Send(new OpenRegistration(EventId, open));
        Notice = Words.T("Common.Saved");
        return Redirect($"/events/{EventId}/registrations");
    }
}
