namespace EMobilityExpo.Web.Pages.Organiser.Participants;

using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Web.Auth;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

[Authorize(Permissions.Organiser)]
public sealed class DetailsModel(IMediator mediator) : PageBase(mediator)
{
    const int BestPartners = 8;

    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string ParticipantId { get; set; } = "";

    [BindProperty]
    public long RowVersion { get; set; }

    public EventModel Plan { get; private set; } = null!;

    public ParticipantDetails Who { get; private set; } = null!;

    public Paged<PairSummary> Partners { get; private set; } = null!;

    /// <summary>Indices of the slots in which it can not meet.</summary>
    public IReadOnlySet<int> Missed { get; private set; } = new HashSet<int>();

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        await LoadAsync();
        if (!await TrySend(new RemoveParticipant(EventId, ParticipantId, RowVersion)))
            return Page();
        Notice = Words.T("Participants.Removed", Who.Name);
        return Redirect($"/events/{EventId}/participants?side={Who.Side}");
    }

    async Task LoadAsync()
    {
        Plan = (await Send(new GetEvent(EventId))).Fields.ToModel();
        Who = await Send(new GetParticipant(EventId, ParticipantId));
        Missed = AvailabilityForm.Missed(Plan.Slots, Who.Fields.Unavailable);
        var filter = Who.Side == Sides.Exhibitor ? new PairFilter { Exhibitor = Who.Id } : new PairFilter { Buyer = Who.Id };
        Partners = await Send(new ListPairs(EventId, filter, new(1, BestPartners)));
    }
}
