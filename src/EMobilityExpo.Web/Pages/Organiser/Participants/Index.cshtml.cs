namespace EMobilityExpo.Web.Pages.Organiser.Participants;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Application.Reference;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>The participants of one side, under the filters in the address.</summary>
[Authorize(Permissions.ParticipantsRead)]
public sealed class IndexModel(IMediator mediator) : PageBase(mediator)
{
    static readonly string[] Orders = ["name", "-name", "country", "key", "-updated", "meetings", "-meetings"];

    static readonly string[] WithOrWithout = ["with", "without"];

    static readonly string[] SortNames = ["SortName", "SortNameDown", "SortCountry", "SortKey", "SortUpdated", "SortMeetings", "SortMeetingsDown"];

    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    [FromQuery]
    public ParticipantFilter Filter { get; set; } = new();

    public string Side => Filter.Side!;

    public EventDetails Event { get; private set; } = null!;

    public ParticipantChoices Choices { get; private set; } = null!;

    public Paged<ParticipantSummary> List { get; private set; } = null!;

    public FiltersModel Filters { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        Clean();
        Event = await Send(new GetEvent(EventId));
        Choices = await Send(new GetParticipantChoices(EventId, Side));
        List = await Send(new ListParticipants(EventId, Filter, Paging));
        Filters = new(
            Words.T("Participants.SearchLabel"), Filter.Search, FiltersOfSide(),
            [.. Orders.Zip(SortNames, (value, name) => new FilterChoice(value, Words.T($"Participants.{name}")))], Filter.Sort!);
    }

    public async Task<IActionResult> OnGetExportAsync(string format)
    {
        Clean();
        var file = await Send(new ExportParticipants(EventId, Filter, format));
        return File(file.Content, file.ContentType, file.FileName);
    }

    /// <summary>An address that somebody typed shows the list all the same.</summary>
    void Clean() => Filter = Filter with
    {
        Side = Filter.Side is { } side && Sides.All.Contains(side) ? side : Sides.Exhibitor,
        Sort = Filter.Sort is { } sort && Orders.Contains(sort) ? sort : "name",
    };

    List<ListFilter> FiltersOfSide()
    {
        var filters = new List<ListFilter>();
        if (Side != Sides.Interpreter)
        {
            filters.Add(Of("country", "Country", "AllCountries", Filter.Country,
                Choices.Countries.Select(row => new FilterChoice(row.Code, ReferenceData.Countries.NameOf(row.Code))).OrderBy(row => row.Name, StringComparer.CurrentCulture)));
            filters.Add(Of("category", "Products", "AllCategories", Filter.Category, ReferenceChoices.Categories()));
            filters.Add(Of("kind", "Kind", "AllKinds", Filter.Kind,
                ReferenceData.Kinds.All.Where(kind => kind.Side == "both" || kind.Side == Side).Select(kind => new FilterChoice(kind.Code, kind.Name))));
        }

        if (Side == Sides.Exhibitor)
        {
            filters.Add(Of("division", "Division", "AllDivisions", Filter.Division,
                ReferenceData.Divisions.All.Select(division => new FilterChoice(division.Code, division.Name))));
        }

        if (Choices.Delegations.Count > 0)
            filters.Add(Of("delegation", "Delegation", "AllDelegations", Filter.Delegation, Choices.Delegations.Select(row => new FilterChoice(row.Code, row.Code))));
        filters.Add(Of("language", "Languages", "AllLanguages", Filter.Language,
            Choices.Languages.Select(row => new FilterChoice(row.Code, ReferenceData.Languages.NameOf(row.Code))).OrderBy(row => row.Name, StringComparer.CurrentCulture)));
        if (Side != Sides.Interpreter)
        {
            var places = Side == Sides.Exhibitor ? new[] { "table", "booth", "online" } : ["table", "online"];
            filters.Add(Of("place", "Place", "AllPlaces", Filter.Place, places.Select(place => new FilterChoice(place, Words.T($"Participants.Place_{place}")))));
        }

        if (Event.Counts.InForce is not null)
        {
            filters.Add(Of("meetings", "Meetings", "AnyMeetings", Filter.Meetings,
                WithOrWithout.Select(some => new FilterChoice(some, Words.T($"Participants.Meetings_{some}")))));
        }

        return filters;
    }

    static ListFilter Of(string name, string label, string all, string? value, IEnumerable<FilterChoice> choices) =>
        new(name, Words.T($"Participants.{label}"), Words.T($"Participants.{all}"), value, [.. choices]);
}
