namespace EMobilityExpo.Application.Features.Registration;

using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using FluentValidation.Results;

/// <summary>The steps of a registration. The rules are those of every participant; a step looks only at its own fields.</summary>
public static class RegistrationSteps
{
    public const int Company = 1, Products = 2, Meetings = 3, Media = 4, Last = 5;

    /// <summary>A field of a step: what is checked there, and taken over. What is in none of them is the organiser's.</summary>
    sealed record Field(int Step, string Name, Func<ParticipantFields, ParticipantFields, ParticipantFields> Take);

    static readonly Field[] Fields =
    [
        new(Company, nameof(ParticipantFields.NameKo), (before, now) => before with { NameKo = now.NameKo }),
        new(Company, nameof(ParticipantFields.NameEn), (before, now) => before with { NameEn = now.NameEn }),
        new(Company, nameof(ParticipantFields.Country), (before, now) => before with { Country = now.Country }),
        new(Company, nameof(ParticipantFields.Region), (before, now) => before with { Region = now.Region }),
        new(Company, nameof(ParticipantFields.Kind), (before, now) => before with { Kind = now.Kind }),
        new(Company, nameof(ParticipantFields.Division), (before, now) => before with { Division = now.Division }),
        new(Company, nameof(ParticipantFields.Website), (before, now) => before with { Website = now.Website }),
        new(Company, nameof(ParticipantFields.RegistrationNumber), (before, now) => before with { RegistrationNumber = now.RegistrationNumber }),
        new(Products, nameof(ParticipantFields.Products), (before, now) => before with { Products = now.Products }),
        new(Products, nameof(ParticipantFields.Languages), (before, now) => before with { Languages = now.Languages }),
        new(Products, nameof(ParticipantFields.CooperationTypes), (before, now) => before with { CooperationTypes = now.CooperationTypes }),
        new(Products, nameof(ParticipantFields.Certifications), (before, now) => before with { Certifications = now.Certifications }),
        new(Products, nameof(ParticipantFields.TargetCountries), (before, now) => before with { TargetCountries = now.TargetCountries }),
        new(Products, nameof(ParticipantFields.ExportCountries), (before, now) => before with { ExportCountries = now.ExportCountries }),
        new(Products, nameof(ParticipantFields.ExcludedCountries), (before, now) => before with { ExcludedCountries = now.ExcludedCountries }),
        new(Meetings, nameof(ParticipantFields.MaxMeetings), (before, now) => before with { MaxMeetings = now.MaxMeetings }),
        new(Meetings, nameof(ParticipantFields.MaxPerDay), (before, now) => before with { MaxPerDay = now.MaxPerDay }),
        new(Meetings, nameof(ParticipantFields.TimeZone), (before, now) => before with { TimeZone = now.TimeZone }),
        new(Meetings, nameof(ParticipantFields.Online), (before, now) => before with { Online = now.Online }),
        new(Meetings, nameof(ParticipantFields.Unavailable), (before, now) => before with { Unavailable = now.Unavailable }),
        new(Meetings, nameof(ParticipantFields.ContactName), (before, now) => before with { ContactName = now.ContactName }),
        new(Meetings, nameof(ParticipantFields.ContactEmail), (before, now) => before with { ContactEmail = now.ContactEmail }),
        new(Meetings, nameof(ParticipantFields.ContactPhone), (before, now) => before with { ContactPhone = now.ContactPhone }),
    ];

    /// <summary>What is wrong with the fields of one step.</summary>
    public static IReadOnlyList<ValidationFailure> Check(int step, ParticipantFields fields)
    {
        var names = Fields.Where(field => field.Step == step).Select(field => field.Name).ToHashSet();
        var wrong = new ParticipantFieldsValidator().Validate(fields).Errors.Where(error => names.Contains(error.PropertyName.Split('[', '.')[0]));
        return step == Products && fields.Products.Count == 0
            ? [.. wrong, new(nameof(ParticipantFields.Products), Words.T("Registration.ProductMissing"))]
            : [.. wrong];
    }

    /// <summary>What was entered before, with the fields of this step as they are now.</summary>
    public static ParticipantFields Merge(int step, ParticipantFields before, ParticipantFields now) =>
        Fields.Where(field => field.Step == step).Aggregate(before, (fields, field) => field.Take(fields, now));
}
