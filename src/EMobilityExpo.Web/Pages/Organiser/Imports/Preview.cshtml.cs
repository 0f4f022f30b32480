namespace EMobilityExpo.Web.Pages.Organiser.Imports;

using System.Globalization;
using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Import;
using EMobilityExpo.Application.Features.Jobs;
using EMobilityExpo.Application.Features.Removals;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>What a file would do, row by row, before it does it; then how far it is, and what it did.</summary>
[Authorize(Permissions.ParticipantsManage)]
public sealed class PreviewModel(IMediator mediator) : PageBase(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string ImportId { get; set; } = "";

    [FromQuery(Name = "verdict")]
    public string? Verdict { get; set; }

    /// <summary>The row whose every cell is open for a change.</summary>
    [FromQuery(Name = "edit")]
    public int? Edit { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    [FromQuery(Name = "pageSize")]
    public int PageSize { get; set; } = 25;

    [BindProperty]
    public Dictionary<string, string?> Cells { get; set; } = [];

    [BindProperty]
    public int Number { get; set; }

    [BindProperty]
    public long Version { get; set; }

    public ImportView View { get; private set; } = null!;

    public Paged<ImportRowView> Rows { get; private set; } = null!;

    public JobView? Job { get; private set; }

    public bool IsPreview => View.Status == "previewed";

    public int Good => View.RowsNew + View.RowsChanged;

    public async Task OnGetAsync()
    {
        View = await Send(new GetImport(EventId, ImportId));
        Verdict = Verdicts.All.Contains(Verdict) ? Verdict : null;
        Rows = await Send(new GetImportRows(EventId, ImportId, Verdict, new(Math.Clamp(PageNumber, 1, 10_000), Math.Clamp(PageSize, 1, 200))));
        Job = View.JobId is { } job ? await Send(new GetJob(job)) : null;
    }

    public async Task<IActionResult> OnPostMendAsync()
    {
        ImportRowView? row = null;
        if (!await TrySend(new MendRow(EventId, ImportId, Number, Cells, Version), then: mended => row = mended))
            return await AgainAsync();
        Notice = Words.T(row!.Verdict == Verdicts.Wrong ? "Import.StillWrong" : "Import.Mended", Number);
        var page = PageNumber > 1 ? PageNumber.ToString(CultureInfo.InvariantCulture) : null;
        return Redirect(Request.With(("edit", null), ("handler", null), ("page", page)));
    }

    public async Task<IActionResult> OnPostCommitAsync() =>
        await TrySend(new CommitImport(EventId, ImportId, Version)) ? Redirect(Request.Path) : await AgainAsync();

    public async Task<IActionResult> OnPostDiscardAsync()
    {
        return await TrySend(new DiscardImport(EventId, ImportId), then: TakenOut) ? Redirect($"/events/{EventId}/import") : await AgainAsync();
    }

    public async Task<IActionResult> OnPostUndoAsync(string removalId) =>
        await UndoAsync(new UndoRemoval(EventId, removalId, [RemovedKind.Import]), Request.Path, $"/events/{EventId}/import");

    async Task<IActionResult> AgainAsync()
    {
        await OnGetAsync();
        return Page();
    }
}
