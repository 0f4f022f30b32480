namespace EMobilityExpo.Web.Pages.Organiser.Participants;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

[Authorize(Permissions.ParticipantsManage)]
public sealed class NewModel(IMediator mediator) : ParticipantFormPage(mediator)
{
    [BindProperty(SupportsGet = true, Name = "side")]
    public string? AskedSide { get; set; }

    public override string Side => Sides.All.Contains(AskedSide ?? "") ? AskedSide! : Sides.Exhibitor;

    ParticipantFields Empty => new()
    {
        Country = Side == Sides.Buyer ? "" : "KR",
        Languages = Side == Sides.Buyer ? [] : ["ko"],
        Kind = Side == Sides.Interpreter ? null : "company",
    };

    public async Task OnGetAsync()
    {
        await LoadPlanAsync();
        Input = ParticipantForm.Of(Empty, rowVersion: 0, Plan.Slots);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadPlanAsync();
        var fields = Input.ToFields(Side, Empty, Plan.Slots);
        string? added = null;
        if (TookStep() || !await TrySend(new AddParticipant(EventId, Side, fields), nameof(Input), id => added = id))
            return Page();
        Notice = Words.T("Participants.Added", Words.Pick(fields.NameKo, fields.NameEn));
        return Redirect($"/events/{EventId}/participants/{added}");
    }
}
