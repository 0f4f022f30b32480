namespace EMobilityExpo.Web.Pages.Organiser.Heatmap;

using System.Text.Json;
using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Reference;
using EMobilityExpo.Web.Hosting;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>All scores at a glance: a map, and the same as a table.</summary>
[Authorize(Permissions.MatchingRead)]
[PackedPage]
public sealed class IndexModel(IMediator mediator) : PageBase(mediator)
{
    public static readonly IReadOnlyList<int> Sizes = [25, 50, GetScoreMatrix.LargestPage];

    /// <summary>Shades of the map, ten points each.</summary>
    public const int Shades = 10;

    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    [FromQuery(Name = "country")]
    public string? Country { get; set; }

    [FromQuery(Name = "category")]
    public string? Category { get; set; }

    [FromQuery(Name = "sort")]
    public string? Sort { get; set; }

    public EventDetails Event { get; private set; } = null!;

    public ScoreMatrix Matrix { get; private set; } = null!;

    public FiltersModel Filters { get; private set; } = null!;

    public PagerModel Exhibitors => new(Matrix.ExhibitorPage, Matrix.PageSize, Matrix.ExhibitorTotal);

    public PagerModel Buyers => new(Matrix.BuyerPage, Matrix.PageSize, Matrix.BuyerTotal);

    public bool ByCountry => Sort == "country";

    public async Task OnGetAsync()
    {
        Sort = Sort is { } sort && MatrixFilter.Orders.Contains(sort) ? sort : MatrixFilter.Orders[0];
        Event = await Send(new GetEvent(EventId));
        var filter = new MatrixFilter { Country = Country, Category = Category, Order = Sort };
        var size = NumberOf("size", Sizes[1], GetScoreMatrix.LargestPage);
        var asked = new GetScoreMatrix(EventId, filter, NumberOf("exhibitors", 1, 100_000), NumberOf("buyers", 1, 100_000), size);
        Matrix = await Send(asked);
        // A filter leaves fewer pages than the address may ask for.
        if (asked.ExhibitorPage > Exhibitors.Pages || asked.BuyerPage > Buyers.Pages)
            Matrix = await Send(asked with { ExhibitorPage = Math.Min(asked.ExhibitorPage, Exhibitors.Pages), BuyerPage = Math.Min(asked.BuyerPage, Buyers.Pages) });
        var buyers = await Send(new GetParticipantChoices(EventId, Sides.Buyer));
        Filters = new(
            "", null,
            [
                new("country", Words.T("Scoring.BuyerCountry"), Words.T("Participants.AllCountries"), Country,
                    [.. buyers.Countries.Select(row => new FilterChoice(row.Code, ReferenceData.Countries.NameOf(row.Code))).OrderBy(row => row.Name, StringComparer.CurrentCulture)]),
                new("category", Words.T("Participants.Products"), Words.T("Participants.AllCategories"), Category, [.. ReferenceChoices.Categories()]),
            ],
            [.. MatrixFilter.Orders.Select(order => new FilterChoice(order, Words.T($"Heatmap.Order_{order}")))], Sort);
    }

    /// <summary>Neighbours of one kind, with how many they are.</summary>
    public IEnumerable<(string Name, int Count, int First)> Blocks(IReadOnlyList<MatrixSide> side)
    {
        for (var first = 0; first < side.Count;)
        {
            var name = BlockOf(side[first]);
            var count = side.Skip(first).TakeWhile(who => BlockOf(who) == name).Count();
            yield return (name, count, first);
            first += count;
        }
    }

    public static int Shade(int score) => Math.Min(score * Shades / 100, Shades - 1);

    /// <summary>What the script draws; names and codes only, no person.</summary>
    public string Data => JsonSerializer.Serialize(
        new
        {
            Home = $"/events/{EventId}/pairs",
            Exhibitors = Matrix.Exhibitors.Select(who => new { who.Id, who.Name, Block = BlockOf(who) }),
            Buyers = Matrix.Buyers.Select(who => new { who.Id, who.Name, Block = BlockOf(who), Country = ReferenceData.Countries.NameOf(who.Country) }),
            Matrix.Scores,
        },
        JsonSerializerOptions.Web);

    string BlockOf(MatrixSide who) => ByCountry
        ? ReferenceData.Countries.NameOf(who.Country)
        : ReferenceData.Categories.Find(who.Category) is { } category
            ? ReferenceData.Categories.NameOf(category.Parent ?? category.Code)
            : Words.T("Heatmap.NoCategory");
}
