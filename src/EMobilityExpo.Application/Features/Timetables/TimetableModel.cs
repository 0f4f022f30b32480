namespace EMobilityExpo.Application.Features.Timetables;

using System.Text.Json.Serialization;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Reference;
using NodaTime;

/// <summary>What a reader of a timetable needs of its event.</summary>
public sealed record TimetableEvent(string Id, string NameKo, string NameEn, string? Venue, string TimeZone)
{
    [JsonIgnore]
    public string Name => Words.Pick(NameKo, NameEn);

    [JsonIgnore]
    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb[TimeZone];

    public static TimetableEvent Of(EventModel source) => new(source.PublicId, source.NameKo, source.NameEn, source.Venue, source.TimeZone);
}

public sealed record TimetableRun(string Id, int Number, bool InForce, Instant? PublishedAt, Instant CreatedAt);

/// <summary>One side of a meeting as everybody may see it: never contact data.</summary>
public sealed record Party(string Id, string? NameKo, string? NameEn, string Country)
{
    /// <summary>Codes of what it sells or wants; empty where the reader has no business with them.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    [JsonIgnore]
    public string Name => Words.Pick(NameKo, NameEn);

    /// <summary>The name in the other script, when there is one.</summary>
    [JsonIgnore]
    public string? OtherName => Words.Pick(NameEn, NameKo) is { } other && IsOther(other) ? other : null;

    [JsonIgnore]
    public string CountryName => ReferenceData.Countries.NameOf(Country);

    bool IsOther(string? name) => !string.IsNullOrWhiteSpace(name) && !string.Equals(name, Name, StringComparison.Ordinal);
}

/// <param name="Kind"><c>table</c>, <c>booth</c> or <c>online</c>.</param>
public sealed record Place(string Kind, int? Table, string? TableName, string? Booth)
{
    public const string AtTable = "table", AtBooth = "booth", IsOnline = "online";

    [JsonIgnore]
    public string Label => Kind switch
    {
        IsOnline => Words.T("Timetables.Online"),
        AtBooth => string.IsNullOrWhiteSpace(Booth) ? Words.T("Timetables.AtBooth") : Words.T("Timetables.BoothNamed", Booth),
        _ => TableLabel(Table, TableName),
    };

    /// <summary>A name that says no more than the number is written out.</summary>
    public static string TableLabel(int? number, string? name) =>
        string.IsNullOrWhiteSpace(name) || name.All(char.IsAsciiDigit) ? Words.T("Timetables.TableNumbered", name is { Length: > 0 } ? name : number) : name;
}

public sealed record MeetingView(
    string Id, int Slot, Instant StartsAt, Instant EndsAt, Place Place, Party Exhibitor, Party Buyer, Party? Interpreter, int? Score)
{
    /// <summary>The same meeting in every run: an exhibitor and a buyer meet at most once.</summary>
    [JsonIgnore]
    public (string Exhibitor, string Buyer) Pair => (Exhibitor.Id, Buyer.Id);

    /// <summary>Who sits on the other side for the participant: for an interpreter, both.</summary>
    public IReadOnlyList<Party> PartnersOf(string participantId) =>
        participantId == Exhibitor.Id ? [Buyer] : participantId == Buyer.Id ? [Exhibitor] : [Exhibitor, Buyer];
}

public enum SlotState
{
    Free,
    Unavailable,
    Meeting,
}
