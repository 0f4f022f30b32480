namespace EMobilityExpo.Web.Pages.Organiser.Quality;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Evaluation;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.History;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>How well the scores match what came of earlier meetings, and whether learned weights would do better.</summary>
[Authorize(Permissions.MatchingManage)]
public sealed class IndexModel(IMediator mediator) : PageBase(mediator)
{
    public static readonly IReadOnlyList<int> Lengths = [5, 10, 20];

    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    /// <summary>How many places of each list count.</summary>
    public int Length { get; private set; }

    public EventDetails Event { get; private set; } = null!;

    /// <summary>Null while there is no history.</summary>
    public MatchingEvaluation? Found { get; private set; }

    public async Task OnGetAsync()
    {
        Event = await Send(new GetEvent(EventId));
        Length = NumberOf("length", Lengths[1], Lengths[^1]);
        if (await Send(new HasJudgements(EventId)))
            Found = await Send(new EvaluateMatching(EventId) { Lengths = [Length] });
    }
}
