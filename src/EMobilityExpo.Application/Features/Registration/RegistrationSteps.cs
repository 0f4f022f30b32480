namespace EMobilityExpo.Application.Features.Registration;

using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using FluentValidation.Results;

/// <summary>The steps of a registration. The rules are those of every participant; a step looks only at its own fields.</summary>
public static class RegistrationSteps
{
    public const int Company = 1, Products = 2, Meetings = 3, Media = 4, Last = 5;

    static readonly string[] OfCompany =
        [nameof(ParticipantFields.NameKo), nameof(ParticipantFields.NameEn), nameof(ParticipantFields.Country), nameof(ParticipantFields.Region),
         nameof(ParticipantFields.Kind), nameof(ParticipantFields.Division), nameof(ParticipantFields.Website), nameof(ParticipantFields.RegistrationNumber)];

    static readonly string[] OfProducts =
        [nameof(ParticipantFields.Products), nameof(ParticipantFields.Languages), nameof(ParticipantFields.CooperationTypes),
         nameof(ParticipantFields.Certifications), nameof(ParticipantFields.TargetCountries), nameof(ParticipantFields.ExportCountries),
         nameof(ParticipantFields.ExcludedCountries)];

    /// <summary>What is wrong with the fields of one step.</summary>
    public static IReadOnlyList<ValidationFailure> Check(int step, ParticipantFields fields)
    {
        var all = new ParticipantFieldsValidator().Validate(fields).Errors;
        return step switch
        {
            Company => [.. all.Where(error => Of(OfCompany, error))],
            Products =>
            [
                .. all.Where(error => Of(OfProducts, error)),
                .. fields.Products.Count == 0 ? [new ValidationFailure(nameof(ParticipantFields.Products), Words.T("Registration.ProductMissing"))] : Array.Empty<ValidationFailure>(),
            ],
            Meetings => [.. all.Where(error => !Of(OfCompany, error) && !Of(OfProducts, error))],
            _ => [],
        };
    }

    /// <summary>What was entered before, with the fields of this step as they are now. What is the organiser's is never taken.</summary>
    public static ParticipantFields Merge(int step, ParticipantFields before, ParticipantFields now) => step switch
    {
        Company => before with
        {
            NameKo = now.NameKo,
            NameEn = now.NameEn,
            Country = now.Country,
            Region = now.Region,
            Kind = now.Kind,
            Division = now.Division,
            Website = now.Website,
            RegistrationNumber = now.RegistrationNumber,
        },
        Products => before with
        {
            Products = now.Products,
            Languages = now.Languages,
            CooperationTypes = now.CooperationTypes,
            Certifications = now.Certifications,
            TargetCountries = now.TargetCountries,
            ExportCountries = now.ExportCountries,
            ExcludedCountries = now.ExcludedCountries,
        },
        Meetings => before with
        {
            MaxMeetings = now.MaxMeetings,
            MaxPerDay = now.MaxPerDay,
            TimeZone = now.TimeZone,
            Online = now.Online,
            Unavailable = now.Unavailable,
            ContactName = now.ContactName,
            ContactEmail = now.ContactEmail,
            ContactPhone = now.ContactPhone,
        },
        _ => before,
    };

    static bool Of(string[] fields, ValidationFailure error) => fields.Contains(error.PropertyName.Split('[', '.')[0]);
}
