namespace EMobilityExpo.Web.Pages.Portal;

using System.Globalization;
using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Availability;
using EMobilityExpo.Application.Localisation;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;

/// <summary>A company's own slots to open and block, its limits, and the time zone in which it reads times.</summary>
[Authorize(Permissions.OwnManage)]
public sealed class AvailabilityModel(IMediator mediator) : PortalPage(mediator)
{
    /// <summary>The starts of the slots that are ticked.</summary>
    [BindProperty]
    public List<string> Open { get; set; } = [];

    /// <summary>How many slots were shown; when the days of the event changed meanwhile the ticks mean nothing.</summary>
    [BindProperty]
    public int Shown { get; set; }

    [BindProperty]
    public int? MaxMeetings { get; set; }

    [BindProperty]
    public int? MaxPerDay { get; set; }

    [BindProperty]
    public string? TimeZone { get; set; }

    [BindProperty]
    public long RowVersion { get; set; }

    /// <summary>The step asked for, such as <c>open-day:1</c>; none when the form is to be saved.</summary>
    [BindProperty]
    public string? Step { get; set; }

    public AvailabilityView View { get; private set; } = null!;

    public DateTimeZone EventZone => DateTimeZoneProviders.Tzdb[View.EventZone];

    public DateTimeZone? Beside => View.ZoneBeside is null ? null : DateTimeZoneProviders.Tzdb[View.ZoneBeside];

    public static string Write(Instant time) => InstantPattern.ExtendedIso.Format(time);

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Open = [.. View.Slots.Where(slot => !slot.Blocked).Select(slot => Write(slot.StartsAt))];
        (MaxMeetings, MaxPerDay, TimeZone, RowVersion) = (View.MaxMeetings, View.MaxPerDay, View.TimeZone, View.RowVersion);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (TookStep())
            return Page();
        if (Shown != View.Slots.Count)
            ModelState.AddModelError("", Words.T("Availability.SlotsChanged"));
        Instant[] blocked = [.. View.Slots.Where(slot => !Open.Contains(Write(slot.StartsAt))).Select(slot => slot.StartsAt)];
        if (!await TrySend(new SetAvailability(EventId, ParticipantId, blocked, MaxMeetings, MaxPerDay, TimeZone, RowVersion)))
            return Page();
        Notice = Words.T("Availability.Saved");
        return Redirect(Request.Path);
    }

    bool TookStep()
    {
        if (Step?.Split(':') is not [var what, var number] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var day))
            return false;
        var ofDay = View.Slots.Where(slot => slot.Day == day).Select(slot => Write(slot.StartsAt)).ToList();
        Open = what == "open-day" ? [.. Open.Union(ofDay)] : [.. Open.Except(ofDay)];
        Step = null;
        ModelState.Clear();
        return true;
    }

    async Task LoadAsync() => View = await Send(new GetAvailability(EventId, ParticipantId));
}
