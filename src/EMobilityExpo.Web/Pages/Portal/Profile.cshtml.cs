namespace EMobilityExpo.Web.Pages.Portal;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Web.Auth;
using EMobilityExpo.Web.Pages.Organiser.Participants;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>The facts of a company that are scored. What the organiser entered about it stays as it is.</summary>
[Authorize(Permissions.OwnManage)]
public sealed class ProfileModel(IMediator mediator) : ParticipantFormPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string ParticipantId { get; set; } = "";

    public ParticipantDetails Who { get; private set; } = null!;

    public override string Side => Who.Side;

    public override bool Own => true;

    public override bool Schedules => false;

    public override string Away => $"/my/{ParticipantId}";

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Input = ParticipantForm.Of(Who.Fields, Who.RowVersion, Plan.Slots);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        // Slots, limits and time zone have a page of their own.
        var fields = OwnProfile.Of(Input.ToFields(Side, Who.Fields, Plan.Slots), Who.Fields) with
        {
            Unavailable = Who.Fields.Unavailable,
            MaxMeetings = Who.Fields.MaxMeetings,
            MaxPerDay = Who.Fields.MaxPerDay,
            TimeZone = Who.Fields.TimeZone,
        };
        if (TookStep() || !await TrySend(new UpdateParticipant(EventId, ParticipantId, Input.RowVersion, fields) { Own = true }, nameof(Input)))
            return Page();
        Notice = Words.T("Common.Saved");
        return Redirect($"/my/{ParticipantId}/profile");
    }

    async Task LoadAsync()
    {
        EventId = HttpContext.Own(ParticipantId).EventId;
        await LoadPlanAsync();
        Who = await Send(new GetParticipant(EventId, ParticipantId));
    }
}
