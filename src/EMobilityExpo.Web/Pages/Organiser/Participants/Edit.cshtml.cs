namespace EMobilityExpo.Web.Pages.Organiser.Participants;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

[Authorize(Permissions.ParticipantsManage)]
public sealed class EditModel(IMediator mediator) : ParticipantFormPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string ParticipantId { get; set; } = "";

    public ParticipantDetails Who { get; private set; } = null!;

    public override string Side => Who.Side;

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Input = ParticipantForm.Of(Who.Fields, Who.RowVersion, Plan.Slots);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        var command = new UpdateParticipant(EventId, ParticipantId, Input.RowVersion, Input.ToFields(Side, Who.Fields, Plan.Slots));
        if (TookStep() || !await TrySend(command, nameof(Input)))
            return Page();
        Notice = Words.T("Common.Saved");
        return Redirect($"/events/{EventId}/participants/{ParticipantId}");
    }

    async Task LoadAsync()
    {
        await LoadPlanAsync();
        Who = await Send(new GetParticipant(EventId, ParticipantId));
    }
}
