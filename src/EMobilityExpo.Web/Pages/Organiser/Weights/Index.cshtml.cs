namespace EMobilityExpo.Web.Pages.Organiser.Weights;

using System.Globalization;
using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Evaluation;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.History;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Matching.Evaluation;
using EMobilityExpo.Matching.Scoring;
using EMobilityExpo.Web.Pages.Organiser.Events;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>How much each factor counts, with a preview of who would move. Every button but Save is a step that saves nothing.</summary>
[Authorize(Permissions.MatchingManage)]
public sealed class IndexModel(IMediator mediator) : PageBase(mediator)
{
    /// <summary>By the step that fills them in, <c>preset-</c> and the name.</summary>
    public static readonly IReadOnlyList<(string Name, ScoringWeights Weights)> Presets =
    [
        ("export", ScoringWeights.ExportSales), ("technology", ScoringWeights.TechnologyPartnership), ("delegation", ScoringWeights.PublicDelegation),
    ];

    const int LearnedLength = 10;

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

    /// <summary>Whether there are earlier meetings to learn from.</summary>
    public bool HasJudgements { get; private set; }

    /// <summary>What came of learning; null when it was not asked for.</summary>
    public string? Learned { get; private set; }

    public async Task OnGetAsync()
    {
        Event = await Send(new GetEvent(EventId));
        HasJudgements = await Send(new HasJudgements(EventId));
        (Weights, RowVersion) = (WeightsForm.Of(Event.Fields.Weights), Event.RowVersion);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Event = await Send(new GetEvent(EventId));
        HasJudgements = await Send(new HasJudgements(EventId));
        if (Presets.FirstOrDefault(preset => Step == $"preset-{preset.Name}").Weights is { } chosen)
        {
            Weights = WeightsForm.Of(chosen);
            ModelState.Clear();
        }
        else if (Step == "learn")
        {
            await LearnAsync();
        }
        else if (string.IsNullOrEmpty(Step) && await TrySend(new SetWeights(EventId, RowVersion, Weights.ToWeights())))
        {
            Notice = Words.T("Weights.Saved");
            return Redirect($"/events/{EventId}/weights");
        }

        await TrySend(new PreviewWeights(EventId, Weights.ToWeights()), then: preview => Preview = preview);
        return Page();
    }

    async Task LearnAsync()
    {
        var found = await Send(new EvaluateMatching(EventId) { Lengths = [LearnedLength] });
        if (found.Learned is not { } weights)
        {
            Learned = Words.T("Weights.LearnedNothing");
            return;
        }

        Weights = WeightsForm.Of(weights);
        ModelState.Clear();
        Learned = Words.T("Weights.LearnedFrom", found.Report.Meetings.ToString("N0", CultureInfo.CurrentCulture));
        if (found.Report.Differences.FirstOrDefault(one => one.View == EvaluationView.Reciprocal) is { Mean: { } mean, Low: { } low, High: { } high })
            Learned += $" {Words.T("Weights.LearnedGain", Signed(mean), LearnedLength, Signed(low), Signed(high))}";
    }

    static string Signed(double number) => number.ToString("+0.000;−0.000;0", CultureInfo.CurrentCulture);
}
