namespace EMobilityExpo.Web.Pages.Organiser.Delegations;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Delegations;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>The delegations of the event, and a new one.</summary>
[Authorize(Permissions.ParticipantsManage)]
public sealed class IndexModel(IMediator mediator) : PageBase(mediator), IDelegationFormPage
{
    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    [BindProperty]
    public DelegationForm Input { get; set; } = new();

    public DelegationList List { get; private set; } = null!;

    public IReadOnlyList<string> AllHalfDays { get; private set; } = [];

    /// <summary>With <c>?side=&amp;name=</c>: one that the lists of participants name already.</summary>
    public async Task OnGetAsync()
    {
        await LoadAsync();
        string? name = Request.Query["name"];
        Input = new() { Side = Request.Query["side"] == Sides.Exhibitor ? Sides.Exhibitor : Sides.Buyer, ListName = name, NameEn = name, NameKo = name };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var id = "";
        if (await TrySend(new AddDelegation(EventId, Input.Side, Input.ToFields(), Input.ListName), nameof(Input), made => id = made))
        {
            Notice = Words.T("Delegations.Added");
            return Redirect($"/events/{EventId}/delegations/{id}");
        }

        await LoadAsync();
        return Page();
    }

    async Task LoadAsync()
    {
        List = await Send(new ListDelegations(EventId));
        AllHalfDays = HalfDays.Of((await Send(new GetEvent(EventId))).Fields.ToModel());
    }
}
