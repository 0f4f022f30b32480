namespace EMobilityExpo.Application.Features.Messages;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Accounts;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Mails;
using EMobilityExpo.Application.Features.Registration;
using EMobilityExpo.Application.Localisation;

/// <summary>Somebody who gets a message.</summary>
/// <param name="Link">Where the portal, the registration or the timetable of this person is.</param>
public sealed record Recipient(Addressee To, string Name, string? CompanyKo, string? CompanyEn, string Link);

/// <param name="Left">How many have not agreed to marketing, or have no address.</param>
public sealed record Reached(IReadOnlyList<Recipient> Recipients, int Left);

/// <summary>Finds the people of a group: every address once, however many companies it stands for.</summary>
public sealed class AudienceFinder(DbSession db)
{
    public async Task<Reached> FindAsync(EventModel source, Audience group, bool marketing, CancellationToken cancel)
    {
        var of = new
        {
            EventId = source.Id,
            Side = Given(group.Side),
            Country = Given(group.Country),
            Category = Given(group.Category),
            Leaves = $"{group.Category}-%",
            Delegation = Given(group.Delegation),
            Registration = Given(group.Registration),
            TooFew = group.TooFew ? 1 : 0,
            Unanswered = group.Unanswered ? 1 : 0,
            InForce = await db.ScalarAsync<int>(MessagesSql.InForce, new { EventId = source.Id }, cancel) > 0 ? 1 : 0,
        };
        var rows = of.Registration is null
            ? await db.QueryAsync<Row>(MessagesSql.Participants, of, cancel)
            : (await db.QueryAsync<Row>(MessagesSql.Registrations, of, cancel)).Where(row => row.Is(of.Country, of.Category));
        var (found, left) = (new Dictionary<string, Recipient>(StringComparer.Ordinal), 0);
        foreach (var row in rows)
        {
            if (Person.Normalise(row.Email ?? row.ContactEmail) is not { } address || (marketing && !row.Agrees))
                left++;
            else
                found.TryAdd(address, row.To(address));
        }

        return new([.. found.Values], left);
    }

    static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    sealed record Row
    {
        public string? ParticipantId { get; init; }
        public string? RegistrationId { get; init; }
        public string? NameKo { get; init; }
        public string? NameEn { get; init; }
        public string? TimetableKey { get; init; }
        public string? ContactName { get; init; }
        public string? ContactEmail { get; init; }
        public long? PersonId { get; init; }
        public string? Email { get; init; }
        public string? PersonName { get; init; }
        public string? Language { get; init; }
        public string CompanyLanguage { get; init; } = "en";
        public long? MemberId { get; init; }
        public bool Agrees { get; init; }
        public string? Fields { get; init; }

        public bool Is(string? country, string? category)
        {
            var entered = RegistrationJson.Read(Fields ?? "{}");
            return (country is null || entered.Country == country)
                && (category is null || entered.Products.Any(product => product.Category == category || product.Category.StartsWith($"{category}-", StringComparison.Ordinal)));
        }

        public Recipient To(string address)
        {
            var entered = Fields is null ? null : RegistrationJson.Read(Fields);
            var (ko, en) = entered is null ? (NameKo, NameEn) : (entered.NameKo, entered.NameEn);
            var name = PersonName is { Length: > 0 } ? PersonName : ContactName is { Length: > 0 } ? ContactName : Words.Pick(ko, en);
            var link = RegistrationId is not null ? $"/registration/{RegistrationId}" : MemberId is not null ? $"/my/{ParticipantId}" : $"/t/{TimetableKey}";
            return new(new(PersonId, address, Language ?? CompanyLanguage), name, ko, en, link);
        }
    }
}
