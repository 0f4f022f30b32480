namespace EMobilityExpo.Application.Features.Participants;

using System.Net.Mail;
using System.Text;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Reference;
using FluentValidation;
using NodaTime;

/// <summary>The limits are those of the lists that are imported.</summary>
public sealed class ParticipantFieldsValidator : AbstractValidator<ParticipantFields>
{
    public const int MostCharacters = 200, MostOfNote = 4000, MostEntries = 300, MostMeetings = 1000, MostUnits = 1_000_000_000;

    public ParticipantFieldsValidator()
    {
        RuleFor(p => p.NameEn).Must((p, _) => ParticipantRecord.Normalise(p.NameEn is { Length: > 0 } ? p.NameEn : p.NameKo ?? "").Length > 0)
            .WithMessage(_ => Words.T("Participants.NameMissing"));
        RuleFor(p => p.Country).Must(code => ReferenceData.Countries.Find(code) is not null).WithMessage(_ => Words.T("Participants.CountryMissing"));
        Texts(p => p.ExternalKey);
        Texts(p => p.RegistrationNumber);
        Texts(p => p.NameKo);
        Texts(p => p.NameEn);
        Texts(p => p.Region);
        Texts(p => p.Website);
        Texts(p => p.Booth);
        Texts(p => p.Delegation);
        Texts(p => p.ContactName);
        Texts(p => p.ContactEmail);
        Texts(p => p.ContactPhone);
        RuleFor(p => p.Note).MaximumLength(MostOfNote).WithMessage(_ => Words.T("Participants.TooLong", MostOfNote));
        RuleFor(p => p.Website).Must(IsWebsite).WithMessage(_ => Words.T("Participants.WebsiteWrong"));
        RuleFor(p => p.ContactEmail).Must(mail => string.IsNullOrWhiteSpace(mail) || MailAddress.TryCreate(mail.Trim(), out _))
            .WithMessage(_ => Words.T("Participants.EmailWrong"));
        RuleFor(p => p.TimeZone).Must(zone => string.IsNullOrWhiteSpace(zone) || DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone.Trim()) is not null)
            .WithMessage(_ => Words.T("Participants.ZoneUnknown"));
        OneOf(p => p.Kind, ReferenceData.Kinds);
        OneOf(p => p.Division, ReferenceData.Divisions);
        RuleFor(p => p.MaxMeetings).InclusiveBetween(1, MostMeetings).WithMessage(_ => Words.T("Participants.NumberWrong", 1, MostMeetings));
        RuleFor(p => p.MaxPerDay).InclusiveBetween(1, MostMeetings).WithMessage(_ => Words.T("Participants.NumberWrong", 1, MostMeetings));
        RuleFor(p => p.MinMeetings).InclusiveBetween(0, MostMeetings).WithMessage(_ => Words.T("Participants.NumberWrong", 0, MostMeetings));
        RuleFor(p => p.MinMeetings).Must((p, least) => p.MaxMeetings is null || least <= p.MaxMeetings)
            .WithMessage(_ => Words.T("Participants.MinimumAboveMaximum"));
        AllOf(p => p.Languages, code => ReferenceData.Languages.Find(code) is not null);
        AllOf(p => p.Certifications, code => ReferenceData.Certifications.Find(code) is not null);
        AllOf(p => p.CooperationTypes, code => ReferenceData.CooperationTypes.Find(code) is not null);
        AllOf(p => p.TargetCountries, code => ReferenceData.Countries.Find(code) is not null || ReferenceData.Areas.Find(code) is not null);
        AllOf(p => p.ExportCountries, code => ReferenceData.Countries.Find(code) is not null || ReferenceData.Areas.Find(code) is not null);
        AllOf(p => p.ExcludedCountries, code => ReferenceData.Countries.Find(code) is not null);
        RuleFor(p => p.Products).Must(products => products.Count <= MostEntries).WithMessage(_ => Words.T("Participants.TooMany", MostEntries));
        RuleFor(p => p).Custom(CheckProducts);
        RuleFor(p => p.Unavailable).Must(ranges => ranges.Count <= MostEntries && ranges.All(range => range.EndsAt > range.StartsAt))
            .WithMessage(_ => Words.T("Participants.AbsenceWrong"));
    }

    void Texts(System.Linq.Expressions.Expression<Func<ParticipantFields, string?>> field) =>
        RuleFor(field).MaximumLength(MostCharacters).WithMessage(_ => Words.T("Participants.TooLong", MostCharacters))
            .Must(IsText).WithMessage(_ => Words.T("Participants.CharactersWrong"));

    /// <summary>Whether it is what somebody can type and read: no control characters, no halves of characters, which no database keeps as they are.</summary>
    static bool IsText(string? text) => text is null || !(text.Any(char.IsControl) || text.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar));

    void OneOf<T>(System.Linq.Expressions.Expression<Func<ParticipantFields, string?>> field, ReferenceList<T> list) where T : Term =>
        RuleFor(field).Must(code => string.IsNullOrWhiteSpace(code) || list.Find(code.Trim()) is not null)
            .WithMessage(_ => Words.T("Participants.NotInList"));

    void AllOf(System.Linq.Expressions.Expression<Func<ParticipantFields, IReadOnlyList<string>>> field, Func<string, bool> known) =>
        RuleFor(field).Must(codes => codes.Count <= MostEntries && codes.All(known)).WithMessage(_ => Words.T("Participants.NotInList"));

    static bool IsWebsite(string? address) => string.IsNullOrWhiteSpace(address)
        || (Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp));

    static void CheckProducts(ParticipantFields p, ValidationContext<ParticipantFields> context)
    {
        for (var i = 0; i < p.Products.Count; i++)
        {
            var product = p.Products[i];
            if (ReferenceData.Categories.Find(product.Category) is null)
                context.AddFailure($"Products[{i}].Category", Words.T("Participants.CategoryMissing"));
            else if (p.Products.Take(i).Any(other => other.Category == product.Category))
                context.AddFailure($"Products[{i}].Category", Words.T("Participants.CategoryTwice"));
            if (product.UnitsPerYear is < 1 or > MostUnits)
                context.AddFailure($"Products[{i}].UnitsPerYear", Words.T("Participants.NumberWrong", 1, MostUnits));
            if (product.MinimumOrderQuantity is < 1 or > MostUnits)
                context.AddFailure($"Products[{i}].MinimumOrderQuantity", Words.T("Participants.NumberWrong", 1, MostUnits));
            if (!string.IsNullOrWhiteSpace(product.Timing) && ReferenceData.DemandTimings.Find(product.Timing) is null)
                context.AddFailure($"Products[{i}].Timing", Words.T("Participants.NotInList"));
            if (!string.IsNullOrWhiteSpace(product.Importance) && ReferenceData.Importances.Find(product.Importance.Trim()) is null)
                context.AddFailure($"Products[{i}].Importance", Words.T("Participants.NotInList"));
        }
    }
}
