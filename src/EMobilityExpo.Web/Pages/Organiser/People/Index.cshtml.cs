namespace EMobilityExpo.Web.Pages.Organiser.People;

using System.Globalization;
using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Members;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Removals;
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

    /// <summary>What the search for a participant is for.</summary>
    public string? Who => Request.Query["who"] is [{ Length: > 0 } text] ? text.Trim() : null;

    public FoundParticipants Found { get; private set; } = new([], false);

    /// <summary>Who is chosen already: by what was sent and is wrong elsewhere, or by a link (<c>?for=</c>).</summary>
    public FoundParticipant? Chosen { get; private set; }

    /// <summary>Who is chosen stays on offer, whatever is looked for.</summary>
    public IEnumerable<FoundParticipant> Offered =>
        Chosen is null ? Found.Items : Found.Items.Where(one => one.Id != Chosen.Id).Prepend(Chosen);

    /// <summary>What the list above is filtered by goes through the search for a participant.</summary>
    public IEnumerable<KeyValuePair<string, string>> Kept =>
        Request.Query.Where(one => one.Key is "role" or "search" or "page" or "pageSize").Select(one => KeyValuePair.Create(one.Key, one.Value.ToString()));

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
        await TrySend(new RemoveMember(EventId, id), then: TakenOut) ? Redirect(Request.Path) : await AgainAsync();

    public async Task<IActionResult> OnPostUndoAsync(string removalId) => await UndoAsync(new UndoRemoval(EventId, removalId, [RemovedKind.Member]), Request.Path);

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
        Found = await Send(new FindParticipants(EventId, Who));
        var chosen = Request.Query["for"] is [{ Length: > 0 } linked] ? linked : (Input.As ?? "").Split(':') is [_, { Length: > 0 } sent] ? sent : null;
        if (chosen is not null)
            Chosen = await ChosenAsync(chosen);
    }

    async Task<FoundParticipant> ChosenAsync(string id)
    {
        var who = await Send(new GetParticipant(EventId, id));
        Input.As = $"{who.Side}:{id}";
        return new() { Id = id, Side = who.Side, NameKo = who.Fields.NameKo, NameEn = who.Fields.NameEn, Country = who.Fields.Country ?? "" };
    }

    public sealed class Invitation
    {
        public string? Email { get; set; }
        public string? Name { get; set; }

        /// <summary>A role, or a side and the id of a participant: <c>buyer:…</c>. Nobody becomes an organiser by default.</summary>
        public string? As { get; set; }

        // Only places for what is wrong with them.
        public string? Role { get; set; }
        public string? ParticipantId { get; set; }
        public bool Owner { get; set; } = true;
        public string Language { get; set; } = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "ko" ? "ko" : "en";
    }
}
