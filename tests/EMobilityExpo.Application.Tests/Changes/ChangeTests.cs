namespace EMobilityExpo.Application.Tests.Changes;

using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.History;
using EMobilityExpo.Application.Features.Import;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Removals;
using EMobilityExpo.Application.Features.Requests;
using EMobilityExpo.Application.Features.Wishes;
using EMobilityExpo.Data.Sqlite;
using EMobilityExpo.TestCommon;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

/// <summary>
/// Whoever keeps scores ready reads only participants with a newer number. So every way of writing must give just those a number whose
/// facts it changed. The ways are held against the statements of the program: a new one that is in none of them fails here.
/// </summary>
public sealed partial class ChangeTests
{
    static readonly string[] Tables =
        ["participant", "participant_product", "participant_tag", "unavailability", "participant_wish", "past_meeting", "participant_removed"];

    static readonly ParticipantFields Fields = new()
    {
        NameEn = "Somebody",
        Country = "VN",
        Products = [new() { Category = "ETW-BIKE", Importance = "high" }],
        Languages = ["vi"],
    };

    /// <summary>A way of writing, and the statements that it runs.</summary>
    sealed record Way(Func<Scene, Task> Write, params string[] Statements)
    {
        /// <summary>What has to be done before, and is not looked at.</summary>
        public Func<Scene, Task> First { get; init; } = _ => Task.CompletedTask;
    }

    static readonly Dictionary<string, Way> Ways = new()
    {
        ["add"] = new(
            scene => scene.App.Send(new AddParticipant(scene.Event, "buyer", Fields)),
            "ParticipantSql.Insert", "ParticipantSql.InsertProduct", "ParticipantSql.InsertTag", "ParticipantSql.InsertUnavailable",
            "ParticipantChangesSql.Mark"),
        ["update"] = new(
            scene => scene.App.Send(new UpdateParticipant(scene.Event, scene.Buyer(0), 1, Fields)),
            "ParticipantSql.Update", "ParticipantSql.DeleteProducts", "ParticipantSql.DeleteTags", "ParticipantSql.DeleteUnavailable"),
        ["remove"] = new(
            scene => scene.App.Send(new RemoveParticipant(scene.Event, scene.Buyer(1), 1)),
            "ParticipantListSql.Remove", "ParticipantListSql.RemoveWishes", "ParticipantListSql.RemovePastMeetings", "ParticipantChangesSql.Removed"),
        ["import"] = new(scene => scene.ImportAsync("External key,Name (English),Country,Products\nNEW,Newcomer,VN,ETW-BIKE:5\n,{buyer2},{country2},BAT-PACK:7!high\n")),
        ["say a wish"] = new(
            scene => scene.App.Send(new SetParticipantWish(scene.Event, scene.Buyer(3), scene.Exhibitor(3), "must", 1, 0)), "WishesSql.Insert"),
        ["change a wish"] = new(
            scene => scene.App.Send(new SetParticipantWish(scene.Event, scene.Exhibitor(0), scene.Buyer(1), "want", 2, 1)), "WishesSql.Update"),
        ["take a wish back"] = new(
            scene => scene.App.Send(new SetParticipantWish(scene.Event, scene.Exhibitor(0), scene.Buyer(1), "none", null, 1)), "WishesSql.Delete"),
        ["rank a wish"] = new(scene => scene.App.Send(new MoveWish(scene.Event, scene.Exhibitor(0), scene.Buyer(2), Up: true))),
        ["say the organiser's word"] = new(scene => scene.App.Send(new SetWish(scene.Event, scene.Exhibitor(3), scene.Buyer(3), "must", 0))),
        ["change the organiser's word"] = new(scene => scene.App.Send(new SetWish(scene.Event, scene.Exhibitor(4), scene.Buyer(4), "none", 1))),
        ["ask for a meeting"] = new(scene => scene.App.Send(new SendRequest(scene.Event, scene.Buyer(3), scene.Exhibitor(3), null))),
        ["decline a meeting"] = new(scene => scene.DeclineAsync(scene.Exhibitor(5), scene.Buyer(5))),
        ["import history"] = new(
            scene => scene.HistoryAsync((4, 4, "2025"), (0, 1, "2026")), "HistorySql.Insert", "HistorySql.Update"),
        ["remove history"] = new(scene => scene.App.Send(new RemoveHistory(scene.Event, "2026")), "HistorySql.Delete"),
        ["bring back"] = new(
            scene => scene.BringBackAsync(),
            "KeptTablesSql.Participant", "KeptTablesSql.Wants", "KeptTablesSql.Tags", "KeptTablesSql.Absences", "KeptTablesSql.Wishes", "KeptTablesSql.PastMeetings")
        {
            First = scene => scene.TakeOutAsync(new RemoveParticipant(scene.Event, scene.Buyer(1), 1)),
        },
        ["bring history back"] = new(
            scene => scene.BringBackAsync(), "KeptTablesSql.Occasion")
        {
            First = scene => scene.TakeOutAsync(new RemoveHistory(scene.Event, "2026")),
        },
    };

    public static TheoryData<string> Names => [.. Ways.Keys];

    [Fact]
    public void Every_statement_that_writes_is_in_one_of_the_ways()
    {
        var writing =
            from type in typeof(DbSession).Assembly.GetTypes()
            from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            where field.FieldType == typeof(Sql) || field.FieldType == typeof(KeptTable)
            let statement = field.GetValue(null) is KeptTable table ? table.Restore : (Sql)field.GetValue(null)!
            let written = Written().Match(statement.For(new SqliteDialect()))
            where written.Success && Tables.Contains(written.Groups[1].Value)
            select $"{type.Name}.{field.Name}";

        writing.ShouldBe(Ways.Values.SelectMany(way => way.Statements), ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Those_whose_facts_change_get_the_next_number_and_no_others(string name)
    {
        await using var scene = await Scene.StartAsync();
        await Ways[name].First(scene);
        var before = await scene.LookAsync();

        await Ways[name].Write(scene);

        var after = await scene.LookAsync();
        var touched = after.Facts.Keys.Where(id => before.Facts.GetValueOrDefault(id) != after.Facts[id]).ToHashSet();
        var gone = before.Facts.Keys.Except(after.Facts.Keys).ToHashSet();
        (touched.Count + gone.Count).ShouldBeGreaterThan(0);
        after.Counter.ShouldBeGreaterThan(before.Counter);
        after.Changed.Where(row => row.Value > before.Counter).Select(row => row.Key).ShouldBe(touched, ignoreOrder: true);
        after.Removed.Where(row => row.Value > before.Counter).Select(row => row.Key).ShouldBe(gone, ignoreOrder: true);
        after.Changed.Values.Concat(after.Removed.Values).ShouldAllBe(number => number <= after.Counter);
    }

    [Fact]
    public async Task What_changes_nothing_takes_no_number()
    {
        await using var scene = await Scene.StartAsync();
        var before = await scene.LookAsync();

        await scene.HistoryAsync((0, 1, "2026"), "buyer,accepted,5,4,mou");
        await scene.HistoryAsync((0, 1, "2026"), "nobody,accepted,1,1,consulted");
        await Should.ThrowAsync<Exception>(() => scene.App.Send(new UpdateParticipant(scene.Event, scene.Buyer(0), 99, Fields)));
        await scene.App.Send(new SetParticipantWish(scene.Event, scene.Buyer(3), scene.Exhibitor(3), "none", null, 0));
        await scene.App.Send(new SetWish(scene.Event, scene.Exhibitor(3), scene.Buyer(3), "none", 0));

        (await scene.LookAsync()).Counter.ShouldBe(before.Counter);
    }

    [Fact]
    public async Task A_number_is_taken_inside_a_transaction_only()
    {
        await using var scene = await Scene.StartAsync();

        await Should.ThrowAsync<InvalidOperationException>(() => scene.App.InScope(async services =>
        {
            await ParticipantChanges.MarkAsync(services.GetRequiredService<DbSession>(), 1, [1], CancellationToken.None);
            return 0;
        }));
    }

    [GeneratedRegex(@"(?:INSERT INTO|UPDATE|DELETE FROM)\s+(\w+)", RegexOptions.None, 1000)]
    private static partial Regex Written();

    /// <summary>An event in which buyer 1 has a wish, is wished for and has met before.</summary>
    sealed class Scene(TestApplication app, SampleEvent sample) : IAsyncDisposable
    {
        public TestApplication App => app;

        public string Event => sample.PublicId;

        public string Exhibitor(int number) => sample.Of(Sides.Exhibitor)[number].PublicId;

        public string Buyer(int number) => sample.Of(Sides.Buyer)[number].PublicId;

        public static async Task<Scene> StartAsync()
        {
            var app = await TestApplication.StartAsync();
            var scene = new Scene(app, await new SampleEvents().CreateAsync(app));
            await app.Send(new SetParticipantWish(scene.Event, scene.Buyer(1), scene.Exhibitor(2), "veto", null, 0));
            await app.Send(new SetParticipantWish(scene.Event, scene.Exhibitor(0), scene.Buyer(1), "must", 1, 0));
            await app.Send(new SetParticipantWish(scene.Event, scene.Exhibitor(0), scene.Buyer(2), "must", 2, 0));
            await app.Send(new SetWish(scene.Event, scene.Exhibitor(4), scene.Buyer(4), "veto", 0));
            await scene.HistoryAsync((0, 1, "2026"), "buyer,accepted,5,4,mou");
            return scene;
        }

        string _takenOut = "";

        public async Task TakeOutAsync(IRequest<Removed> removal) => _takenOut = (await app.Send(removal)).Id;

        public Task BringBackAsync() => app.Send(new UndoRemoval(Event, _takenOut, RemovedKind.All));

        public async Task ImportAsync(string csv)
        {
            var second = sample.Of(Sides.Buyer)[2];
            csv = csv.Replace("{buyer2}", second.NameEn!.Replace(",", "", StringComparison.Ordinal), StringComparison.Ordinal)
                .Replace("{country2}", second.Country, StringComparison.Ordinal);
            var file = await app.Send(new UploadImport(Event, "buyer", "list.csv", new MemoryStream(Encoding.UTF8.GetBytes(csv))));
            (file.RowsNew, file.RowsChanged).ShouldBe((1, 1));
            await app.Send(new CommitImport(Event, file.Id));
            await app.RunJobsAsync();
        }

        public async Task DeclineAsync(string asker, string asked)
        {
            var request = await app.Send(new SendRequest(Event, asker, asked, null));
            await app.Send(new AnswerRequest(Event, asked, request, AnswerRequest.Declined, "other"));
        }

        public async Task HistoryAsync(params (int Exhibitor, int Buyer, string Occasion)[] rows)
        {
            foreach (var row in rows)
                await HistoryAsync(row, "organiser,accepted,1,2,consulted");
        }

        public async Task HistoryAsync((int Exhibitor, int Buyer, string Occasion) row, string rest)
        {
            var names = (sample.Of(Sides.Exhibitor)[row.Exhibitor].NameKo, sample.Of(Sides.Buyer)[row.Buyer].NameEn);
            var csv = $"Exhibitor;Buyer;Occasion;Requested by;Answer;Exhibitor rating;Buyer rating;Outcome\n{names.NameKo};{names.NameEn};{row.Occasion};{rest.Replace(',', ';')}\n";
            await app.Send(new ImportHistory(Event, "history.csv", new MemoryStream(Encoding.UTF8.GetBytes(csv))));
        }

        public Task<State> LookAsync() => app.InScope(async services =>
        {
            var db = services.GetRequiredService<DbSession>();
            var of = new { EventId = sample.Id };
            var facts = (await ParticipantStore.LoadAllAsync(db, sample.Id, CancellationToken.None)).ToDictionary(
                who => who.Id, who => System.Text.Json.JsonSerializer.Serialize(ParticipantFields.Of(who)));
            foreach (var row in await db.QueryAsync<Linked>(Links, of, CancellationToken.None))
                facts[row.Id] += row.Fact;
            return new State(
                await db.ScalarAsync<long>(ParticipantChangesSql.Number, of, CancellationToken.None), facts,
                (await db.QueryAsync<Numbered>(Changed, of, CancellationToken.None)).ToDictionary(row => row.Id, row => row.Number),
                (await db.QueryAsync<Numbered>(Removed, of, CancellationToken.None)).ToDictionary(row => row.Id, row => row.Number));
        });

        static readonly Sql Links =
            """
            SELECT participant_id AS id, CONCAT('wish ', partner_id, wish, rank) AS fact FROM participant_wish WHERE event_id = @EventId
            UNION ALL SELECT partner_id, CONCAT('wished ', participant_id, wish, rank) FROM participant_wish WHERE event_id = @EventId
            UNION ALL SELECT exhibitor_id, CONCAT('met ', buyer_id, occasion, answer, exhibitor_rating, buyer_rating, outcome) FROM past_meeting WHERE event_id = @EventId
            UNION ALL SELECT buyer_id, CONCAT('met ', exhibitor_id, occasion, answer, exhibitor_rating, buyer_rating, outcome) FROM past_meeting WHERE event_id = @EventId
            UNION ALL SELECT exhibitor_id, CONCAT('decided ', buyer_id, wish) FROM candidate_pair WHERE event_id = @EventId AND wish <> 'none'
            UNION ALL SELECT buyer_id, CONCAT('decided ', exhibitor_id, wish) FROM candidate_pair WHERE event_id = @EventId AND wish <> 'none'
            """;

        static readonly Sql Changed = "SELECT id, changed AS number FROM participant WHERE event_id = @EventId";

        static readonly Sql Removed = "SELECT participant_id AS id, changed AS number FROM participant_removed WHERE event_id = @EventId";

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }

    sealed record State(long Counter, Dictionary<long, string> Facts, Dictionary<long, long> Changed, Dictionary<long, long> Removed);

    sealed record Linked
    {
        public long Id { get; init; }
        public string Fact { get; init; } = "";
    }

    sealed record Numbered
    {
        public long Id { get; init; }
        public long Number { get; init; }
    }
}
