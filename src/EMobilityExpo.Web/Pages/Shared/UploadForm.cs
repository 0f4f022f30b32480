namespace EMobilityExpo.Web.Pages.Shared;

using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Media;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Web.Endpoints;
using MediatR;
using Microsoft.AspNetCore.Mvc.ModelBinding;

/// <summary>The files of one form as a page takes them.</summary>
public sealed record UploadForm
{
    public string Kind { get; init; } = "";
    public List<IFormFile> Files { get; init; } = [];

    /// <summary>Thumbnails in the order of the files; none without JavaScript.</summary>
    public List<IFormFile> Smalls { get; init; } = [];
    public string? ProductId { get; init; }

    /// <summary>Sends each file by itself: what is wrong with one goes to the page and does not hold up the others.</summary>
    /// <returns>How many were taken.</returns>
    public async Task<int> SendAsync(IMediator mediator, ModelStateDictionary state, Func<NewMedia, IRequest<string>> request, CancellationToken cancel)
    {
        if (Files.Count == 0)
            state.AddModelError("", Words.T("Media.NoneChosen"));
        var taken = 0;
        for (var i = 0; i < Files.Count; i++)
        {
            var sent = await Uploads.ReadAsync(Kind, Files[i], Smalls.Count == Files.Count ? Smalls[i] : null, cancel);
            try
            {
                await mediator.Send(request(sent with { ProductId = ProductId }), cancel);
                taken++;
            }
            catch (AppException wrong) when (wrong is not NotFound)
            {
                state.AddModelError("", wrong.Message);
            }
        }

        return taken;
    }
}
