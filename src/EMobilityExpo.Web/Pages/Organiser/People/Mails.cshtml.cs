namespace EMobilityExpo.Web.Pages.Organiser.People;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Mails;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Mail;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

/// <summary>The mails of the event: what went out, what waits, what a server refused.</summary>
[Authorize(Permissions.PeopleManage)]
public sealed class MailsModel(IMediator mediator, IMail mail) : PageBase(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    public Paged<MailView> Mails { get; private set; } = null!;

    public bool Configured => mail.Configured;

    public FiltersModel Filters => new(
        "", null,
        [new("status", Words.T("Mails.Status"), Words.T("Common.All"), Status, [.. ListMailsValidator.Statuses.Select(status => new FilterChoice(status, Words.T($"Mails.Status_{status}")))])],
        [new("", Words.T("Accounts.LatestFirst"))], "");

    string? Status => ListMailsValidator.Statuses.FirstOrDefault(status => status == Request.Query["status"]);

    DateTimeZone _zone = DateTimeZone.Utc;

    public async Task OnGetAsync()
    {
        _zone = (await Send(new GetEvent(EventId))).Fields.ToModel().Zone;
        Mails = await Send(new ListMails(EventId, Status, Paging));
    }

    public string Tone(string status) => status switch { "sent" => "good", "failed" => "bad", "unsent" => "warn", _ => "accent" };

    public string Time(Instant time) =>
        $"{EventTimes.Day(time.InZone(_zone).Date)} {EventTimes.At(time, _zone)} {EventTimes.ZoneName(time, _zone)}";
}
