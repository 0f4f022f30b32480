namespace EMobilityExpo.Web.Pages.Organiser.People;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Audit;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

/// <summary>Who did what at the event.</summary>
[Authorize(Permissions.PeopleManage)]
public sealed class AuditModel(IMediator mediator) : PageBase(mediator)
{
    DateTimeZone _zone = DateTimeZone.Utc;

    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    public Paged<AuditView> Entries { get; private set; } = null!;

    public FiltersModel Filters => new(
        "", null,
        [new("area", Words.T("Audit.What"), Words.T("Common.All"), Area, [.. ListAuditValidator.Areas.Select(area => new FilterChoice(area, Words.T($"Audit.Area_{area}")))])],
        [new("", Words.T("Accounts.LatestFirst"))], "");

    string? Area => ListAuditValidator.Areas.FirstOrDefault(area => area == Request.Query["area"]);

    public async Task OnGetAsync()
    {
        _zone = (await Send(new GetEvent(EventId))).Fields.ToModel().Zone;
        Entries = await Send(new ListAudit(EventId, Area, Paging));
    }

    public string Time(Instant time) => EventTimes.WithDay(time, _zone);
}
