namespace EMobilityExpo.Web.Pages.Organiser.Dashboard;

using System.Text.Json;
using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Dashboard;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

/// <summary>How the event comes on, drawn and as tables.</summary>
[Authorize(Permissions.EventRead)]
public sealed class IndexModel(IMediator mediator) : PageBase(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    public Application.Features.Dashboard.Dashboard Data { get; private set; } = null!;

    public DateTimeZone Zone { get; private set; } = DateTimeZone.Utc;

    public async Task OnGetAsync()
    {
        Zone = (await Send(new GetEvent(EventId))).Fields.ToModel().Zone;
        Data = await Send(new GetDashboard(EventId));
    }

    public string LinesOf(IReadOnlyList<DashboardSeries> series) => Write(
        Data.Days.Select(EventTimes.Day), series.Select(one => Line.Of(one.Name, Data.Days.Count < 3 ? "bar" : "line", one.Values, stack: "all")));

    public string RequestChart => Write(
        Data.RequestDays.Select(EventTimes.Day), Data.RequestLines.Select(one => Line.Of(one.Name, Data.RequestDays.Count < 3 ? "bar" : "line", one.Values)));

    public string LoadChart => Write(
        Data.Slots.Select(slot => EventTimes.WithDay(slot.StartsAt, Zone)),
        [
            Line.Of(Words.T("Dashboard.Meetings"), "bar", Data.Slots.Select(slot => slot.Meetings), stack: "demand"),
            new(Words.T("Dashboard.Wanted"), "bar", Data.Slots.Select(slot => slot.Wanted), "demand"),
            Line.Of(Words.T("Dashboard.Tables"), "line", Data.Slots.Select(slot => slot.Tables)),
            Line.Of(Words.T("Common.Exhibitors"), "line", Data.Slots.Select(slot => slot.Exhibitors)), Line.Of(Words.T("Common.Buyers"), "line", Data.Slots.Select(slot => slot.Buyers)),
        ]);

    static string Write(IEnumerable<string> names, IEnumerable<Line> lines) => JsonSerializer.Serialize(new { names, lines }, JsonSerializerOptions.Web);

    /// <param name="Stack">What stands on one another has the same.</param>
    sealed record Line(string Name, string Type, IEnumerable<double> Values, string? Stack)
    {
        public static Line Of(string name, string type, IEnumerable<int> values, string? stack = null) => new(name, type, values.Select(value => (double)value), stack);
    }
}
