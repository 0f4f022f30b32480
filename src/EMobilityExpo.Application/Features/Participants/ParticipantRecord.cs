namespace EMobilityExpo.Application.Features.Participants;

using System.Globalization;
using System.Text;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Matching.Suggestions;
using NodaTime;

/// <summary>An exhibitor, a buyer or an interpreter of an event, with everything that belongs to it.</summary>
public sealed record ParticipantRecord
{
    public long Id { get; init; }
    public string PublicId { get; init; } = "";
    public long EventId { get; init; }

    /// <summary>One of <see cref="Sides"/>.</summary>
    public string Side { get; init; } = "";
    public string? ExternalKey { get; init; }
    public string? RegistrationNumber { get; init; }
    public string? NameKo { get; init; }
    public string? NameEn { get; init; }
    public string NormalisedName { get; init; } = "";

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string Country { get; init; } = "";
    public string? Region { get; init; }
    public string? Kind { get; init; }
    public string? Division { get; init; }
    public string? Website { get; init; }
    public string? Booth { get; init; }
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

    /// <summary>The secret of the participant's own timetable page.</summary>
    public string TimetableKey { get; init; } = "";
    public Instant CreatedAt { get; init; }
    public Instant UpdatedAt { get; init; }
    public long RowVersion { get; init; }

    public IReadOnlyList<ParticipantProduct> Products { get; init; } = [];

    /// <summary>ISO 639-1 codes.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];
    public IReadOnlyList<string> Certifications { get; init; } = [];
    public IReadOnlyList<string> CooperationTypes { get; init; } = [];

    /// <summary>ISO 3166-1 alpha-2 or UN M49 codes.</summary>
    public IReadOnlyList<string> TargetCountries { get; init; } = [];

    /// <summary>Where an exhibitor exports to already; the same codes.</summary>
    public IReadOnlyList<string> ExportCountries { get; init; } = [];
    public IReadOnlyList<string> ExcludedCountries { get; init; } = [];
    public IReadOnlyList<TimeRange> Unavailable { get; init; } = [];

    public string Name => Words.Pick(NameKo, NameEn);

    /// <summary>The same whenever the same lists are imported, as public ids are not; no two of a side have the same.</summary>
    public string LastingKey() =>
        ExternalKey is { } key ? $"key {key}"
        : RegistrationNumber is { } number ? $"number {Country} {number}"
        : $"name {Country} {Normalise(NameEn ?? NameKo ?? "")}";

    /// <summary>The name without case, marks, spaces and forms of company, to recognise one that is spelt otherwise.</summary>
    public static string Normalise(string name)
    {
        var plain = new StringBuilder();
        // "(주)" is the commonest form of all and, without its brackets, would look like a part of the name.
        // Halves of characters and U+FFFE are no text, and the framework refuses to look at them.
        var sound = string.Concat(name.EnumerateRunes().Where(rune => rune.Value != 0xFFFE).Select(rune => rune.ToString()));
        var open = sound.Normalize(NormalizationForm.FormKC).Replace("(주)", "", StringComparison.Ordinal).Replace("(유)", "", StringComparison.Ordinal);
        foreach (var c in open.Normalize(NormalizationForm.FormKD).ToLowerInvariant().EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(c))
                plain.Append(c.ToString());
        }

        var text = plain.ToString().Normalize(NormalizationForm.FormC);
        foreach (var form in CompanyForms)
        {
            if (text.Length > form.Length && text.EndsWith(form, StringComparison.Ordinal))
                text = text[..^form.Length];
            if (text.Length > form.Length && form[0] > 127 && text.StartsWith(form, StringComparison.Ordinal))
                text = text[form.Length..];
        }

        return text;
    }

    static readonly string[] CompanyForms =
        ["주식회사", "유한회사", "coltd", "ltd", "limited", "inc", "corp", "corporation", "llc", "gmbh", "pvt", "plc", "co"];
}

/// <summary>What an exhibitor supplies or a buyer wants of one category, units a year.</summary>
public sealed record ParticipantProduct
{
    public string Category { get; init; } = "";
    public int? UnitsPerYear { get; init; }
    public int? MinimumOrderQuantity { get; init; }

    /// <summary><c>now</c>, <c>6_months</c>, <c>1_year</c> or <c>exploring</c>.</summary>
    public string? Timing { get; init; }

    /// <summary>Of a buyer: <c>high</c> or <c>low</c>; null is normal.</summary>
    public string? Importance { get; init; }
}

/// <summary>How much a buyer cares for one of its interests.</summary>
public static class Importances
{
    /// <summary>Normal is what is not said, so that there is one way to say it.</summary>
    public static string? Stored(string? code) => code == "normal" ? null : code;
}

public sealed record TimeRange
{
    public Instant StartsAt { get; init; }
    public Instant EndsAt { get; init; }
}

public static class Sides
{
    public const string Exhibitor = "exhibitor", Buyer = "buyer", Interpreter = "interpreter";

    public static readonly IReadOnlyList<string> All = [Exhibitor, Buyer, Interpreter];

    /// <summary>Of an exhibitor or a buyer.</summary>
    public static Side Of(string name) => name == Exhibitor ? Side.Exhibitor : Side.Buyer;

    public static string NameOf(Side side) => side == Side.Exhibitor ? Exhibitor : Buyer;
}
