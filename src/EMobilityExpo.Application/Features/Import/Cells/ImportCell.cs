namespace EMobilityExpo.Application.Features.Import.Cells;

using System.Text;
using EMobilityExpo.Application.Features.Participants;
using NodaTime;
using NodaTime.TimeZones;

/// <summary>What the meaning of a cell depends on besides its text.</summary>
/// <param name="DefaultCountry">For those whose country no column tells: the one that the event's time zone belongs to.</param>
public sealed record ImportScene(string Side, DateTimeZone Zone, string DefaultCountry)
{
    public static ImportScene Of(string side, DateTimeZone zone) =>
        new(side, zone, TzdbDateTimeZoneSource.Default.ZoneLocations?.FirstOrDefault(place => place.ZoneId == zone.Id)?.CountryCode ?? "KR");
}

/// <summary>What is wrong with a cell: text keys, so that everybody reads it in their own language.</summary>
/// <param name="Column">The code of the column, or what its head says when it is none of ours.</param>
/// <param name="Code"><c>Import.Wrong_{Code}</c> says what is wrong, <c>Import.Remedy_{Code}</c> what to do.</param>
/// <param name="Suggestion">What the writer may have meant.</param>
public sealed record CellProblem(string Column, string Value, string Code, IReadOnlyList<string> Arguments, string? Suggestion = null);

/// <summary>One cell while it is being read.</summary>
public sealed class ImportCell(string column, string text, ImportScene scene, List<CellProblem> problems)
{
    public string Text { get; } = Clean(text);

    public ImportScene Scene => scene;

    public bool IsEmpty => Text.Length == 0;

    public bool IsFor(string side) => scene.Side == side;

    public void Wrong(string code, string? value = null, string? suggestion = null, params string[] arguments) =>
        problems.Add(new(column, value ?? Text, code, arguments, suggestion));

    // Files from a Mac spell Hangul in letters (NFD); two spellings of a name must not be two names.
    static string Clean(string text) => text.IsNormalized() ? text.Trim() : text.Normalize(NormalizationForm.FormC).Trim();
}
