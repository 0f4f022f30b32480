namespace EMobilityExpo.Web.Pages.Organiser.Runs;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Runs;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>One run: while it is built, how far it is; afterwards its figures, what was not met, and publishing.</summary>
[Authorize(Permissions.TimetableManage)]
public sealed class RunModel(IMediator mediator) : PageBase(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string RunId { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Reason { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Participant { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Wished { get; set; }

    /// <summary>What the page showed as in force when a button was pressed; empty for none.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>Numbers of tables that a repair does without.</summary>
    [BindProperty]
    public string? Closed { get; set; }

    public RunEvent Event { get; private set; } = null!;

    public RunView Run { get; private set; } = null!;

    public RunProgressView Progress { get; private set; } = null!;

    public RunView? InForce { get; private set; }

    public UnmetPairs? Unmet { get; private set; }

    public int MustNotMet { get; private set; }

    public IReadOnlyList<PublicationView> History { get; private set; } = [];

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostCancelAsync() => await Done(new CancelRun(EventId, RunId));

    public async Task<IActionResult> OnPostPublishAsync() =>
        await Done(new PublishRun(EventId, RunId, Seen ?? ""), async () =>
            Words.T("Runs.Published", (await Send(new GetRun(EventId, RunId))).Number));

    public async Task<IActionResult> OnPostUnpublishAsync() =>
        await Done(new UnpublishRun(EventId, Seen ?? ""), () => Task.FromResult(Words.T("Runs.Unpublished")));

    public async Task<IActionResult> OnPostRollBackAsync() =>
        await Done(new RollBackPublication(EventId, Seen ?? ""), async () =>
            Words.T("Runs.Published", (await Send(new GetRunInForce(EventId)))!.Number));

    public Task<IActionResult> OnPostRepeatAsync() => BuildAsync(new StartRun(EventId) { RepeatOf = RunId });

    public async Task<IActionResult> OnPostRepairAsync()
    {
        var tables = NumberList.Read(Closed);
        if (tables is null)
            ModelState.AddModelError(nameof(Closed), Words.T("Runs.ClosedTablesForm"));
        return await BuildAsync(new StartRun(EventId) { Repairs = RunId, ClosedTables = [.. tables ?? new HashSet<int>()] });
    }

    async Task<IActionResult> BuildAsync(StartRun start)
    {
        RunStarted? started = null;
        if (await TrySend(start, then: run => started = run))
            return RedirectToPage("Run", new { EventId, started!.RunId });
        await LoadAsync();
        return Page();
    }

    async Task<IActionResult> Done<T>(IRequest<T> request, Func<Task<string>>? notice = null)
    {
        if (await TrySend(request))
        {
            if (notice is not null)
                Notice = await notice();
            return RedirectToPage("Run", new { EventId, RunId });
        }

        await LoadAsync();
        return Page();
    }

    async Task LoadAsync()
    {
        Event = await Send(new GetRunEvent(EventId));
        Run = await Send(new GetRun(EventId, RunId));
        Closed ??= NumberList.Write(Run.Settings.ClosedTables.Union(Event.ClosedTables));
        Progress = await Send(new GetRunProgress(EventId, RunId));
        InForce = await Send(new GetRunInForce(EventId));
        if (!Run.HasTimetable)
            return;
        Unmet = await Send(new GetUnmetPairs(EventId, RunId, Paging) { Reason = Reason, Participant = Participant, Wished = Wished });
        var wishes = await Send(new GetUnmetPairs(EventId, RunId, new(1, 200)) { Wished = true });
        MustNotMet = wishes.Items.Count(pair => pair.Wish == "must");
        History = await Send(new ListPublications(EventId));
    }
}
