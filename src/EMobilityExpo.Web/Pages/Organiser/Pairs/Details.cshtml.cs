namespace EMobilityExpo.Web.Pages.Organiser.Pairs;

using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Web.Auth;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>Why a pair has its score, and whether they shall meet.</summary>
[Authorize(Permissions.Organiser)]
public sealed class DetailsModel(IMediator mediator) : PageBase(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string ExhibitorId { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string BuyerId { get; set; } = "";

    [BindProperty]
    public string Wish { get; set; } = Wishes.None;

    [BindProperty]
    public long RowVersion { get; set; }

    public PairDetails Pair { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        Pair = await Send(new GetPair(EventId, ExhibitorId, BuyerId));
        (Wish, RowVersion) = (Pair.Wish, Pair.RowVersion);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await TrySend(new SetWish(EventId, ExhibitorId, BuyerId, Wish, RowVersion)))
        {
            Notice = Words.T("Scoring.WishSaved");
            return Redirect($"/events/{EventId}/pairs/{ExhibitorId}/{BuyerId}");
        }

        Pair = await Send(new GetPair(EventId, ExhibitorId, BuyerId));
        return Page();
    }
}
