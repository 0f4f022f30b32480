namespace EMobilityExpo.Web.Pages.Organiser.Requests;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Requests;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>How many ask each other, and the rules for it.</summary>
[Authorize(Permissions.EventManage)]
public sealed class IndexModel(IMediator mediator) : PageBase(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    [BindProperty]
    public int Days { get; set; }

    [BindProperty]
    public bool Booking { get; set; }

    public RequestSettings Settings { get; private set; } = null!;

    public int Count(string side, string status) =>
        Settings.Figures.FirstOrDefault(figure => figure.AskedBy == side && figure.Status == status)?.Requests ?? 0;

    public async Task OnGetAsync()
    {
        Settings = await Send(new GetRequestSettings(EventId));
        (Days, Booking) = (Settings.RequestDays, Settings.Booking);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await TrySend(new SetRequestSettings(EventId, Days, Booking)))
        {
            Notice = Words.T("Common.Saved");
            return Redirect($"/events/{EventId}/requests");
        }

        if (ModelState.TryGetValue(nameof(SetRequestSettings.RequestDays), out var wrong))
            ModelState.AddModelError(nameof(Days), wrong.Errors[0].ErrorMessage);
        Settings = await Send(new GetRequestSettings(EventId));
        return Page();
    }
}
