namespace EMobilityExpo.TestCommon;

using Bogus;
using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Reference;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

/// <summary>An event with its participants, the same every time for the same numbers.</summary>
public sealed record SampleEvents
{
    public int Exhibitors { get; init; } = 12;
    public int Buyers { get; init; } = 15;
    public int Interpreters { get; init; } = 3;
    public int Tables { get; init; } = 6;
    public int Days { get; init; } = 2;

    /// <summary>Slots of 25 minutes from 10:00, five minutes apart; a break at noon.</summary>
    public LocalTime Closes { get; init; } = new(14, 0);
    public int MinimumScore { get; init; } = 30;
    public int CandidatesEach { get; init; } = 6;
    public int Seed { get; init; } = 2022;

    /// <summary>Changes a participant before it is entered; the number counts within its side.</summary>
    public Func<ParticipantRecord, int, ParticipantRecord> With { get; init; } = (who, _) => who;

    static readonly Sql InsertEvent = new(dialect => dialect.InsertReturningId(
        "event",
        """
        public_id, name_ko, name_en, time_zone, slot_minutes, gap_minutes, languages, weights, minimum_score, candidates_each, created_at,
        updated_at, row_version
        """,
        "@PublicId, '수출상담회', 'Export consultation', 'Asia/Seoul', 25, 5, 'ko;en', '{}', @MinimumScore, @CandidatesEach, @Now, @Now, 1"));

    static readonly Sql InsertDay = "INSERT INTO event_day (event_id, date, opens, closes) VALUES (@EventId, @Date, @Opens, @Closes)";

    static readonly Sql InsertBreak = "INSERT INTO event_break (event_id, starts, ends) VALUES (@EventId, @Starts, @Ends)";

    static readonly Sql InsertTable = "INSERT INTO event_table (event_id, number, name, kind) VALUES (@EventId, @Number, @Name, 'table')";

    public Task<SampleEvent> CreateAsync(TestApplication app) => CreateAsync(app.Services);

    public async Task<SampleEvent> CreateAsync(IServiceProvider application)
    {
        await using var scope = application.CreateAsyncScope();
        var services = scope.ServiceProvider;
        return await CreateAsync(services.GetRequiredService<DbSession>(), services.GetRequiredService<TimeProvider>().Now());
    }

    async Task<SampleEvent> CreateAsync(DbSession db, Instant now)
    {
        var none = CancellationToken.None;
        var people = new List<ParticipantRecord>();
        var publicId = PublicId.New();
        long id = 0;
        await db.InTransactionAsync(
            async () =>
            {
                id = await db.InsertAsync(InsertEvent, new { PublicId = publicId, MinimumScore, CandidatesEach, Now = now }, none);
                await db.ExecuteAsync(
                    InsertDay,
                    Enumerable.Range(0, Days).Select(day => new
                    {
                        EventId = id,
                        Date = new LocalDate(2026, 10, 14).PlusDays(day),
                        Opens = new LocalTime(10, 0),
                        Closes,
                    }),
                    none);
                await db.ExecuteAsync(InsertBreak, new { EventId = id, Starts = new LocalTime(12, 0), Ends = new LocalTime(13, 0) }, none);
                await db.ExecuteAsync(
                    InsertTable, Enumerable.Range(1, Tables).Select(number => new { EventId = id, Number = number, Name = $"T{number}" }), none);
                foreach (var who in People())
                    people.Add(await ParticipantStore.InsertAsync(db, who with { EventId = id }, now, none));
            },
            none);
        return new(id, publicId, people);
    }

    IEnumerable<ParticipantRecord> People()
    {
        var faker = new Faker("en") { Random = new(Seed) };
        var leaves = ReferenceData.Categories.All.Where(category => category.Parent is not null).Select(category => category.Code).ToList();
        var cooperation = ReferenceData.CooperationTypes.All.Select(term => term.Code).ToList();
        string[] countries = ["VN", "IN", "DE", "US", "TH", "HU", "PL", "BR", "KE", "ID"];
        for (var i = 0; i < Exhibitors; i++)
        {
            yield return With(
                new()
                {
                    Side = Sides.Exhibitor,
                    NameKo = $"참가기업 {i + 1}",
                    NameEn = $"Exhibitor {i + 1} {faker.Company.CompanyName()}",
                    Country = "KR",
                    Kind = "company",
                    Booth = $"B-{i + 1}",
                    OwnBooth = i % 4 == 3,
                    MinMeetings = 2,
                    MaxPerDay = 5,
                    Languages = i % 3 == 0 ? ["ko"] : ["ko", "en"],
                    Products = [.. faker.PickRandom(leaves, 3).Select(leaf => new ParticipantProduct
                    {
                        Category = leaf, UnitsPerYear = faker.Random.Int(1, 40) * 50, MinimumOrderQuantity = 10,
                    })],
                    TargetCountries = [.. faker.PickRandom(countries, 3)],
                    CooperationTypes = [.. faker.PickRandom(cooperation, 2)],
                },
                i);
        }

        for (var i = 0; i < Buyers; i++)
        {
            var country = faker.PickRandom(countries);
            yield return With(
                new()
                {
                    Side = Sides.Buyer,
                    NameEn = $"Buyer {i + 1} {faker.Company.CompanyName()}",
                    Country = country,
                    Kind = "company",
                    Online = i % 7 == 6,
                    MinMeetings = 1,
                    MaxMeetings = 6,
                    Languages = i % 3 == 1 ? ["vi"] : ["en"],
                    Products = [.. faker.PickRandom(leaves, 3).Select(leaf => new ParticipantProduct
                    {
                        Category = leaf, UnitsPerYear = faker.Random.Int(1, 40) * 30, Timing = "now",
                    })],
                    CooperationTypes = [.. faker.PickRandom(cooperation, 2)],
                    Unavailable = i % 5 == 2
                        ? [new() { StartsAt = Instant.FromUtc(2026, 10, 14, 1, 0), EndsAt = Instant.FromUtc(2026, 10, 14, 2, 0) }]
                        : [],
                },
                i);
        }

        for (var i = 0; i < Interpreters; i++)
        {
            yield return With(
                new() { Side = Sides.Interpreter, NameKo = $"통역 {i + 1}", Country = "KR", MaxPerDay = 4, Languages = i % 2 == 0 ? ["ko", "vi", "en"] : ["ko", "en"] },
                i);
        }
    }
}

/// <summary>What was entered. Participants are in the order exhibitors, buyers, interpreters.</summary>
public sealed record SampleEvent(long Id, string PublicId, IReadOnlyList<ParticipantRecord> People)
{
    public IReadOnlyList<ParticipantRecord> Of(string side) => [.. People.Where(who => who.Side == side)];
}
