namespace EMobilityExpo.Web.Pages.Organiser.Timetables;

using System.Globalization;
using System.Text.Json;
using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Moves;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Web.Auth;
using EMobilityExpo.Web.Hosting;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

/// <summary>The board of the timetable in force (Board.cshtml) or of any run (RunBoard.cshtml).</summary>
[Authorize(Permissions.TimetableRead)]
[PackedPage]
public sealed class BoardModel(IMediator mediator) : PageBase(mediator)
{
    /// <summary>The tabs: tables, each side, and the calendar.</summary>
    public static readonly IReadOnlyList<string> Tabs = ["tables", .. Sides.All, "calendar"];

    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? RunId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? View { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Day { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Colour { get; set; }

    /// <summary>Null while no timetable is in force.</summary>
    public Board? Board { get; private set; }

    /// <summary>The change by hand that can be undone; null when there is none, or the reader may not.</summary>
    public LastMove? LastMove { get; private set; }

    public bool MayMove => HttpContext.May(Permissions.TimetableManage, EventId);

    public string Tab => Tabs.Contains(View) ? View! : Tabs[0];

    public bool IsCalendar => Tab == "calendar";

    public bool ByTable => Tab == Tabs[0];

    public string ColourBy => Colour == "category" ? "category" : "region";

    public async Task OnGetAsync()
    {
        try
        {
            Board = await Send(new GetBoard(EventId, RunId)
            {
                View = ByTable || IsCalendar ? "tables" : "participants",
                Side = ByTable || IsCalendar ? Sides.Exhibitor : Tab,
                // The calendar shows one day.
                Day = Day ?? (IsCalendar ? 1 : null),
                Search = Search,
                Colour = ColourBy,
                Paging = Paging,
            });
            if (MayMove)
                LastMove = await Send(new GetLastMove(EventId, Board.Run.Id));
        }
        catch (Application.Errors.NotFound none) when (none.Code == "Timetables.NoneInForce")
        {
            // The page says what to do.
        }
    }

    public string TimetableOf(Party party) =>
        $"/events/{EventId}/participants/{party.Id}/timetable{(RunId is null ? "" : $"?run={RunId}")}";

    public string MoveOf(BoardBlock block) =>
        $"/events/{EventId}/runs/{Board!.Run.Id}/meetings/{block.MeetingId}?return={Uri.EscapeDataString(Request.Path + Request.QueryString)}";

    public string PairOf(BoardBlock block) => $"/events/{EventId}/pairs/{block.Exhibitor.Id}/{block.Buyer.Id}";

    public string Download(string type) => $"/api/events/{EventId}/runs/{Board!.Run.Id}/meetings.{type}";

    public string Print(string side) => $"/events/{EventId}/timetable/print?side={side}{(RunId is null ? "" : $"&run={RunId}")}";

    /// <summary>What the calendar's script draws: wall-clock times of the event's zone.</summary>
    public string CalendarData()
    {
        var board = Board!;
        var zone = board.Event.Zone;
        string At(Instant time) => time.InZone(zone).ToString("uuuu-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        var day = board.Days.FirstOrDefault(day => day.Number == board.Day);
        return JsonSerializer.Serialize(
            new
            {
                Date = day?.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
                From = day is null ? "09:00" : day.Slots[0].StartsAt.InZone(zone).ToString("HH:mm", CultureInfo.InvariantCulture),
                To = day is null ? "18:00" : day.Slots[^1].EndsAt.InZone(zone).ToString("HH:mm", CultureInfo.InvariantCulture),
                Minutes = day is null ? 30 : (int)(day.Slots[0].EndsAt - day.Slots[0].StartsAt).TotalMinutes,
                Rows = board.Rows.Select((row, number) => new { Id = number, Title = RowTitle(row) }),
                Meetings = board.Rows.SelectMany((row, number) => row.Cells.Where(cell => cell.Block is not null).Select(cell => new
                {
                    Id = cell.Block!.MeetingId,
                    Row = number,
                    Start = At(cell.Slot.StartsAt),
                    End = At(cell.Slot.EndsAt),
                    Title = $"{cell.Block.Exhibitor.Name} – {cell.Block.Buyer.Name}",
                    cell.Block.Hue,
                    cell.Block.Found,
                    Link = TimetableOf(cell.Block.Exhibitor),
                })),
            },
            JsonSerializerOptions.Web);
    }

    /// <summary>Where an exhibitor is to be found, where a buyer comes from.</summary>
    public static string RowNote(BoardRow row) => row.Kind switch
    {
        Place.AtBooth or Place.IsOnline => new Place(row.Kind, null, null, row.Booth).Label,
        Sides.Exhibitor when !string.IsNullOrWhiteSpace(row.Booth) => new Place(Place.AtBooth, null, null, row.Booth).Label,
        _ => row.Party!.CountryName,
    };

    public static string RowTitle(BoardRow row) =>
        row.Table is { } table ? Place.TableLabel(table.Number, table.Name)
        : row.Kind is Place.AtBooth or Place.IsOnline ? $"{new Place(row.Kind, null, null, row.Booth).Label} · {row.Party!.Name}"
        : row.Party!.Name;
}
