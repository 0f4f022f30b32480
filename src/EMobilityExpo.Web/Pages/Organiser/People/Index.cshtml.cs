namespace EMobilityExpo.Web.Pages.Organiser.People;

using System.Globalization;
using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Members;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

/// <summary>Who has an account at the event; invitations.</summary>
[Authorize(Permissions.PeopleManage)]
public sealed class IndexModel(IMediator mediator) : PageBase(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    [BindProperty]
    public Invitation Input { get; set; } = new();

    public Paged<MemberView> People { get; private set; } = null!;

    public IReadOnlyList<ParticipantSummary> Participants { get; private set; } = [];

    public bool CodesRequired { get; private set; }

    public string? Role => Request.Query["role"] is [{ Length: > 0 } role] ? role : null;

    public FiltersModel Filters => new(
        Words.T("Accounts.SearchPeople"), Request.Query["search"],
        [new("role", Words.T("Accounts.RoleTitle"), Words.T("Common.All"), Role, [.. Roles.All.Select(role => new FilterChoice(role, Words.T($"Accounts.Role_{role}")))])],
        [new("", Words.T("Accounts.LatestFirst"))], "");

    EventModel _plan = null!;

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        var (role, participant) = (Input.As ?? "").Split(':') is [var side, var id] ? (side, id) : (Input.As, null);
        var command = new InviteMember(EventId, Input.Email, Input.Name, role, participant, Input.Owner && participant is not null, Input.Language);
        return await TrySend(command, nameof(Input)) ? Done("Accounts.Invited") : await AgainAsync();
    }

    public async Task<IActionResult> OnPostAgainAsync(string id) =>
        await TrySend(new InviteAgain(EventId, id)) ? Done("Accounts.Invited") : await AgainAsync();

    public async Task<IActionResult> OnPostRemoveAsync(string id) =>
        await TrySend(new RemoveMember(EventId, id)) ? Done("Accounts.MemberRemoved") : await AgainAsync();

    public async Task<IActionResult> OnPostCodesAsync(bool required) =>
        await TrySend(new RequireCodes(EventId, required)) ? Done("Common.Saved") : await AgainAsync();

    public string Time(Instant time) =>
        $"{EventTimes.Day(time.InZone(_plan.Zone).Date)} {EventTimes.At(time, _plan.Zone)} {EventTimes.ZoneName(time, _plan.Zone)}";

    RedirectResult Done(string notice)
    {
        Notice = Words.T(notice);
        return Redirect($"/events/{EventId}/people");
    }

    async Task<IActionResult> AgainAsync()
    {
        await LoadAsync();
        return Page();
    }

    async Task LoadAsync()
    {
        _plan = (await Send(new GetEvent(EventId))).Fields.ToModel();
        People = await Send(new ListMembers(EventId, Paging, Role, Search: Request.Query["search"]));
        CodesRequired = await Send(new AreCodesRequired(EventId));
        Participants = (await Send(new ListParticipants(EventId, new() { Sort = "name" }, new(1, PageRequestValidator.MaximumSize)))).Items;
    }

    public sealed class Invitation
    {
        public string? Email { get; set; }
        public string? Name { get; set; }

        /// <summary>A role, or a side and the id of a participant: <c>buyer:…</c>.</summary>
        public string? As { get; set; } = Roles.Organiser;

        // Only places for what is wrong with them.
        public string? Role { get; set; }
        public string? ParticipantId { get; set; }
        public bool Owner { get; set; } = true;
        public string Language { get; set; } = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "ko" ? "ko" : "en";
    }
}
