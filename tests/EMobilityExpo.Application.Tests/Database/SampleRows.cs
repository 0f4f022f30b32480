namespace EMobilityExpo.Application.Tests.Database;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.TestCommon;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

static class SampleRows
{
    static readonly Sql InsertEvent = new(dialect => dialect.InsertReturningId(
        "event",
        """
        public_id, name_ko, name_en, time_zone, slot_minutes, gap_minutes, languages, weights, minimum_score, candidates_each,
        created_at, updated_at, row_version
        """,
        "@PublicId, '엑스포', 'Expo', 'Asia/Seoul', 25, 5, 'ko;en', '{}', 0, 10, @Now, @Now, 1"));

    public static readonly Sql InsertTable =
        "INSERT INTO event_table (event_id, number, name, kind) VALUES (@EventId, @Number, CONCAT('Table ', @Number), 'table')";

    public static readonly Sql TablePage =
        new(dialect => dialect.Page("SELECT number FROM event_table WHERE event_id = @EventId ORDER BY number"));

    public static readonly Sql TableSearch = new(dialect =>
        $"SELECT number FROM event_table WHERE event_id = @EventId AND {dialect.Contains("name", "@Text")}");

    public static Task<long> EventAsync(TestApplication app) => app.InScope(services =>
        services.GetRequiredService<DbSession>().InsertAsync(
            InsertEvent, new { PublicId = PublicId.New(), Now = Instant.FromUtc(2027, 1, 1, 0, 0) }, CancellationToken.None));

    /// <summary>A participant with a value in every field.</summary>
    public static ParticipantRecord Participant(long eventId) => new()
    {
        EventId = eventId,
        Side = Sides.Exhibitor,
        ExternalKey = "E-1",
        RegistrationNumber = "123-45-67890",
        NameKo = "한빛모빌리티 주식회사",
        NameEn = "Hanbit Mobility Co., Ltd.",
        Country = "KR",
        Region = "Jeonnam",
        Kind = "company",
        Division = "ETW",
        Website = "https://hanbit.example",
        Booth = "A-12",
        OwnBooth = true,
        Online = true,
        Delegation = "D",
        TimeZone = "Asia/Seoul",
        MaxMeetings = 10,
        MaxPerDay = 5,
        MinMeetings = 2,
        ContactName = "김하나",
        ContactEmail = "hana@hanbit.example",
        ContactPhone = "+82-61-000-0000",
        Note = "메모 — \"note\"",
        Products =
        [
            new() { Category = "ETW-SCOOTER", UnitsPerYear = 2000, MinimumOrderQuantity = 50 },
            new() { Category = "BAT-PACK", Timing = "6_months", Importance = "high" },
        ],
        Languages = ["ko", "en"],
        Certifications = ["KC"],
        CooperationTypes = ["purchase"],
        TargetCountries = ["VN", "150"],
        ExportCountries = ["TH", "035"],
        ExcludedCountries = ["XX"],
        Unavailable = [new() { StartsAt = Instant.FromUtc(2027, 10, 27, 0, 0), EndsAt = Instant.FromUtc(2027, 10, 27, 3, 30) }],
    };
}
