namespace EMobilityExpo.Web.Pages.Organiser.Pairs;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Wishes;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>Why a pair has its score, where it stands, and whether the two shall meet.</summary>
[Authorize(Permissions.MatchingManage)]
public sealed class DetailsModel(IMediator mediator) : PageBase(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string ExhibitorId { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string BuyerId { get; set; } = "";

    /// <summary>The organiser's word.</summary>
    [BindProperty]
    public string Wish { get; set; } = Wishes.None;

    [BindProperty]
    public long RowVersion { get; set; }

    /// <summary>The word of one side, as it was sent.</summary>
    [BindProperty]
    public SaidForm Said { get; set; } = new();

    public PairDetails Pair { get; private set; } = null!;

    /// <summary>The words of both sides, exhibitor first; of them the one that was sent and not taken stays as it was typed.</summary>
    public IReadOnlyList<SaidForm> Both { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await LoadAsync();
        (Wish, RowVersion) = (Pair.Wish, Pair.RowVersion);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await TrySend(new SetWish(EventId, ExhibitorId, BuyerId, Wish, RowVersion)))
            return Done();
        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostSaidAsync()
    {
        var (who, partner) = Said.Side == Sides.Buyer ? (BuyerId, ExhibitorId) : (ExhibitorId, BuyerId);
        if (await TrySend(new SetParticipantWish(EventId, who, partner, Said.Wish, Said.Rank, Said.RowVersion), nameof(Said)))
            return Done();
        await LoadAsync();
        (Wish, RowVersion) = (Pair.Wish, Pair.RowVersion);
        Both = [.. Both.Select(word => word.Side == Said.Side ? Said : word)];
        return Page();
    }

    RedirectResult Done()
    {
        Notice = Words.T("Scoring.WishSaved");
        return Redirect($"/events/{EventId}/pairs/{ExhibitorId}/{BuyerId}");
    }

    async Task LoadAsync()
    {
        Pair = await Send(new GetPair(EventId, ExhibitorId, BuyerId));
        Both =
        [
            SaidForm.Of(Sides.Exhibitor, await Send(new GetParticipantWish(EventId, ExhibitorId, BuyerId))),
            SaidForm.Of(Sides.Buyer, await Send(new GetParticipantWish(EventId, BuyerId, ExhibitorId))),
        ];
    }
}
