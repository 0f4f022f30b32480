namespace EMobilityExpo.Web.Pages.Portal;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Bookings;
using EMobilityExpo.Application.Features.Partners;
using EMobilityExpo.Application.Features.Requests;
using EMobilityExpo.Application.Features.Wishes;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>One partner: what it says about itself, why it fits, and all that one can do about a meeting.</summary>
[Authorize(Permissions.OwnManage)]
public sealed class PartnerModel(IMediator mediator) : RequestPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string PartnerId { get; set; } = "";

    [BindProperty]
    public string? Message { get; set; }

    public PartnerDetails Partner { get; private set; } = null!;

    public OpenSlots Open { get; private set; } = new(false, []);

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAskAsync(string? slot) =>
        await AfterAsync(await TrySend(new SendRequest(EventId, ParticipantId, PartnerId, Message, ReadTime(slot))), "Portal.Asked");

    public async Task<IActionResult> OnPostBookAsync(string? slot) =>
        await AfterAsync(ReadTime(slot) is { } time && await TrySend(new BookSlot(EventId, ParticipantId, PartnerId, time)), "Portal.Booked");

    public async Task<IActionResult> OnPostCancelBookingAsync() =>
        await AfterAsync(await TrySend(new CancelBooking(EventId, ParticipantId, PartnerId)), "Portal.GivenBack");

    public async Task<IActionResult> OnPostWishAsync(string wish, int? rank, long rowVersion) =>
        await AfterAsync(
            await TrySend(new SetParticipantWish(EventId, ParticipantId, PartnerId, wish, wish is "want" or "must" ? rank : null, rowVersion)), "Common.Saved");

    public async Task<IActionResult> OnPostStarAsync(bool on)
    {
        await Send(new SetShortlisted(EventId, ParticipantId, PartnerId, on));
        return Redirect(Request.Path);
    }

    protected override async Task LoadAsync()
    {
        await LoadZoneAsync();
        Partner = await Send(new GetPartner(EventId, ParticipantId, PartnerId));
        Open = await Send(new GetOpenSlots(EventId, ParticipantId, PartnerId));
    }
}
