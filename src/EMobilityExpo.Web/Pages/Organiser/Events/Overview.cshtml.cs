namespace EMobilityExpo.Web.Pages.Organiser.Events;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>The first page of an event: how far it is, and what comes next.</summary>
[Authorize(Permissions.EventRead)]
public sealed class OverviewModel(IMediator mediator) : PageBase(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    public EventOverview Overview { get; private set; } = null!;

    /// <summary>The main way, in its order; the first step that is not done is the next one.</summary>
    public IReadOnlyList<WayStep> Way { get; private set; } = [];

    public WayStep? Next => Way.FirstOrDefault(step => !step.Done);

    public async Task OnGetAsync()
    {
        Overview = await Send(new GetEventOverview(EventId));
        var counts = Overview.Counts;
        var built = Overview.Runs.Any(run => run.Meetings > 0) || Overview.InForce is not null;
        Way =
        [
            new("Setup", "setup", Overview.Slots > 0 && Overview.Tables > 0),
            new("Lists", "import", counts is { Exhibitors: > 0, Buyers: > 0 }),
            new("Scores", "pairs", counts.Pairs > 0),
            new("Build", "runs", built),
            new("Publish", built && Overview.Runs.Count > 0 ? $"runs/{Overview.Runs[0].Id}" : "runs", Overview.InForce is not null),
        ];
    }

    /// <param name="Name">The texts are <c>Events.Step_…</c> (what), <c>…Lead</c> (why) and <c>…Do</c> (its button).</param>
    public sealed record WayStep(string Name, string Path, bool Done);
}
