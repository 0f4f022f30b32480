namespace EMobilityExpo.Application.Features.Participants;

using NodaTime;

/// <summary>
/// All of a participant that an organiser enters; the body of its addition and of its change. The side never changes. Null in a body of JSON is none.
/// </summary>
public record ParticipantFields
{
    public string? ExternalKey { get; init; }
    public string? RegistrationNumber { get; init; }
    public string? NameKo { get; init; }
    public string? NameEn { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string Country { get; init => field = value ?? ""; } = "";
    public string? Region { get; init; }
    public string? Kind { get; init; }
    public string? Division { get; init; }
    public string? Website { get; init; }
    public string? Booth { get; init; }

    /// <summary>Whether an exhibitor meets at its own booth instead of at a table.</summary>
    public bool OwnBooth { get; init; }
    public bool Online { get; init; }
    public string? Delegation { get; init; }
    public string? TimeZone { get; init; }
    public int? MaxMeetings { get; init; }
    public int? MaxPerDay { get; init; }
    public int MinMeetings { get; init; }
    public string? ContactName { get; init; }
    public string? ContactEmail { get; init; }
    public string? ContactPhone { get; init; }
    public string? Note { get; init; }
    public IReadOnlyList<ParticipantProduct> Products { get; init => field = value ?? []; } = [];

    /// <summary>ISO 639-1 codes.</summary>
    public IReadOnlyList<string> Languages { get; init => field = value ?? []; } = [];
    public IReadOnlyList<string> Certifications { get; init => field = value ?? []; } = [];
    public IReadOnlyList<string> CooperationTypes { get; init => field = value ?? []; } = [];

    /// <summary>ISO 3166-1 alpha-2 or UN M49 codes.</summary>
    public IReadOnlyList<string> TargetCountries { get; init => field = value ?? []; } = [];

    /// <summary>Where an exhibitor exports to already; the same codes.</summary>
    public IReadOnlyList<string> ExportCountries { get; init => field = value ?? []; } = [];
    public IReadOnlyList<string> ExcludedCountries { get; init => field = value ?? []; } = [];

    /// <summary>When it can not meet.</summary>
    public IReadOnlyList<TimeRange> Unavailable { get; init => field = value ?? []; } = [];

    /// <summary>The record with these fields in place of its own.</summary>
    public ParticipantRecord Into(ParticipantRecord record) => record with
    {
        ExternalKey = Trim(ExternalKey),
        RegistrationNumber = Trim(RegistrationNumber),
        NameKo = Trim(NameKo),
        NameEn = Trim(NameEn),
        Country = Country.Trim().ToUpperInvariant(),
        Region = Trim(Region),
        Kind = Trim(Kind),
        Division = Trim(Division),
        Website = Trim(Website),
        Booth = Trim(Booth),
        OwnBooth = OwnBooth,
        Online = Online,
        Delegation = Trim(Delegation),
        TimeZone = Trim(TimeZone),
        MaxMeetings = MaxMeetings,
        MaxPerDay = MaxPerDay,
        MinMeetings = MinMeetings,
        ContactName = Trim(ContactName),
        ContactEmail = Trim(ContactEmail),
        ContactPhone = Trim(ContactPhone),
        Note = Trim(Note),
        Products = [.. Products.Select(product => product with
        {
            Timing = Trim(product.Timing), Importance = Importances.Stored(Trim(product.Importance)),
        })],
        Languages = [.. Languages.Distinct()],
        Certifications = [.. Certifications.Distinct()],
        CooperationTypes = [.. CooperationTypes.Distinct()],
        TargetCountries = [.. TargetCountries.Distinct()],
        ExportCountries = [.. ExportCountries.Distinct()],
        ExcludedCountries = [.. ExcludedCountries.Distinct()],
        Unavailable = [.. Unavailable.Distinct().OrderBy(range => range.StartsAt)],
    };

    public static ParticipantFields Of(ParticipantRecord record) => new()
    {
        ExternalKey = record.ExternalKey,
        RegistrationNumber = record.RegistrationNumber,
        NameKo = record.NameKo,
        NameEn = record.NameEn,
        Country = record.Country,
        Region = record.Region,
        Kind = record.Kind,
        Division = record.Division,
        Website = record.Website,
        Booth = record.Booth,
        OwnBooth = record.OwnBooth,
        Online = record.Online,
        Delegation = record.Delegation,
        TimeZone = record.TimeZone,
        MaxMeetings = record.MaxMeetings,
        MaxPerDay = record.MaxPerDay,
        MinMeetings = record.MinMeetings,
        ContactName = record.ContactName,
        ContactEmail = record.ContactEmail,
        ContactPhone = record.ContactPhone,
        Note = record.Note,
        Products = record.Products,
        Languages = record.Languages,
        Certifications = record.Certifications,
        CooperationTypes = record.CooperationTypes,
        TargetCountries = record.TargetCountries,
        ExportCountries = record.ExportCountries,
        ExcludedCountries = record.ExcludedCountries,
        Unavailable = record.Unavailable,
    };

    /// <summary>An empty entry is none; the databases tell an empty text from a missing one.</summary>
    static string? Trim(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
