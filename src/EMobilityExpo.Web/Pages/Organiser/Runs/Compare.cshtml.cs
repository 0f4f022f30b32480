namespace EMobilityExpo.Web.Pages.Organiser.Runs;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Runs;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>Two runs side by side. The list of runs sends its two marks as <c>run</c>.</summary>
[Authorize(Permissions.TimetableManage)]
public sealed class CompareModel(IMediator mediator) : PageBase(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? First { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Second { get; set; }

    [BindProperty(SupportsGet = true)]
    public string[] Run { get; set; } = [];

    public RunComparison Comparison { get; private set; } = null!;

    public RunEvent Event { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        // The list is latest first: the earlier run is the one that the later one is compared to.
        if (Run is [var later, var earlier])
            return RedirectToPage("Compare", new { EventId, First = earlier, Second = later });
        try
        {
            Comparison = await Send(new CompareRuns(EventId, First ?? "", Second ?? ""));
        }
        catch (AppException error) when (error is Invalid || First is null || Second is null)
        {
            Notice = Words.T("Runs.CompareHint");
            return RedirectToPage("Index", new { EventId });
        }

        Event = await Send(new GetRunEvent(EventId));
        return Page();
    }
}
