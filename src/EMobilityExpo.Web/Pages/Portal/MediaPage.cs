namespace EMobilityExpo.Web.Pages.Portal;

using EMobilityExpo.Application.Features.Media;
using EMobilityExpo.Application.Features.Removals;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Web.Auth;
using EMobilityExpo.Web.Endpoints;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;

/// <summary>What the pages share on which a company changes its pictures and documents.</summary>
[RequestSizeLimit(MediaEndpoints.MaximumRequest)]
public abstract class MediaPage(IMediator mediator) : PortalPage(mediator)
{
    public IReadOnlyList<MediaView> Media { get; private set; } = [];

    /// <summary>Where the content of its files is.</summary>
    public string MediaBase => $"/api/my/{ParticipantId}/media";

    public async Task<IActionResult> OnPostUploadAsync(UploadForm form)
    {
        var taken = await form.SendAsync(Mediator, ModelState, file => new AddMedia(EventId, ParticipantId, file, HttpContext.Caller()!.PersonId), Cancel);
        return await AfterAsync(ModelState.IsValid, Words.T("Media.Uploaded", taken));
    }

    public async Task<IActionResult> OnPostDescribeAsync(string mediaId, string? captionKo, string? captionEn, string? productId, long rowVersion) =>
        await AfterAsync(await TrySend(new DescribeMedia(EventId, ParticipantId, mediaId, captionKo, captionEn, productId, rowVersion)), Words.T("Common.Saved"), mediaId);

    public async Task<IActionResult> OnPostMoveMediaAsync(string mediaId, bool up) =>
        await AfterAsync(await TrySend(new MoveMedia(EventId, ParticipantId, mediaId, up)), Words.T("Common.Saved"), mediaId);

    public async Task<IActionResult> OnPostRemoveMediaAsync(string mediaId) =>
        await AfterAsync(await TrySend(new RemoveMedia(EventId, ParticipantId, mediaId), then: TakenOut));

    public async Task<IActionResult> OnPostUndoAsync(string removalId) =>
        await UndoAsync(new UndoRemoval(EventId, removalId, [RemovedKind.Media, RemovedKind.Product], ParticipantId), Request.Path);

    protected virtual async Task LoadAsync() => Media = await Send(new ListMedia(EventId, ParticipantId));

    protected async Task<IActionResult> AfterAsync(bool done, string? notice = null, string? mediaId = null)
    {
        if (done)
        {
            Notice = notice ?? Notice;
            return Redirect(mediaId is null ? Request.Path : $"{Request.Path}#m-{mediaId}");
        }

        await LoadAsync();
        return Page();
    }
}
