namespace EMobilityExpo.Application.Features.Events;

using System.Text.Json;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Matching.Scoring;
using NodaTime;
using NodaTime.Text;

/// <summary>
/// Reads <c>event.json</c>, the file in which an event is handed over: the names of <see cref="EventFields"/> in camelCase, everything
/// optional but names, days and slot length. Whether the values make sense is for the command to judge.
/// </summary>
public static class EventFile
{
    static readonly EventFields Defaults = new();

    static readonly JsonDocumentOptions Tolerant = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <exception cref="Invalid">It can not be read; the error names the place as a JSON path.</exception>
    public static CreateEvent Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Tolerant);
            return Read(new Node(document.RootElement, "$"));
        }
        catch (JsonException error)
        {
            throw new Invalid("Events.FileNotJson", error.LineNumber + 1, error.BytePositionInLine + 1);
        }
    }

    static CreateEvent Read(Node file) => new()
    {
        NameKo = file.Text("nameKo", "name_ko") ?? file.Text("nameEn", "name_en") ?? throw Missing(file, "nameKo"),
        NameEn = file.Text("nameEn", "name_en") ?? file.Text("nameKo", "name_ko") ?? throw Missing(file, "nameEn"),
        Venue = file.Text("venue"),
        TimeZone = file.Text("timeZone") ?? Defaults.TimeZone,
        SlotMinutes = file.Whole("slotMinutes") ?? throw Missing(file, "slotMinutes"),
        GapMinutes = file.Whole("gapMinutes") ?? 0,
        Languages = file.List("languages") is { } languages ? [.. languages.Select(code => code.AsText())] : Defaults.Languages,
        Weights = file.Child("weights") is { } weights ? ReadWeights(weights) : Defaults.Weights,
        MinimumScore = file.Whole("minimumScore") ?? Defaults.MinimumScore,
        CandidatesEach = file.Whole("candidatesEach") ?? Defaults.CandidatesEach,
        KeepsTable = file.Text("keepsTable"),
        Days = [.. (file.List("days") ?? throw Missing(file, "days")).Select(day => new EventDay
        {
            Date = day.Date("date") ?? throw Missing(day, "date"),
            Opens = day.Time("opens") ?? throw Missing(day, "opens"),
            Closes = day.Time("closes") ?? throw Missing(day, "closes"),
        })],
        Breaks = [.. (file.List("breaks") ?? []).Select(pause => new EventBreak
        {
            Date = pause.Date("date"),
            Starts = pause.Time("starts") ?? throw Missing(pause, "starts"),
            Ends = pause.Time("ends") ?? throw Missing(pause, "ends"),
            Name = pause.Text("name") ?? BothNames(pause.Text("nameKo", "name_ko"), pause.Text("nameEn", "name_en")),
        })],
        Tables = [.. (file.List("tables") ?? []).Select((table, at) => new EventTable
        {
            Number = table.Whole("number") ?? at + 1,
            Name = table.Text("name") ?? Words.T("Events.TableName", table.Whole("number") ?? at + 1),
            Kind = table.Text("kind") ?? "table",
        })],
    };

    static ScoringWeights ReadWeights(Node weights) => new()
    {
        Country = weights.Number("country") ?? Defaults.Weights.Country,
        Category = weights.Number("category") ?? Defaults.Weights.Category,
        Capacity = weights.Number("capacity") ?? Defaults.Weights.Capacity,
        Language = weights.Number("language") ?? Defaults.Weights.Language,
        Cooperation = weights.Number("cooperation") ?? Defaults.Weights.Cooperation,
        Certification = weights.Number("certification") ?? Defaults.Weights.Certification,
        Preference = weights.Number("preference") ?? Defaults.Weights.Preference,
        History = weights.Number("history") ?? Defaults.Weights.History,
    };

    static string? BothNames(string? korean, string? english) =>
        korean is null || english is null ? korean ?? english : $"{korean} / {english}";

    static Invalid Missing(Node node, string name) => new("Events.FileLacks", $"{node.Path}.{name}");

    /// <summary>A place in the file that knows its own path.</summary>
    sealed record Node(JsonElement Element, string Path)
    {
        public Node? Child(params ReadOnlySpan<string> names)
        {
            if (Element.ValueKind != JsonValueKind.Object)
                throw Wrong("{…}");
            foreach (var name in names)
            {
                if (Element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
                    return new(value, $"{Path}.{name}");
            }

            return null;
        }

        public string? Text(params ReadOnlySpan<string> names) => Child(names)?.AsText();

        public string AsText() => Element.ValueKind == JsonValueKind.String ? Element.GetString()! : throw Wrong("\"…\"");

        public int? Whole(string name) => Child(name) is not { } node ? null
            : node.Element.ValueKind == JsonValueKind.Number && node.Element.TryGetInt32(out var number) ? number : throw node.Wrong("25");

        public double? Number(string name) => Child(name) is not { } node ? null
            : node.Element.ValueKind == JsonValueKind.Number && node.Element.TryGetDouble(out var number) ? number : throw node.Wrong("12.5");

        public LocalDate? Date(string name) => Child(name)?.Parsed(LocalDatePattern.Iso, "\"2027-10-27\"");

        public LocalTime? Time(string name) => Child(name)?.Parsed(ClockTime.Pattern, "\"10:00\"");

        public IEnumerable<Node>? List(string name) => Child(name) is not { } node ? null
            : node.Element.ValueKind == JsonValueKind.Array
                ? node.Element.EnumerateArray().Select((item, at) => new Node(item, $"{node.Path}[{at}]"))
                : throw node.Wrong("[…]");

        T Parsed<T>(IPattern<T> pattern, string example) =>
            pattern.Parse(Element.ValueKind == JsonValueKind.String ? Element.GetString()! : "") is { Success: true } found
                ? found.Value
                : throw Wrong(example);

        Invalid Wrong(string example) => new("Events.FileWrong", Path, example);
    }
}

public static class ClockTime
{
    /// <summary>Times of day as forms, files and the database write them.</summary>
    public static readonly LocalTimePattern Pattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
}
