namespace EMobilityExpo.Application.Features.Registration;

using System.Net.Mail;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Reference;

/// <summary>What an organiser should know before a registration is let in: how complete it is, what is odd about it, who it may be already.</summary>
public static class Vetting
{
    static readonly HashSet<string> FreeMail = new(StringComparer.OrdinalIgnoreCase)
    {
        "gmail.com", "googlemail.com", "yahoo.com", "hotmail.com", "outlook.com", "live.com", "icloud.com", "aol.com", "proton.me", "protonmail.com",
        "gmx.de", "gmx.net", "web.de", "mail.ru", "yandex.ru", "qq.com", "163.com", "126.com", "naver.com", "hanmail.net", "daum.net", "nate.com",
        "rediffmail.com", "zoho.com", "mail.com",
    };

    /// <summary>Registrations from one network address that are no longer a coincidence.</summary>
    const int Many = 3;

    /// <summary>What is filled in of what matters, 0 to 100, and the names of the fields that are not.</summary>
    public static (int Percent, IReadOnlyList<string> Missing) Completeness(ParticipantFields fields)
    {
        (string Name, bool Filled)[] parts =
        [
            ("NameKo", fields.NameKo is not null), ("NameEn", fields.NameEn is not null), ("Kind", fields.Kind is not null), ("Website", fields.Website is not null),
            ("RegistrationNumber", fields.RegistrationNumber is not null), ("Products", fields.Products.Count > 0),
            ("Quantities", fields.Products.Any(product => product.UnitsPerYear is not null)), ("Languages", fields.Languages.Count > 0),
            ("Cooperation", fields.CooperationTypes.Count > 0), ("ContactName", fields.ContactName is not null), ("ContactPhone", fields.ContactPhone is not null),
        ];
        return (parts.Count(part => part.Filled) * 100 / parts.Length, [.. parts.Where(part => !part.Filled).Select(part => part.Name)]);
    }

    /// <summary>Keys of texts <c>Registration.Signal_…</c>.</summary>
    /// <param name="fromOrigin">How many other registrations came from the same network address.</param>
    public static IReadOnlyList<string> Signals(ParticipantFields fields, string? accountEmail, int fromOrigin)
    {
        var signals = new List<string>();
        var (mail, site) = (DomainOf(fields.ContactEmail ?? accountEmail), SiteOf(fields.Website));
        if (mail is not null && FreeMail.Contains(mail))
            signals.Add("free-mail");
        if (site is null)
            signals.Add("no-website");
        else if (mail is not null && !FreeMail.Contains(mail) && !SameSite(mail, site))
            signals.Add("other-domain");
        var code = ReferenceData.Countries.Find(fields.Country)?.CallingCode.Trim('+', ' ') ?? "";
        var phone = string.Concat((fields.ContactPhone ?? "").Where(char.IsAsciiDigit));
        if (fields.ContactPhone?.TrimStart() is ['+', ..] && code.Length > 0 && !phone.StartsWith(string.Concat(code.Where(char.IsAsciiDigit)), StringComparison.Ordinal))
            signals.Add("phone-country");
        if (fromOrigin >= Many)
            signals.Add("many-from-address");
        return signals;
    }

    /// <summary>Who among those known may be the same company, and by what.</summary>
    public static IReadOnlyList<(KnownCompany Company, IReadOnlyList<string> Why)> Duplicates(ParticipantFields fields, IEnumerable<KnownCompany> known)
    {
        var name = ParticipantRecord.Normalise(fields.NameEn ?? fields.NameKo ?? "");
        var korean = ParticipantRecord.Normalise(fields.NameKo ?? "");
        var (site, mail) = (SiteOf(fields.Website), DomainOf(fields.ContactEmail));
        var found = new List<(KnownCompany, IReadOnlyList<string>)>();
        foreach (var one in known)
        {
            var why = new List<string>();
            if (fields.RegistrationNumber is { Length: > 0 } number && Digits(number) == Digits(one.RegistrationNumber) && one.Country == fields.Country)
                why.Add("number");
            if (name.Length > 0 && (name == one.NormalisedName || (korean.Length > 0 && korean == ParticipantRecord.Normalise(one.NameKo ?? ""))))
                why.Add("name");
            else if (IsAlike(name, one.NormalisedName))
                why.Add("similar-name");
            if (site is not null && SiteOf(one.Website) is { } other && SameSite(site, other))
                why.Add("website");
            else if (mail is not null && !FreeMail.Contains(mail) && DomainOf(one.ContactEmail) == mail)
                why.Add("mail-domain");
            if (why.Count > 0)
                found.Add((one, why));
        }

        return found;
    }

    /// <summary>
    /// Two descriptions of one company as one. What is known stays; what was missing is filled; lists are united; what says something else is
    /// kept in the note.
    /// </summary>
    public static ParticipantFields Merge(ParticipantFields known, ParticipantFields registered)
    {
        var differing = new List<string>();
        string? Of(string field, string? old, string? now)
        {
            if (!string.IsNullOrWhiteSpace(old) && !string.IsNullOrWhiteSpace(now) && !string.Equals(old, now, StringComparison.OrdinalIgnoreCase))
                differing.Add($"{Words.T($"Participants.{field}")}: {now}");
            return string.IsNullOrWhiteSpace(old) ? now : old;
        }

        int? Most(string field, int? old, int? now)
        {
            Of(field, $"{old}", $"{now}");
            return old ?? now;
        }

        ParticipantProduct Product(ParticipantProduct old)
        {
            if (registered.Products.FirstOrDefault(product => product.Category == old.Category) is not { } now)
                return old;
            var both = Filled(old, now);
            if (Filled(now, old) != both)
                differing.Add(Said(now));
            return both;
        }

        static List<string> Both(IReadOnlyList<string> old, IReadOnlyList<string> now) => [.. old.Union(now)];
        var merged = known with
        {
            NameKo = Of("NameKo", known.NameKo, registered.NameKo),
            NameEn = Of("NameEn", known.NameEn, registered.NameEn),
            RegistrationNumber = Of("RegistrationNumber", known.RegistrationNumber, registered.RegistrationNumber),
            Region = Of("Region", known.Region, registered.Region),
            Kind = Of("Kind", known.Kind, registered.Kind),
            Division = Of("Division", known.Division, registered.Division),
            Website = Of("Website", known.Website, registered.Website),
            TimeZone = Of("TimeZone", known.TimeZone, registered.TimeZone),
            ContactName = Of("ContactName", known.ContactName, registered.ContactName),
            ContactEmail = Of("ContactEmail", known.ContactEmail, registered.ContactEmail),
            ContactPhone = Of("ContactPhone", known.ContactPhone, registered.ContactPhone),
            Delegation = Of("Delegation", registered.Delegation, known.Delegation),
            MaxMeetings = Most("MaxMeetings", known.MaxMeetings, registered.MaxMeetings),
            MaxPerDay = Most("MaxPerDay", known.MaxPerDay, registered.MaxPerDay),
            Online = known.Online || registered.Online,
            Products = [.. known.Products.Select(Product), .. registered.Products.Where(product => known.Products.All(old => old.Category != product.Category))],
            Languages = Both(known.Languages, registered.Languages),
            Certifications = Both(known.Certifications, registered.Certifications),
            CooperationTypes = Both(known.CooperationTypes, registered.CooperationTypes),
            TargetCountries = Both(known.TargetCountries, registered.TargetCountries),
            ExportCountries = Both(known.ExportCountries, registered.ExportCountries),
            ExcludedCountries = Both(known.ExcludedCountries, registered.ExcludedCountries),
            Unavailable = [.. known.Unavailable.Union(registered.Unavailable)],
        };
        Of("Country", ReferenceData.Countries.NameOf(known.Country), ReferenceData.Countries.NameOf(registered.Country));
        if (differing.Count == 0)
            return merged;
        var note = $"{known.Note}\n{Words.T("Registration.AlsoSaid")}\n{string.Join('\n', differing)}".Trim();
        return merged with { Note = note.Length <= ParticipantFieldsValidator.MostOfNote ? note : note[..ParticipantFieldsValidator.MostOfNote] };
    }

    static ParticipantProduct Filled(ParticipantProduct first, ParticipantProduct second) => first with
    {
        UnitsPerYear = first.UnitsPerYear ?? second.UnitsPerYear,
        MinimumOrderQuantity = first.MinimumOrderQuantity ?? second.MinimumOrderQuantity,
        Timing = first.Timing ?? second.Timing,
        Importance = first.Importance ?? second.Importance,
    };

    static string Said(ParticipantProduct product)
    {
        string?[] facts =
        [
            product.UnitsPerYear is { } units ? Words.T("Participants.SupplyNeed", units) : null,
            product.MinimumOrderQuantity is { } least ? $"{Words.T("Participants.MinimumOrder")} {least}" : null,
            product.Timing is { } timing ? ReferenceData.DemandTimings.NameOf(timing) : null,
            product.Importance is { } importance ? $"{Words.T("Participants.Importance")} {ReferenceData.Importances.NameOf(importance)}" : null,
        ];
        return $"{ReferenceData.Categories.NameOf(product.Category)}: {string.Join(", ", facts.OfType<string>())}";
    }

    static string? DomainOf(string? email) => MailAddress.TryCreate(email, out var address) ? address.Host.ToLowerInvariant() : null;

    static string? SiteOf(string? website) => Uri.TryCreate(website, UriKind.Absolute, out var uri) && uri.Host.Length > 0
        ? uri.Host.ToLowerInvariant() is var host && host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : uri.Host.ToLowerInvariant()
        : null;

    static bool SameSite(string one, string other) =>
        one == other || one.EndsWith($".{other}", StringComparison.Ordinal) || other.EndsWith($".{one}", StringComparison.Ordinal);

    static string Digits(string? text) => string.Concat((text ?? "").Where(char.IsLetterOrDigit)).ToUpperInvariant();

    /// <summary>One letter in five may differ.</summary>
    static bool IsAlike(string one, string other)
    {
        if (one.Length < 5 || other.Length < 5 || Math.Abs(one.Length - other.Length) > 2)
            return false;
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1)));
        }

        return row[^1] <= Math.Max(1, Math.Min(one.Length, other.Length) / 5);
    }
}

/// <summary>A participant as the search for the same company sees it.</summary>
public sealed record KnownCompany
{
    public string PublicId { get; init; } = "";
    public string? NameKo { get; init; }
    public string? NameEn { get; init; }
    public string NormalisedName { get; init; } = "";
    public string Country { get; init; } = "";
    public string? Website { get; init; }
    public string? RegistrationNumber { get; init; }
    public string? ContactEmail { get; init; }

    public string Name => Words.Pick(NameKo, NameEn);

    public static KnownCompany Of(string id, ParticipantFields fields) => new()
    {
        PublicId = id,
        NameKo = fields.NameKo,
        NameEn = fields.NameEn,
        NormalisedName = ParticipantRecord.Normalise(fields.NameEn ?? fields.NameKo ?? ""),
        Country = fields.Country,
        Website = fields.Website,
        RegistrationNumber = fields.RegistrationNumber,
        ContactEmail = fields.ContactEmail,
    };
}
