namespace EMobilityExpo.Web.Pages.Organiser.Events;

using System.Globalization;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Reference;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NodaTime;
using NodaTime.Text;

/// <summary>
/// What the pages of a new and of an existing event share. Every button but Save is a step: it changes the rows or looks at the
/// slots, and shows the form again with everything that was typed.
/// </summary>
[RequestFormLimits(ValueCountLimit = 8192)]
public abstract class EventFormPage(IMediator mediator) : PageBase(mediator)
{
    static readonly string[] CommonZones =
        ["Asia/Seoul", "Asia/Ho_Chi_Minh", "Asia/Bangkok", "Asia/Jakarta", "Asia/Kolkata", "Asia/Tokyo", "Asia/Shanghai", "Asia/Dubai",
         "Europe/Berlin", "Europe/Budapest", "Europe/London", "Europe/Moscow", "America/New_York", "America/Los_Angeles", "UTC"];

    static readonly string[] CommonLanguages = ["ko", "en", "vi", "th", "id", "hi", "ru", "de", "hu", "fr", "es", "pt", "ar", "ja", "zh"];

    [BindProperty]
    public EventForm Input { get; set; } = new();

    /// <summary>The step asked for, such as <c>add-day</c> or <c>remove-break:2</c>; none when the form is to be saved.</summary>
    [BindProperty]
    public string? Step { get; set; }

    /// <summary>How many tables the shortcut makes.</summary>
    [BindProperty]
    public int? TableCount { get; set; }

    /// <summary>The event as it would be, as far as it can be read; null when its slots can not be drawn.</summary>
    public EventModel? Preview { get; private set; }

    public static IEnumerable<string> Zones => CommonZones.Concat(DateTimeZoneProviders.Tzdb.Ids).Distinct();

    public IEnumerable<Term> LanguageChoices =>
        CommonLanguages.Concat(Input.Languages).Distinct().Select(code => ReferenceData.Languages.Find(code)).OfType<Term>();

    protected void Show(EventFields fields, long rowVersion)
    {
        Input = EventForm.Of(fields, rowVersion);
        TableCount = Input.Tables.Count == 1 && Input.Tables[0].From == 1 ? Input.Tables[0].To : null;
        Draw(fields);
    }

    /// <summary>Carries out the step that was asked for, if any.</summary>
    protected bool TookStep()
    {
        if (string.IsNullOrEmpty(Step))
            return false;
        var (what, at) = Step.Split(':') is [var name, var index] && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? (name, place)
            : (Step, -1);
        Change(what, at);
        Step = null;
        // The rows have moved: the page shows the form as it is now, not as it was sent.
        ModelState.Clear();
        Draw(Input.ToFields(ModelState, out _));
        ModelState.Clear();
        return true;
    }

    /// <summary>Sends the command made of the form; errors at tables go to the rows they came from.</summary>
    protected async Task<bool> TrySave<T>(Func<EventFields, IRequest<T>> command, Action<T> then)
    {
        var fields = Input.ToFields(ModelState, out var rowOfTable);
        Draw(fields);
        if (await TrySend(command(fields), nameof(Input), then))
            return true;
        foreach (var (key, entry) in ModelState.Where(pair => pair.Key.StartsWith("Input.Tables[", StringComparison.Ordinal)).ToList())
        {
            var end = key.IndexOf(']', StringComparison.Ordinal);
            if (key.EndsWith("].From", StringComparison.Ordinal) || !int.TryParse(key["Input.Tables[".Length..end], CultureInfo.InvariantCulture, out var table)
                || table >= rowOfTable.Count)
                continue;
            var field = key[(end + 2)..] == "Number" ? "From" : key[(end + 2)..];
            foreach (var error in entry!.Errors.ToList())
            {
                entry.Errors.Remove(error);
                ModelState.TryAddModelError($"Input.Tables[{rowOfTable[table]}].{field}", error.ErrorMessage);
            }
        }

        return false;
    }

    void Change(string what, int at)
    {
        switch (what)
        {
            case "add-day":
                var last = Input.Days.LastOrDefault();
                var next = LocalDatePattern.Iso.Parse(last?.Date ?? "") is { Success: true } date ? LocalDatePattern.Iso.Format(date.Value.PlusDays(1)) : null;
                Input.Days.Add(new() { Date = next, Opens = last?.Opens ?? "10:00", Closes = last?.Closes ?? "17:00" });
                break;
            case "add-break":
                Input.Breaks.Add(new() { Starts = "15:00", Ends = "15:30" });
                break;
            case "add-table":
                var number = Input.Tables.Max(row => row.To ?? row.From) + 1 ?? 1;
                Input.Tables.Add(new() { From = number, To = number, Name = Words.T("Events.TableName", EventForm.NumberMark), Kind = "table" });
                break;
            case "set-tables" when TableCount is > 0 and <= EventFieldsValidator.MostTables:
                Input.Tables = [new() { From = 1, To = TableCount, Name = Words.T("Events.TableName", EventForm.NumberMark), Kind = "table" }];
                break;
            case "remove-day" when at >= 0 && at < Input.Days.Count:
                Input.Days.RemoveAt(at);
                break;
            case "remove-break" when at >= 0 && at < Input.Breaks.Count:
                Input.Breaks.RemoveAt(at);
                break;
            case "remove-table" when at >= 0 && at < Input.Tables.Count:
                Input.Tables.RemoveAt(at);
                break;
        }
    }

    void Draw(EventFields fields)
    {
        var drawable = fields.SlotMinutes >= EventFieldsValidator.ShortestSlot && fields.GapMinutes >= 0 && fields.Days.Count is > 0 and <= EventFieldsValidator.MostDays
            && DateTimeZoneProviders.Tzdb.GetZoneOrNull(fields.TimeZone) is not null
            && ModelState.Keys.All(key => !key.StartsWith("Input.Days", StringComparison.Ordinal) || ModelState[key]!.Errors.Count == 0);
        Preview = drawable ? fields.ToModel() : null;
    }
}
