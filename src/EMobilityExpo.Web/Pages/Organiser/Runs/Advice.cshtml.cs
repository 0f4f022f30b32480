namespace EMobilityExpo.Web.Pages.Organiser.Runs;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Runs;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>What one thing more would add to the timetable of a run.</summary>
[Authorize(Permissions.TimetableManage)]
public sealed class AdviceModel(IMediator mediator) : PageBase(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string RunId { get; set; } = "";

    public RunView Run { get; private set; } = null!;

    public RunEvent Event { get; private set; } = null!;

    public RunAdvice Advice { get; private set; } = null!;

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await TrySend(new AskAdvice(EventId, RunId)))
            return RedirectToPage(new { EventId, RunId });
        await LoadAsync();
        return Page();
    }

    async Task LoadAsync()
    {
        Run = await Send(new GetRun(EventId, RunId));
        Event = await Send(new GetRunEvent(EventId));
        Advice = await Send(new GetAdvice(EventId, RunId));
    }
}
