namespace EMobilityExpo.Web.Pages.Portal;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Partners;
using EMobilityExpo.Application.Features.Suggestions;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Application.Reference;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;

/// <summary>Who is suggested and why, everybody of the other side, and the own list.</summary>
[Authorize(Permissions.OwnRead)]
public sealed class PartnersModel(IMediator mediator) : PortalPage(mediator)
{
    public static readonly IReadOnlyList<string> Views = ["suggested", "all", "mine"];

    public string View => Views.FirstOrDefault(view => view == Request.Query["view"]) ?? Views[0];

    /// <summary>Null unless the suggestions are shown.</summary>
    public SuggestionList? Suggested { get; private set; }

    public Paged<PartnerSummary>? Partners { get; private set; }

    IReadOnlyList<string> _countries = [];

    public FiltersModel Filters
    {
        get
        {
            var filters = new List<ListFilter>
            {
                new("country", Words.T("Suggestions.Country"), Words.T("Participants.AllCountries"), Given("country"),
                    [.. _countries.Select(code => new FilterChoice(code, ReferenceData.Countries.NameOf(code))).OrderBy(choice => choice.Name, StringComparer.CurrentCulture)]),
                new("category", Words.T("Participants.Products"), Words.T("Participants.AllCategories"), Given("category"), [.. ReferenceChoices.Categories()]),
                new("cooperation", Words.T("Participants.Cooperation"), Words.T("Common.All"), Given("cooperation"), [.. ReferenceChoices.Of(ReferenceData.CooperationTypes)]),
            };
            if (View != Views[0])
                filters.Add(new("certification", Words.T("Participants.Certifications"), Words.T("Common.All"), Given("certification"), [.. ReferenceChoices.Of(ReferenceData.Certifications)]));
            if (View != Views[0] && !IsExhibitor)
                filters.Add(new("target", Words.T("Participants.Targets"), Words.T("Common.All"), Given("target"), [.. ReferenceChoices.Places()]));
            return View == Views[0]
                ? new("", null, filters, [new("score", Words.T("Suggestions.Order_score")), new("diverse", Words.T("Suggestions.Order_diverse"))], Given("sort") ?? "score")
                : new(Words.T("Portal.SearchName"), Given("search"), filters, [new("", Words.T("Portal.OrderName"))], "");
        }
    }

    public async Task OnGetAsync()
    {
        _countries = await Send(new ListPartnerCountries(EventId, ParticipantId));
        if (View == Views[0])
        {
            var filter = new SuggestionFilter { Country = Given("country"), Category = Given("category"), Cooperation = Given("cooperation") };
            Suggested = await Send(new GetMySuggestions(EventId, ParticipantId, filter, 20, Given("sort") == "diverse"));
            return;
        }

        Partners = await Send(new ListPartners(
            EventId, ParticipantId,
            new()
            {
                Search = Given("search"),
                Country = Given("country"),
                Category = Given("category"),
                Cooperation = Given("cooperation"),
                Certification = Given("certification"),
                Target = Given("target"),
                Listed = View == "mine",
            },
            Paging));
    }

    string? Given(string name) => Request.Query[name] is [{ Length: > 0 } value] ? value : null;
}
