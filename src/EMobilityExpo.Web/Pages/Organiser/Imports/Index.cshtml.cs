namespace EMobilityExpo.Web.Pages.Organiser.Imports;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Import;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Web.Endpoints;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

/// <summary>Choose a side and a file, or take a template; the files that were loaded before.</summary>
[Authorize(Permissions.ParticipantsManage)]
[RequestSizeLimit(ImportEndpoints.MaximumRequest)]
public sealed class IndexModel(IMediator mediator) : PageBase(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Side { get; set; } = Sides.Exhibitor;

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public Paged<ImportView> Files { get; private set; } = null!;

    public DateTimeZone Zone { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        Side = Sides.All.Contains(Side) ? Side : Sides.Exhibitor;
        Zone = DateTimeZoneProviders.Tzdb[(await Send(new GetEvent(EventId))).Fields.TimeZone];
        Files = await Send(new GetImports(EventId, new(Math.Max(1, PageNumber), 10)));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Upload is null)
            ModelState.AddModelError(nameof(Upload), Words.T("Import.FileMissing"));
        ImportView? made = null;
        if (Upload is not null)
        {
            await using var content = Upload.OpenReadStream();
            await TrySend(new UploadImport(EventId, Side, Upload.FileName, content), then: view => made = view);
        }

        if (made is not null)
            return Redirect($"/events/{EventId}/import/{made.Id}");
        await OnGetAsync();
        return Page();
    }
}
