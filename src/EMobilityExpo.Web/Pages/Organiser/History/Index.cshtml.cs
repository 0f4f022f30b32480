namespace EMobilityExpo.Web.Pages.Organiser.History;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.History;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Removals;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Web.Endpoints;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>What came of earlier years: take a file in, see what is wrong with it, look through what is known.</summary>
[Authorize(Permissions.MatchingManage)]
[RequestSizeLimit(ImportEndpoints.MaximumRequest)]
public sealed class IndexModel(IMediator mediator) : PageBase(mediator)
{
    /// <summary>More would not be mended by reading them on a page.</summary>
    public const int ShownProblems = 200;

    static readonly (string Sort, string Text)[] Orders =
        [("-occasion", "SortOccasion"), ("exhibitor", "SortExhibitor"), ("buyer", "SortBuyer"), ("-outcome", "SortOutcome")];

    [BindProperty(SupportsGet = true)]
    public string EventId { get; set; } = "";

    [FromQuery]
    public HistoryFilter Filter { get; set; } = new();

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public EventDetails Event { get; private set; } = null!;

    /// <summary>What kept a file out.</summary>
    public HistoryReport? Refused { get; private set; }

    public Paged<PastMeetingView> List { get; private set; } = null!;

    public IReadOnlyList<Choice> Occasions { get; private set; } = [];

    public FiltersModel Filters { get; private set; } = null!;

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (Upload is null)
            ModelState.AddModelError(nameof(Upload), Words.T("Import.FileMissing"));
        HistoryReport? report = null;
        if (Upload is not null)
        {
            await using var content = Upload.OpenReadStream();
            await TrySend(new ImportHistory(EventId, Upload.FileName, content), then: made => report = made);
        }

        if (report is { Taken: true })
        {
            Notice = Words.T("History.Taken", report.RowsNew, report.RowsChanged, report.RowsSame)
                + (report.UnknownColumns.Count > 0 ? " " + Words.T("History.ColumnsLeftOut", string.Join(", ", report.UnknownColumns)) : "");
            return Redirect($"/events/{EventId}/history");
        }

        Refused = report;
        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(string occasion)
    {
        if (await TrySend(new RemoveHistory(EventId, occasion), then: TakenOut))
            return Redirect(Request.Path);
        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostUndoAsync(string removalId) => await UndoAsync(new UndoRemoval(EventId, removalId, [RemovedKind.History]), Request.Path);

    async Task LoadAsync()
    {
        Filter = Filter with { Sort = Filter.Sort is { } sort && HistorySql.Sorts.ContainsKey(sort) ? sort : "-occasion" };
        Event = await Send(new GetEvent(EventId));
        List = await Send(new ListHistory(EventId, Filter, Paging));
        Occasions = await Send(new GetOccasions(EventId));
        Filters = new(
            Words.T("History.Search"), Filter.Search,
            [
                new("occasion", Words.T("History.Occasion"), Words.T("Common.All"), Filter.Occasion,
                    [.. Occasions.Select(row => new FilterChoice(row.Code, row.Code))]),
                new("answer", Words.T("History.Answer"), Words.T("Common.All"), Filter.Answer,
                    [.. HistoryTerms.Answers.Select(code => new FilterChoice(code, HistoryTerms.AnswerName(code)))]),
                new("outcome", Words.T("History.Outcome"), Words.T("Common.All"), Filter.Outcome,
                    [.. HistoryTerms.Outcomes.Select(code => new FilterChoice(code, HistoryTerms.OutcomeName(code)))]),
                .. await ParticipantFilterAsync(),
            ],
            [.. Orders.Select(order => new FilterChoice(order.Sort, Words.T($"History.{order.Text}")))], Filter.Sort!);
    }

    /// <summary>One participant, as links from its own page ask for it: a chip, and a choice of one.</summary>
    async Task<IReadOnlyList<ListFilter>> ParticipantFilterAsync()
    {
        if (string.IsNullOrEmpty(Filter.Participant))
            return [];
        var who = await Send(new GetParticipant(EventId, Filter.Participant));
        return [new("participant", Words.T("History.Participant"), Words.T("Common.All"), who.Id, [new(who.Id, who.Name)])];
    }
}
