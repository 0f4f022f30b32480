namespace EMobilityExpo.Web.Pages.Portal;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Partners;
using EMobilityExpo.Application.Features.Suggestions;
using EMobilityExpo.Application.Features.Wishes;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Application.Reference;
using EMobilityExpo.Web.Pages.Organiser.Participants;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>Who is suggested and why; everybody of the other side, to a buyer the exhibition hall; and the own list in its order.</summary>
[Authorize(Permissions.OwnManage)]
public sealed class PartnersModel(IMediator mediator) : PortalPage(mediator)
{
    const string Suggestions = "suggested", All = "all", Mine = "mine";
    const int CardsOfPage = 24;

    public static readonly IReadOnlyList<string> Views = [Suggestions, All, Mine];

    public string View => Views.FirstOrDefault(view => view == Request.Query["view"]) ?? Views[0];

    public bool IsShortlist => View == All && Given("shortlist") is not null;

    /// <summary>The tabs with their addresses; the shortlist is the hall under one filter.</summary>
    public IEnumerable<(string Text, string Query, bool Here)> Tabs =>
    [
        ("Portal.View_suggested", "", View == Suggestions), (IsExhibitor ? "Portal.View_all" : "Portal.View_hall", "?view=all", View == All && !IsShortlist),
        ("Portal.View_shortlist", "?view=all&shortlist=yes", IsShortlist), ("Portal.View_mine", "?view=mine", View == Mine),
    ];

    /// <summary>Null unless the suggestions are shown.</summary>
    public SuggestionList? Suggested { get; private set; }

    public Paged<PartnerSummary>? Partners { get; private set; }

    SuggestionsModel.Request Asked => SuggestionsModel.Asked(Request.Query);

    public bool IsDiverse => Asked.Diverse;

    IReadOnlyList<string> _countries = [];

    string Sort => Given("sort") ?? (View == Suggestions ? "score" : "suggestion");

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
                new("language", Words.T("Participants.Languages"), Words.T("Common.All"), Given("language"), [.. ReferenceChoices.Of(ReferenceData.Languages)]),
            };
            if (View == Suggestions)
                return new("", null, [.. filters, SuggestionsModel.OnlineFilter(Asked.Filter.Online)], SuggestionsModel.Orders, Sort);
            filters.Add(new("certification", Words.T("Participants.Certifications"), Words.T("Common.All"), Given("certification"), [.. ReferenceChoices.Of(ReferenceData.Certifications)]));
            if (!IsExhibitor)
                filters.Add(new("target", Words.T("Participants.Targets"), Words.T("Common.All"), Given("target"), [.. ReferenceChoices.Places()]));
            if (View == Mine)
                return new(Words.T("Portal.SearchHall"), Given("search"), filters, [new("", Words.T("Portal.OrderName"))], "");
            filters.Add(new("shortlist", Words.T("Portal.Show"), Words.T("Portal.ShowAll"), Given("shortlist"), [new("yes", Words.T("Portal.ShowShortlist"))]));
            return new(Words.T("Portal.SearchHall"), Given("search"), filters, [new("suggestion", Words.T("Portal.SortSuggestion")), new("name", Words.T("Portal.SortName"))], Sort);
        }
    }

    /// <summary>Of the own list: which has just been moved, and how, so that the same button has the focus again.</summary>
    public (string? Id, bool Up) Moved => (Given("moved"), Given("up") == "true");

    public async Task OnGetAsync()
    {
        _countries = await Send(new ListPartnerCountries(EventId, ParticipantId));
        if (View == Suggestions)
        {
            Suggested = await Send(new GetMySuggestions(EventId, ParticipantId, Asked.Filter, Diverse: Asked.Diverse));
            return;
        }

        var wanted = new PartnerFilter
        {
            Search = Given("search"),
            Country = Given("country"),
            Category = Given("category"),
            Cooperation = Given("cooperation"),
            Certification = Given("certification"),
            Target = Given("target"),
            Language = Given("language"),
            Listed = View == Mine,
            Shortlisted = IsShortlist,
            Sort = View == Mine ? null : Sort,
        };
        Partners = await Send(new ListPartners(EventId, ParticipantId, wanted, Paging with { PageSize = NumberOf("pageSize", CardsOfPage, PageRequestValidator.MaximumSize) }));
    }

    public async Task<IActionResult> OnPostStarAsync(string partnerId, bool on, string? back)
    {
        await Send(new SetShortlisted(EventId, ParticipantId, partnerId, on));
        return Again(back, partnerId);
    }

    public async Task<IActionResult> OnPostMoveAsync(string partnerId, bool up)
    {
        if (await TrySend(new MoveWish(EventId, ParticipantId, partnerId, up)))
            return Back($"/partners?view=mine&moved={Uri.EscapeDataString(partnerId)}&up={(up ? "true" : "false")}#p-{Uri.EscapeDataString(partnerId)}");
        await OnGetAsync();
        return Page();
    }

    /// <summary>To the list as it was: only ever a query of this very page.</summary>
    RedirectResult Again(string? query, string partnerId) =>
        Redirect($"{Request.Path}{(query is ['?', ..] ? query : "")}#p-{Uri.EscapeDataString(partnerId)}");

    string? Given(string name) => Request.Query[name] is [{ Length: > 0 } value] ? value : null;
}
