namespace EMobilityExpo.TestCommon;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Runs;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

/// <summary>
/// A small event with runs put into the database row by row: two days of four slots in Seoul with lunch between the second and the
/// third, two tables, four exhibitors (<c>E1</c> in its own booth), four buyers (<c>B1</c> online in Berlin), one interpreter (<c>I0</c>).
/// </summary>
public sealed class TimetableScene
{
    /// <summary>In every field that no participant may see of another.</summary>
    public const string Secret = "confidential";

    readonly IServiceProvider _services;
    readonly Dictionary<string, ParticipantRecord> _people = [];
    int _runs;

    TimetableScene(IServiceProvider services) => _services = services;

    public EventModel Event { get; private set; } = null!;

    public ParticipantRecord this[string name] => _people[name];

    public static readonly Instant Created = Instant.FromUtc(2026, 9, 1, 0, 0);

    public static async Task<TimetableScene> CreateAsync(IServiceProvider services)
    {
        var scene = new TimetableScene(services);
        await scene.WriteAsync(async db =>
        {
            var publicId = PublicId.New();
            var id = await db.InsertAsync(InsertEvent, new { PublicId = publicId, Now = Created }, default);
            foreach (var date in new[] { new LocalDate(2026, 10, 15), new LocalDate(2026, 10, 16) })
                await db.ExecuteAsync("INSERT INTO event_day (event_id, date, opens, closes) VALUES (@Id, @Date, '10:00', '14:00')", new { Id = id, Date = date }, default);
            await db.ExecuteAsync("INSERT INTO event_break (event_id, date, starts, ends, name) VALUES (@Id, NULL, '11:00', '13:00', NULL)", new { Id = id }, default);
            foreach (var number in new[] { 1, 2 })
                await db.ExecuteAsync("INSERT INTO event_table (event_id, number, name, kind) VALUES (@Id, @Number, @Name, 'table')", new { Id = id, Number = number, Name = $"{number}" }, default);
            for (var i = 0; i < 4; i++)
            {
                await scene.AddAsync(db, id, $"E{i}", Sides.Exhibitor, $"참가기업{i}", $"Exhibitor {i}", "KR");
                await scene.AddAsync(db, id, $"B{i}", Sides.Buyer, $"바이어{i}", $"Buyer {i}", i == 3 ? "VN" : "DE");
            }

            await scene.AddAsync(db, id, "I0", Sides.Interpreter, "김통역", "Kim Tongyeok", "KR");
            scene.Event = await EventModel.LoadAsync(db, id, default);
        });
        return scene;
    }

    /// <summary>A finished run. Table 0 stands for the place that <c>E1</c> and <c>B1</c> have without one.</summary>
    public async Task<string> AddRunAsync(params (string Exhibitor, string Buyer, int Slot, int Table, string? Interpreter)[] meetings)
    {
        var runId = PublicId.New();
        await WriteAsync(async db =>
        {
            var job = await db.InsertAsync(InsertJob, new { PublicId = PublicId.New(), EventId = Event.Id, Now = Created }, default);
            var number = ++_runs;
            var slots = RunSlots.Write(Event.Slots);
            var run = await db.InsertAsync(InsertRun, new { PublicId = runId, EventId = Event.Id, Number = number, Job = job, Slots = slots, Now = Created }, default);
            foreach (var (exhibitor, buyer, slot, table, interpreter) in meetings)
            {
                await db.ExecuteAsync(
                    InsertMeeting,
                    new
                    {
                        PublicId = PublicId.New(),
                        Run = run,
                        Exhibitor = this[exhibitor].Id,
                        Buyer = this[buyer].Id,
                        Slot = slot,
                        Event.Slots[slot].StartsAt,
                        Event.Slots[slot].EndsAt,
                        Place = table > 0 ? "table" : this[buyer].Online ? "online" : "booth",
                        Table = table > 0 ? Event.Tables[table - 1].Id : (long?)null,
                        Interpreter = interpreter is null ? (long?)null : this[interpreter].Id,
                        Score = 50 + slot,
                    },
                    default);
            }
        });
        return runId;
    }

    public Task AddUnmetAsync(string runId, string exhibitor, string buyer, string reason) => WriteAsync(db => db.ExecuteAsync(
        """
        INSERT INTO unmet_pair (run_id, exhibitor_id, buyer_id, score, wish, reason, blockers)
        VALUES ((SELECT id FROM timetable_run WHERE public_id = @RunId), @Exhibitor, @Buyer, 70, 'want', @Reason, '[]')
        """,
        new { RunId = runId, Exhibitor = this[exhibitor].Id, Buyer = this[buyer].Id, Reason = reason }, default));

    /// <summary>Takes what is in force out of force and (with a run) puts that one in.</summary>
    public Task PublishAsync(string? runId, Instant at) => WriteAsync(async db =>
    {
        await db.ExecuteAsync(
            "UPDATE publication SET withdrawn_at = @At WHERE event_id = @EventId AND withdrawn_at IS NULL", new { At = at, EventId = Event.Id }, default);
        if (runId is not null)
        {
            await db.ExecuteAsync(
                """
                INSERT INTO publication (event_id, run_id, published_at, published_by, withdrawn_at)
                VALUES (@EventId, (SELECT id FROM timetable_run WHERE public_id = @RunId), @At, 'tester', NULL)
                """,
                new { EventId = Event.Id, RunId = runId, At = at }, default);
        }
    });

    /// <summary>Changes a participant that is there.</summary>
    public Task ChangeAsync(string name, Func<ParticipantRecord, ParticipantRecord> change) => WriteAsync(async db =>
    {
        var row = await ParticipantStore.LoadAsync(db, Event.Id, this[name].PublicId, default);
        await ParticipantStore.UpdateAsync(db, change(row), Created, default);
        _people[name] = await ParticipantStore.LoadAsync(db, Event.Id, this[name].PublicId, default);
    });

    async Task AddAsync(DbSession db, long eventId, string name, string side, string ko, string en, string country) =>
        _people[name] = await ParticipantStore.InsertAsync(
            db,
            new()
            {
                EventId = eventId,
                Side = side,
                NameKo = ko,
                NameEn = en,
                Country = country,
                Booth = side == Sides.Exhibitor ? $"A-{name}" : null,
                OwnBooth = name == "E1",
                Online = name == "B1",
                TimeZone = name == "B1" ? "Europe/Berlin" : null,
                ContactName = $"{Secret} contact {name}",
                ContactEmail = $"{Secret}.{name}@example.com",
                ContactPhone = $"{Secret} phone",
                Note = $"{Secret} note",
                Website = $"https://{Secret}.example",
                RegistrationNumber = $"{Secret}-{name}",
                Products = side == Sides.Interpreter ? [] : [new() { Category = name.EndsWith('3') ? "BAT-PACK" : "ETW-SCOOTER", UnitsPerYear = 4711 }],
            },
            Created, default);

    async Task WriteAsync(Func<DbSession, Task> work)
    {
        await using var scope = _services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DbSession>();
        await db.InTransactionAsync(() => work(db), default);
    }

    static readonly Sql InsertEvent = new(d => d.InsertReturningId(
        "event",
        "public_id, name_ko, name_en, venue, time_zone, slot_minutes, gap_minutes, languages, weights, minimum_score, candidates_each, created_at, updated_at, row_version",
        "@PublicId, '영광 수출상담회', 'Yeonggwang consultation', 'Sportium', 'Asia/Seoul', 30, 0, 'ko;en', '{}', 30, 10, @Now, @Now, 1"));

    static readonly Sql InsertJob = new(d => d.InsertReturningId(
        "job_run", "public_id, event_id, kind, payload, status, percent_done, cancel_requested, attempt, requested_by, created_at",
        "@PublicId, @EventId, 'timetable.build', '{}', 'succeeded', 100, 0, 1, 'tester', @Now"));

    static readonly Sql InsertRun = new(d => d.InsertReturningId(
        "timetable_run", "public_id, event_id, number, job_run_id, seed, settings, weights, slots, problem, wish_list, wanted, wishes, created_at, finished_at",
        "@PublicId, @EventId, @Number, @Job, 1, '{}', '{}', @Slots, '{}', '[]', 0, 0, @Now, @Now"));

    static readonly Sql InsertMeeting =
        """
        INSERT INTO meeting (public_id, run_id, exhibitor_id, buyer_id, slot, starts_at, ends_at, place, table_id, interpreter_id, score)
        VALUES (@PublicId, @Run, @Exhibitor, @Buyer, @Slot, @StartsAt, @EndsAt, @Place, @Table, @Interpreter, @Score)
        """;
}
