namespace EMobilityExpo.Web.Pages.Portal;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Members;
using EMobilityExpo.Application.Features.Removals;
using EMobilityExpo.Application.Localisation;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>The people of one's own company, for its owner.</summary>
[Authorize(Permissions.OwnColleagues)]
public sealed class ColleaguesModel(IMediator mediator) : PortalPage(mediator)
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string Language { get; set; } = Words.IsKorean ? "ko" : "en";

    public IReadOnlyList<MemberView> People { get; private set; } = [];

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync() =>
        await TrySend(new InviteMember(EventId, Email, Name, Me.Role, ParticipantId, Language: Language)) ? Done("Accounts.Invited") : await AgainAsync();

    public async Task<IActionResult> OnPostAgainAsync(string id) =>
        await TrySend(new InviteAgain(EventId, id, ParticipantId)) ? Done("Accounts.Invited") : await AgainAsync();

    public async Task<IActionResult> OnPostRemoveAsync(string id) =>
        await TrySend(new RemoveMember(EventId, id, ParticipantId), then: TakenOut) ? Back("/colleagues") : await AgainAsync();

    public async Task<IActionResult> OnPostUndoAsync(string removalId) =>
        await UndoAsync(new UndoRemoval(EventId, removalId, [RemovedKind.Member], ParticipantId), Request.Path);

    RedirectResult Done(string notice)
    {
        Notice = Words.T(notice);
        return Back("/colleagues");
    }

    async Task<IActionResult> AgainAsync()
    {
        await LoadAsync();
        return Page();
    }

    async Task LoadAsync() => People = (await Send(new ListMembers(EventId, new(1, 200), ParticipantId: ParticipantId))).Items;
}
