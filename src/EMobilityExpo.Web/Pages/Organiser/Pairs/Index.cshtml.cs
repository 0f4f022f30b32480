namespace EMobilityExpo.Web.Pages.Organiser.Pairs;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Application.Reference;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>The candidate pairs under the filters in the address.</summary>
[Authorize(Permissions.MatchingRead)]
public sealed class IndexModel(IMediator mediator) : PageBase(mediator)
{
    static readonly string[] Orders = ["-score", "score", "exhibitor", "buyer", "country"];

    static readonly string[] OrderNames = ["SortScore", "SortScoreUp", "SortExhibitor", "SortBuyer", "SortCountry"];

    static readonly int[] Steps = [50, 60, 70, 80, 90];

    static readonly string[] WishChoices = ["said", Wishes.Must, Wishes.Want, Wishes.Veto];

    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    [FromQuery]
    public PairFilter Filter { get; set; } = new();

    public EventDetails Event { get; private set; } = null!;

    public Paged<PairSummary> List { get; private set; } = null!;

    public FiltersModel Filters { get; private set; } = null!;

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostScoreAsync()
    {
        PairCounts? counts = null;
        if (!await TrySend(new ScorePairs(EventId), then: made => counts = made))
        {
            await LoadAsync();
            return Page();
        }

        Notice = Words.T("Scoring.Scored", counts!.Candidates, counts.Added, counts.Changed, counts.Removed);
        return Redirect($"/events/{EventId}/pairs");
    }

    async Task LoadAsync()
    {
        Filter = Filter with { Sort = Filter.Sort is { } sort && Orders.Contains(sort) ? sort : "-score" };
        Event = await Send(new GetEvent(EventId));
        List = await Send(new ListPairs(EventId, Filter, Paging));
        var buyers = await Send(new GetParticipantChoices(EventId, Sides.Buyer));
        Filters = new(
            Words.T("Scoring.Search"), Filter.Search,
            [
                new("country", Words.T("Scoring.BuyerCountry"), Words.T("Participants.AllCountries"), Filter.Country,
                    [.. buyers.Countries.Select(row => new FilterChoice(row.Code, ReferenceData.Countries.NameOf(row.Code))).OrderBy(row => row.Name, StringComparer.CurrentCulture)]),
                new("category", Words.T("Participants.Products"), Words.T("Participants.AllCategories"), Filter.Category, [.. ReferenceChoices.Categories()]),
                new("minimumScore", Words.T("Scoring.MinimumScore"), Words.T("Common.All"), Filter.MinimumScore?.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    [.. Steps.Select(step => $"{step}").Select(step => new FilterChoice(step, step))]),
                new("wish", Words.T("Scoring.Wish"), Words.T("Common.All"), Filter.Wish,
                    [.. WishChoices.Select(wish => new FilterChoice(wish, Words.T(wish == "said" ? "Scoring.WishSaid" : $"Scoring.Wish_{wish}")))]),
                .. await SideFilterAsync("exhibitor", Filter.Exhibitor),
                .. await SideFilterAsync("buyer", Filter.Buyer),
            ],
            [.. Orders.Zip(OrderNames, (value, name) => new FilterChoice(value, Words.T($"Scoring.{name}")))], Filter.Sort!);
    }

    /// <summary>One exhibitor or buyer, as links from its own page ask for it: a chip, and a choice of one.</summary>
    async Task<IReadOnlyList<ListFilter>> SideFilterAsync(string side, string? id)
    {
        if (string.IsNullOrEmpty(id))
            return [];
        var who = await Send(new GetParticipant(EventId, id));
        return [new(side, Words.T(side == Sides.Exhibitor ? "Common.Exhibitor" : "Common.Buyer"), Words.T("Common.All"), id, [new(id, who.Name)])];
    }
}
