namespace EMobilityExpo.Web.Pages.Organiser.Weights;

using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Matching.Scoring;
using EMobilityExpo.Web.Auth;
using EMobilityExpo.Web.Pages.Organiser.Events;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>How much each factor counts, with a preview of who would move. Every button but Save is a step that saves nothing.</summary>
[Authorize(Permissions.Organiser)]
public sealed class IndexModel(IMediator mediator) : PageBase(mediator)
{
    /// <summary>By the step that fills them in, <c>preset-</c> and the name.</summary>
    public static readonly IReadOnlyList<(string Name, ScoringWeights Weights)> Presets =
    [
        ("export", ScoringWeights.ExportSales), ("technology", ScoringWeights.TechnologyPartnership), ("delegation", ScoringWeights.PublicDelegation),
    ];

    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    [BindProperty]
    public WeightsForm Weights { get; set; } = new();

    [BindProperty]
    public long RowVersion { get; set; }

    [BindProperty]
    public string? Step { get; set; }

    public EventDetails Event { get; private set; } = null!;

    /// <summary>Null while nothing was changed, or what was typed can not be used.</summary>
    public WeightPreview? Preview { get; private set; }

    public async Task OnGetAsync()
    {
        Event = await Send(new GetEvent(EventId));
        (Weights, RowVersion) = (WeightsForm.Of(Event.Fields.Weights), Event.RowVersion);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Event = await Send(new GetEvent(EventId));
        if (Presets.FirstOrDefault(preset => Step == $"preset-{preset.Name}").Weights is { } chosen)
        {
            Weights = WeightsForm.Of(chosen);
            ModelState.Clear();
        }
        else if (string.IsNullOrEmpty(Step) && await TrySend(new SetWeights(EventId, RowVersion, Weights.ToWeights())))
        {
            Notice = Words.T("Weights.Saved");
            return Redirect($"/events/{EventId}/weights");
        }

        await TrySend(new PreviewWeights(EventId, Weights.ToWeights()), then: preview => Preview = preview);
        return Page();
    }
}
