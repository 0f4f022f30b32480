namespace EMobilityExpo.Web.Pages.Organiser.Timetables;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Moves;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

/// <summary>Where one meeting of a run can go, slot by slot; dragging on the board ends here, too.</summary>
[Authorize(Permissions.TimetableManage)]
public sealed class MoveModel(IMediator mediator) : PageBase(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string RunId { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string MeetingId { get; set; } = "";

    /// <summary>The board as it was looked at.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Return { get; set; }

    [BindProperty]
    public long RowVersion { get; set; }

    [BindProperty]
    public int Slot { get; set; }

    [BindProperty]
    public int? Table { get; set; }

    [BindProperty]
    public string? Swap { get; set; }

    public MoveOptions Options { get; private set; } = null!;

    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb[Options.TimeZone];

    public string BoardLink => Url.IsLocalUrl(Return) ? Return! : $"/events/{EventId}/runs/{RunId}/board";

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        MoveResult? moved = null;
        if (await TrySend(
            new MoveMeeting(EventId, RunId, MeetingId, RowVersion, Slot) { Table = Table, SwapWith = string.IsNullOrEmpty(Swap) ? null : Swap }, then: result => moved = result))
        {
            Notice = NoticeOf(moved!);
            return Redirect(BoardLink);
        }

        await LoadAsync();
        return Page();
    }

    public Task<IActionResult> OnPostPinAsync() => PinAsync(pinned: true);

    public Task<IActionResult> OnPostUnpinAsync() => PinAsync(pinned: false);

    /// <summary>What was done, how many are told, and who is still to be told.</summary>
    internal static string NoticeOf(MoveResult result) => string.Join(
        " ", new[]
        {
            result.Text,
            result.Mails > 0 ? Words.T("Moves.MailsSent", result.Mails) : "",
            result.NotTold.Count > 0 ? Words.T("Moves.TellThem", string.Join(", ", result.NotTold)) : "",
        }.Where(text => text.Length > 0));

    async Task<IActionResult> PinAsync(bool pinned)
    {
        if (await TrySend(new PinMeeting(EventId, RunId, MeetingId, pinned)))
        {
            Notice = Words.T(pinned ? "Moves.PinDone" : "Moves.UnpinDone");
            return RedirectToPage(new { EventId, RunId, MeetingId, Return });
        }

        await LoadAsync();
        return Page();
    }

    async Task LoadAsync() => Options = await Send(new GetMoveOptions(EventId, RunId, MeetingId));
}
