namespace EMobilityExpo.Application.Tests.Registration;

using System.Collections;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Registration;
using EMobilityExpo.TestCommon;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

/// <summary>A step that is posted. <see cref="Stale"/>: with a version that is over. <see cref="Rival"/>: posted at the same moment.</summary>
sealed record Post(int Step, ParticipantFields Fields, bool Stale, ParticipantFields? Rival)
{
    public override string ToString() => $"step {Step}{(Stale ? " stale" : "")} {RegistrationFuzz.Flat(Fields)}{(Rival is null ? "" : $" RIVAL {RegistrationFuzz.Flat(Rival)}")}";
}

/// <summary>Random ways through a registration: most of what is entered is right, some of it wild.</summary>
static class RegistrationFuzz
{
    /// <summary>Written down once more on purpose: what each step may take, and name in an error.</summary>
    public static readonly IReadOnlyDictionary<int, string[]> OfStep = new Dictionary<int, string[]>
    {
        [1] = ["NameKo", "NameEn", "Country", "Region", "Kind", "Division", "Website", "RegistrationNumber"],
        [2] = ["Products", "Languages", "CooperationTypes", "Certifications", "TargetCountries", "ExportCountries", "ExcludedCountries"],
        [3] = ["MaxMeetings", "MaxPerDay", "TimeZone", "Online", "Unavailable", "ContactName", "ContactEmail", "ContactPhone"],
        [4] = [],
        [5] = [],
    };

    static Gen<T> Mostly<T>(Gen<T> right, Gen<T> wild) => Gen.Frequency((24, right), (1, wild));

    static readonly Gen<string?> Wild = Gen.OneOf(
        Gen.Elements(WildText.All), Gen.ListOf(Gen.Choose(0, 0xFFFF).Select(code => (char)code)).Select(chars => (string?)new string([.. chars])));

    static Gen<string?> Text(params string?[] right) => Mostly(Gen.Elements(right), Wild);

    static Gen<IReadOnlyList<string>> Codes(params string[] right) =>
        Mostly(Gen.ListOf(Gen.Elements(right)), Gen.ListOf(Wild.Select(text => text!))).Select(codes => (IReadOnlyList<string>)[.. codes.Take(5)]);

    static readonly Gen<int?> Number = Mostly(Gen.Elements<int?>(null, 1, 8, 1000), Gen.Elements<int?>(0, -1, 1001, int.MaxValue, int.MinValue));

    static readonly Gen<ParticipantProduct> Product =
        from category in Text("BAT-PACK", "ETW-BIKE", "ETW-SCOOTER", "CHG-AC")
        from units in Number
        from least in Number
        from timing in Text(null, "now", "1_year")
        from importance in Text(null, "high", "low")
        select new ParticipantProduct { Category = category!, UnitsPerYear = units, MinimumOrderQuantity = least, Timing = timing, Importance = importance };

    static readonly Gen<TimeRange> Range =
        from start in Gen.Choose(0, 5000)
        from minutes in Mostly(Gen.Choose(1, 600), Gen.Choose(-60, 0))
        select new TimeRange { StartsAt = Instant.FromUtc(2026, 10, 1, 0, 0) + Duration.FromMinutes(start), EndsAt = Instant.FromUtc(2026, 10, 1, 0, 0) + Duration.FromMinutes(start + minutes) };

    static readonly Gen<ParticipantFields> Company =
        from ko in Text(null, "사이공 무역")
        from en in Text("Saigon Trading", "شركة التجارة", "Łódź O'Hara & Søns <Ltd>")
        from country in Text("VN", "DE", "kr")
        from region in Text(null, "Hanoi")
        from kind in Text(null, "company", "distributor")
        from division in Text((string?)null)
        from website in Text(null, "https://saigon.example/ü?a=<b>")
        from number in Text(null, null, null, "03-123", "=1+1")
        from branch in Gen.Choose(1, 100_000)
        select new ParticipantFields { NameKo = ko, NameEn = en is { Length: > 0 and < 100 } ? $"{en} {branch}" : en, Country = country!, Region = region, Kind = kind, Division = division, Website = website, RegistrationNumber = number };

    static readonly Gen<ParticipantFields> Offer =
        from products in Gen.ListOf(Product)
        from languages in Codes("vi", "en", "ko")
        from cooperation in Codes("purchase", "distribution")
        from certificates in Codes("CE", "KC")
        from targets in Codes("VN", "150")
        from excluded in Codes("DE")
        select new ParticipantFields
        {
            Products = [.. products.Take(4).DistinctBy(product => product.Category)],
            Languages = languages,
            CooperationTypes = cooperation,
            Certifications = certificates,
            TargetCountries = targets,
            ExcludedCountries = excluded,
        };

    static readonly Gen<ParticipantFields> Fields =
        from company in Company
        from offer in Offer
        from most in Number
        from daily in Number
        from zone in Text(null, "Asia/Seoul")
        from online in Gen.Elements(true, false)
        from away in Gen.ListOf(Range)
        from name in Text("Linh", "린 👩‍🔧")
        from email in Text(null, "linh@saigon.example")
        from phone in Text(null, "+84 28 1234")
        from theirs in Wild
        select offer with
        {
            NameKo = company.NameKo,
            NameEn = company.NameEn,
            Country = company.Country,
            Region = company.Region,
            Kind = company.Kind,
            Division = company.Division,
            Website = company.Website,
            RegistrationNumber = company.RegistrationNumber,
            MaxMeetings = most,
            MaxPerDay = daily,
            TimeZone = zone,
            Online = online,
            Unavailable = [.. away.Take(3)],
            ContactName = name,
            ContactEmail = email,
            ContactPhone = phone,
            // The organiser's, which nobody who registers may set.
            ExternalKey = theirs,
            Note = theirs,
            Delegation = theirs,
            Booth = theirs,
            MinMeetings = 7,
            OwnBooth = true,
        };

    static readonly Gen<Post> OnePost =
        from step in Gen.Frequency((12, Gen.Choose(1, 3)), (1, Gen.Elements(0, 4, 5, 6, -1, int.MaxValue)))
        from fields in Fields
        from stale in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
        from rival in Gen.Frequency((30, Gen.Constant<ParticipantFields?>(null)), (1, Fields.Select(one => (ParticipantFields?)one)))
        select new Post(step, fields, stale, rival);

    /// <summary>Smaller is: one post less.</summary>
    public static readonly Arbitrary<Post[]> Ways = Arb.From(
        from count in Gen.Choose(1, 7) from posts in Gen.ArrayOf(OnePost, count) select posts,
        posts => posts.Length < 2 ? [] : posts.Select((_, left) => posts.Where((_, i) => i != left).ToArray()));

    /// <summary>All of it, to compare and to tell.</summary>
    public static string Flat(ParticipantFields fields, Func<string, bool>? of = null) => string.Join(", ", typeof(ParticipantFields).GetProperties()
        .Where(property => of?.Invoke(property.Name) != false)
        .Select(property => $"{property.Name}={Flat(property.GetValue(fields))}"));

    static string Flat(object? value) =>
        value is string text ? $"\"{text}\"" : value is IEnumerable many ? $"[{string.Join("; ", many.Cast<object?>().Select(Flat))}]" : $"{value}";
}
