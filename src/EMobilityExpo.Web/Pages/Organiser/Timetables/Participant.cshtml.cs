namespace EMobilityExpo.Web.Pages.Organiser.Timetables;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Web.Auth;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using QRCoder;

/// <summary>The days of one participant, and the link that is handed out to it.</summary>
[Authorize(Permissions.TimetableRead)]
public sealed class ParticipantTimetableModel(IMediator mediator, TimeProvider clock) : PageBase(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string ParticipantId { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Run { get; set; }

    public ParticipantTimetable Timetable { get; private set; } = null!;

    /// <summary>What is on or comes next, from the day before the event until its end.</summary>
    public MeetingView? Next =>
        Timetable.Days.Count > 0 && clock.Now() is var now && now > Timetable.Days[0].Slots[0].StartsAt - Duration.FromDays(1)
            ? Timetable.NextAt(now)
            : null;

    public string OwnLink => $"{Request.Scheme}://{Request.Host}/t/{Timetable.Participant.TimetableKey}";

    /// <summary>Null where there is nothing to repair, or for who may not.</summary>
    public ChangedModel? Changed =>
        Timetable.Run is { } run && HttpContext.May(Permissions.TimetableManage, EventId) ? new(EventId, ParticipantId, run.Id) : null;

    public async Task OnGetAsync() => Timetable = await Send(new GetParticipantTimetable(EventId, ParticipantId, Run));

    public string LinkOf(Party party) => $"/events/{EventId}/participants/{party.Id}/timetable{Query}";

    public string PairLink(MeetingView meeting) => $"/events/{EventId}/pairs/{meeting.Exhibitor.Id}/{meeting.Buyer.Id}";

    public string Download(string type) => $"/api/events/{EventId}/participants/{ParticipantId}/timetable.{type}{Query}";

    /// <summary>The link as SVG; drawn in the colour of the text around it.</summary>
    public string QrCode()
    {
        using var data = QRCodeGenerator.GenerateQrCode(OwnLink, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return code.GetGraphic(4, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }

    string Query => Run is null ? "" : $"?run={Run}";
}
