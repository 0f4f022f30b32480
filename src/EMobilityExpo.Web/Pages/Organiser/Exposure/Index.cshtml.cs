namespace EMobilityExpo.Web.Pages.Organiser.Exposure;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Suggestions;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>Whether suggestions fall on everybody or on a few, and what it would cost to spread them. Nothing is saved here.</summary>
[Authorize(Permissions.MatchingRead)]
public sealed class IndexModel(IMediator mediator) : PageBase(mediator)
{
    public static readonly IReadOnlyList<int> Lengths = [5, 10, 20];

    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    /// <summary>The largest Gini index allowed; null bounds nothing.</summary>
    [BindProperty(SupportsGet = true, Name = "gini")]
    public double? MostGini { get; set; }

    public int Top { get; private set; }

    public EventDetails Event { get; private set; } = null!;

    /// <summary>Null while a side is missing.</summary>
    public ExposureReport? Report { get; private set; }

    public async Task OnGetAsync()
    {
        Event = await Send(new GetEvent(EventId));
        if (Event.Counts is not { Exhibitors: > 0, Buyers: > 0 })
            return;
        Top = NumberOf("top", Lengths[1], Lengths[^1]);
        // A limit that can not be used leaves the page with what is now.
        if (!await TrySend(new GetExposure(EventId, Top, MostGini), then: report => Report = report))
            Report = await Send(new GetExposure(EventId, Top));
    }

    /// <summary>The lists that are counted here, as a file.</summary>
    public string Download(string type) => FormattableString.Invariant(
        $"/api/events/{EventId}/suggestions.{type}?top={Top}{(MostGini is { } most ? $"&mostGini={most:R}" : "")}");

    /// <summary>The key of the word for an index: most lists of real fairs lie between a quarter and a half.</summary>
    public static string WordFor(double gini) => gini switch { < 0.25 => "Exposure.Even", < 0.5 => "Exposure.Uneven", _ => "Exposure.VeryUneven" };

    public static string ToneOf(double gini) => gini switch { < 0.25 => "tone-good", < 0.5 => "tone-warn", _ => "tone-bad" };
}
