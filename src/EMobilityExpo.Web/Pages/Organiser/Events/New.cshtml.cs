namespace EMobilityExpo.Web.Pages.Organiser.Events;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Localisation;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

[Authorize(Permissions.EventsCreate)]
public sealed class NewModel(IMediator mediator, TimeProvider clock) : EventFormPage(mediator)
{
    const int LargestFile = 4 * 1024 * 1024;

    /// <summary>The event whose copy for the next year is to be made.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    /// <summary>Where to go with the new event: <c>import</c>, or its first page.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Then { get; set; }

    public async Task OnGetAsync() => Show(await StartAsync(), rowVersion: 0);

    public async Task<IActionResult> OnPostAsync()
    {
        string? made = null;
        if (TookStep() || !await TrySave(fields => new CreateEvent(fields), id => made = id))
            return Page();
        return Created(made!);
    }

    /// <summary>An event handed over as a file.</summary>
    public async Task<IActionResult> OnPostFileAsync(IFormFile? file)
    {
        ModelState.Clear();
        Show(await StartAsync(), rowVersion: 0);
        string? made = null;
        try
        {
            if (file is null or { Length: 0 or > LargestFile })
                throw new Invalid("Events.FileMissing");
            using var reader = new StreamReader(file.OpenReadStream());
            if (await TrySend(EventFile.Read(await reader.ReadToEndAsync(Cancel)), then: id => made = id))
                return Created(made!);
        }
        catch (Invalid error)
        {
            ModelState.AddModelError("", error.Message);
        }

        return Page();
    }

    RedirectResult Created(string id)
    {
        Notice = Words.T("Events.Created");
        return Redirect(Then == "import" ? $"/events/{id}/import" : $"/events/{id}");
    }

    async Task<EventFields> StartAsync()
    {
        if (!string.IsNullOrEmpty(From))
            return (await Send(new GetEvent(From))).Fields.NextYear();
        var today = clock.Now().InZone(DateTimeZoneProviders.Tzdb["Asia/Seoul"]).Date;
        // A Wednesday about three months ahead, as such events begin.
        return EventFields.Usual(today.PlusMonths(3).Next(IsoDayOfWeek.Wednesday), Words.T("Events.TableName", "{0}"), Words.T("Events.Lunch"));
    }
}
