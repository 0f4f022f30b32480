namespace EMobilityExpo.Web.Pages.Organiser.Timetables;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Moves;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>What was moved by hand in a run, to be undone in order, and what is pinned.</summary>
[Authorize(Permissions.TimetableManage)]
public sealed class MovesModel(IMediator mediator) : PageBase(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string RunId { get; set; } = "";

    [BindProperty]
    public string? Return { get; set; }

    public MoveList List { get; private set; } = null!;

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostUndoAsync(int number)
    {
        MoveResult? undone = null;
        if (await TrySend(new UndoMove(EventId, RunId, number), then: result => undone = result))
        {
            Notice = MoveModel.NoticeOf(undone!);
            return Url.IsLocalUrl(Return) ? Redirect(Return!) : RedirectToPage(new { EventId, RunId });
        }

        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostUnpinAsync(string exhibitorId, string buyerId)
    {
        if (await TrySend(new RemovePin(EventId, exhibitorId, buyerId)))
        {
            Notice = Words.T("Moves.UnpinDone");
            return RedirectToPage(new { EventId, RunId });
        }

        await LoadAsync();
        return Page();
    }

    async Task LoadAsync() => List = await Send(new ListMoves(EventId, RunId, Paging));
}
