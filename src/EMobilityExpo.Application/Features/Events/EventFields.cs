namespace EMobilityExpo.Application.Features.Events;

using System.Text.Json;
using EMobilityExpo.Matching.Scoring;
using NodaTime;

/// <summary>All of an event that an organiser decides; the body of its creation and of its change.</summary>
public record EventFields
{
    public string NameKo { get; init; } = "";
    public string NameEn { get; init; } = "";
    public string? Venue { get; init; }

    /// <summary>IANA name, such as <c>Asia/Seoul</c>.</summary>
    public string TimeZone { get; init; } = "Asia/Seoul";
    public int SlotMinutes { get; init; } = 25;

    /// <summary>Minutes between two slots.</summary>
    public int GapMinutes { get; init; } = 5;

    /// <summary>ISO 639-1 codes of the languages of the event.</summary>
    public IReadOnlyList<string> Languages { get; init; } = ["ko", "en"];
    public ScoringWeights Weights { get; init; } = new();

    /// <summary>Pairs below it are not suggested, 0 to 100.</summary>
    public int MinimumScore { get; init; } = 40;

    /// <summary>How many best partners of every participant become candidate pairs.</summary>
    public int CandidatesEach { get; init; } = 20;

    /// <summary>Who keeps the same table where that goes: <c>exhibitor</c>, <c>buyer</c>, or null for nobody in particular.</summary>
    public string? KeepsTable { get; init; }
    public IReadOnlyList<EventDay> Days { get; init; } = [];
    public IReadOnlyList<EventBreak> Breaks { get; init; } = [];
    public IReadOnlyList<EventTable> Tables { get; init; } = [];

    /// <summary>The event that these fields would make, to look at its slots.</summary>
    public EventModel ToModel() => new()
    {
        NameKo = NameKo.Trim(),
        NameEn = NameEn.Trim(),
        Venue = string.IsNullOrWhiteSpace(Venue) ? null : Venue.Trim(),
        TimeZone = TimeZone,
        SlotMinutes = SlotMinutes,
        GapMinutes = GapMinutes,
        Languages = string.Join(';', Languages.Distinct()),
        Weights = JsonSerializer.Serialize(Weights, JsonSerializerOptions.Web),
        MinimumScore = MinimumScore,
        CandidatesEach = CandidatesEach,
        KeepsTable = string.IsNullOrEmpty(KeepsTable) ? null : KeepsTable,
        Days = [.. Days.OrderBy(day => day.Date)],
        Breaks = Breaks,
        Tables = [.. Tables.OrderBy(table => table.Number)],
    };

    public static EventFields Of(EventModel source) => new()
    {
        NameKo = source.NameKo,
        NameEn = source.NameEn,
        Venue = source.Venue,
        TimeZone = source.TimeZone,
        SlotMinutes = source.SlotMinutes,
        GapMinutes = source.GapMinutes,
        Languages = source.Languages.Split(';', StringSplitOptions.RemoveEmptyEntries),
        Weights = JsonSerializer.Deserialize<ScoringWeights>(source.Weights, JsonSerializerOptions.Web) ?? new(),
        MinimumScore = source.MinimumScore,
        CandidatesEach = source.CandidatesEach,
        KeepsTable = source.KeepsTable,
        Days = source.Days,
        Breaks = source.Breaks,
        Tables = source.Tables,
    };

    /// <summary>What most organisers start from: two days of 10:00 to 17:00 with a lunch break, and twenty tables.</summary>
    /// <param name="tableName">How a table is called, with <c>{0}</c> for its number.</param>
    public static EventFields Usual(LocalDate firstDay, string tableName, string lunch) => new()
    {
        Days = [.. Enumerable.Range(0, 2).Select(day => new EventDay
        {
            Date = firstDay.PlusDays(day), Opens = new(10, 0), Closes = new(17, 0),
        })],
        Breaks = [new() { Starts = new(12, 0), Ends = new(13, 0), Name = lunch }],
        Tables = [.. Enumerable.Range(1, 20).Select(number => new EventTable
        {
            Number = number, Name = string.Format(System.Globalization.CultureInfo.InvariantCulture, tableName, number),
        })],
    };

    /// <summary>The same event a year later, on the same days of the week; all tables are open.</summary>
    public EventFields NextYear() => this with
    {
        Days = [.. Days.Select(day => day with { Date = day.Date.PlusWeeks(52) })],
        Breaks = [.. Breaks.Select(pause => pause with { Date = pause.Date?.PlusWeeks(52) })],
        Tables = [.. Tables.Select(table => table with { Closed = false })],
    };
}
