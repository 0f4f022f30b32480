namespace EMobilityExpo.Web.Pages.Organiser.Runs;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Runs;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>The runs of an event, and the button that starts one.</summary>
[Authorize(Permissions.TimetableManage)]
public sealed class IndexModel(IMediator mediator) : PageBase(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    [BindProperty]
    public BuildForm Input { get; set; } = new();

    public RunEvent Event { get; private set; } = null!;

    public Paged<RunView> Runs { get; private set; } = null!;

    public RunView? InForce { get; private set; }

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        RunStarted? started = null;
        var start = new StartRun(EventId)
        {
            Seed = Input.Seed,
            Seconds = Input.Seconds,
            Objective = Input.Objective,
            Note = Input.Note,
            RequestKey = Input.RequestKey,
        };
        if (await TrySend(start, nameof(Input), run => started = run))
            return RedirectToPage("Run", new { EventId, started!.RunId });
        await LoadAsync();
        return Page();
    }

    async Task LoadAsync()
    {
        Event = await Send(new GetRunEvent(EventId));
        Runs = await Send(new ListRuns(EventId, Paging));
        InForce = await Send(new GetRunInForce(EventId));
    }

    public sealed class BuildForm
    {
        public long Seed { get; set; } = 1;
        public int? Seconds { get; set; }
        public string Objective { get; set; } = Objectives.Score;
        public string? Note { get; set; }

        /// <summary>Made with the form, so that sending it twice starts one run.</summary>
        public string RequestKey { get; set; } = PublicId.New();
    }
}
