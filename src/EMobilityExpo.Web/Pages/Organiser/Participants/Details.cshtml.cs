namespace EMobilityExpo.Web.Pages.Organiser.Participants;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Media;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Removals;
using EMobilityExpo.Application.Features.Runs;
using EMobilityExpo.Application.Features.Suggestions;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

[Authorize(Permissions.ParticipantsManage)]
public sealed class DetailsModel(IMediator mediator) : PageBase(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string ParticipantId { get; set; } = "";

    [BindProperty]
    public long RowVersion { get; set; }

    public EventModel Plan { get; private set; } = null!;

    public ParticipantDetails Who { get; private set; } = null!;

    /// <summary>Null for interpreters.</summary>
    public SuggestionsModel? Suggestions { get; private set; }

    public IReadOnlyList<MediaView> Media { get; private set; } = [];

    /// <summary>Indices of the slots in which it can not meet.</summary>
    public IReadOnlySet<int> Missed { get; private set; } = new HashSet<int>();

    /// <summary>The run whose timetable is in force.</summary>
    public string? InForce { get; private set; }

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        await LoadAsync();
        if (!await TrySend(new RemoveParticipant(EventId, ParticipantId, RowVersion), then: TakenOut))
            return Page();
        return Redirect($"/events/{EventId}/participants?side={Who.Side}");
    }

    public async Task<IActionResult> OnPostRemoveMediaAsync(string mediaId)
    {
        if (await TrySend(new RemoveMedia(EventId, ParticipantId, mediaId), then: TakenOut))
            return Redirect(Request.Path);
        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostUndoAsync(string removalId) =>
        await UndoAsync(new UndoRemoval(EventId, removalId, [RemovedKind.Participant, RemovedKind.Media]), Request.Path, $"/events/{EventId}/participants");

    async Task LoadAsync()
    {
        Plan = (await Send(new GetEvent(EventId))).Fields.ToModel();
        Who = await Send(new GetParticipant(EventId, ParticipantId));
        Media = await Send(new ListMedia(EventId, ParticipantId));
        InForce = (await Send(new GetRunInForce(EventId)))?.Id;
        Missed = SlotAbsences.Missed(Plan.Slots, Who.Fields.Unavailable);
        if (Who.Side == Sides.Interpreter)
            return;
        var asked = SuggestionsModel.Asked(Request.Query);
        var choices = await Send(new GetParticipantChoices(EventId, Who.Side == Sides.Exhibitor ? Sides.Buyer : Sides.Exhibitor));
        var list = await Send(new GetSuggestions(EventId, ParticipantId, asked.Filter, asked.Top, asked.Diverse));
        Suggestions = new(EventId, ParticipantId, list, asked, choices);
    }
}
