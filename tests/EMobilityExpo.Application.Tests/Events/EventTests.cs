namespace EMobilityExpo.Application.Tests.Events;

using System.Globalization;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Runs;
using EMobilityExpo.Application.Tests.Runs;
using EMobilityExpo.Matching.Scoring;
using EMobilityExpo.Matching.Timetabling;
using EMobilityExpo.TestCommon;
using FluentValidation;
using NodaTime;
using Shouldly;
using Xunit;

public sealed class EventTests
{
    static readonly EventFields Good = EventFields.Usual(new(2027, 10, 27), "Table {0}", "Lunch") with { NameKo = "수출상담회", NameEn = "Consultation" };

    [Fact]
    public async Task What_is_created_is_read_back_and_listed()
    {
        await using var app = await TestApplication.StartAsync();
        var id = await app.Send(new CreateEvent(Good with { Venue = "  Hall A ", Weights = new() { Country = 1, Language = 0 } }));

        var found = await app.Send(new GetEvent(id));
        found.Slots.ShouldBe(24);
        found.RowVersion.ShouldBe(1);
        found.Fields.Venue.ShouldBe("Hall A");
        found.Fields.Weights.ShouldBe(new ScoringWeights { Country = 1, Language = 0 });
        found.Fields.Days.ShouldBe(Good.Days);
        found.Fields.Breaks.ShouldBe(Good.Breaks);
        found.Fields.Tables.Select(table => (table.Number, table.Name, table.Kind)).ShouldBe(Good.Tables.Select(table => (table.Number, table.Name, table.Kind)));
        var row = (await app.Send(new ListEvents(new()))).Items.ShouldHaveSingleItem();
        (row.Id, row.FirstDay, row.LastDay).ShouldBe((id, new LocalDate(2027, 10, 27), new LocalDate(2027, 10, 28)));
    }

    [Fact]
    public async Task Who_keeps_a_table_is_kept_and_reaches_the_timetable()
    {
        await using var app = await RunTest.StartAsync();
        var sample = await new SampleEvents().CreateAsync(app);
        var fields = (await app.Send(new GetEvent(sample.PublicId))).Fields;
        fields.KeepsTable.ShouldBeNull();
        await app.Send(new UpdateEvent(sample.PublicId, 1, fields with { KeepsTable = "buyer" }));

        var run = await app.BuildAsync(new StartRun(sample.PublicId));

        (await app.Send(new GetEvent(sample.PublicId))).Fields.KeepsTable.ShouldBe("buyer");
        TimetableJson.ReadProblem((await app.Send(new GetRunFile(sample.PublicId, run, Solution: false))).Text).KeepsTable.ShouldBe("buyer");
        EventFile.Read("""{ "nameEn": "E", "slotMinutes": 25, "days": [], "keepsTable": "exhibitor" }""").KeepsTable.ShouldBe("exhibitor");
    }

    public static TheoryData<string, string, EventFields> Wrong => new()
    {
        { "NameKo", "Events.NameMissing", Good with { NameKo = " " } },
        { "TimeZone", "Events.ZoneUnknown", Good with { TimeZone = "Asia/Yeonggwang" } },
        { "Days", "Events.NoDay", Good with { Days = [] } },
        { "Days[1].Date", "Events.DayTwice", Good with { Days = [Good.Days[0], Good.Days[0]] } },
        { "Days[0].Closes", "Events.ClosesBeforeOpens", Good with { Days = [Good.Days[0] with { Closes = new(9, 0) }] } },
        { "Breaks[0].Ends", "Events.BreakEndsBefore", Good with { Breaks = [new() { Starts = new(13, 0), Ends = new(12, 0) }] } },
        { "Breaks[0].Date", "Events.BreakOtherDay", Good with { Breaks = [new() { Date = new(2027, 1, 1), Starts = new(12, 0), Ends = new(13, 0) }] } },
        { "Weights", "Events.WeightsZero", Good with { Weights = ScoringWeights.Of(new double[ScoringWeights.Count]) } },
        { "Weights.Country", "Events.WeightWrong", Good with { Weights = new() { Country = -1 } } },
        { "Languages", "Events.LanguageUnknown", Good with { Languages = ["xx"] } },
        { "MinimumScore", "Events.MinimumScoreWrong", Good with { MinimumScore = 101 } },
        { "KeepsTable", "Events.KeepsTableWrong", Good with { KeepsTable = "interpreter" } },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task What_is_wrong_is_said_at_its_field_in_both_languages(string field, string text, EventFields fields)
    {
        await using var app = await TestApplication.StartAsync();
        foreach (var culture in Localisation.Words.Cultures)
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
            var errors = (await Should.ThrowAsync<ValidationException>(() => app.Send(new CreateEvent(fields)))).Errors.ToList();
            errors.ShouldContain(error => error.PropertyName == field && error.ErrorMessage == Localisation.Words.T(text), $"{culture}");
        }
    }

    [Fact]
    public async Task Too_many_slots_and_a_table_listed_twice_are_refused()
    {
        await using var app = await TestApplication.StartAsync();
        var fields = Good with
        {
            SlotMinutes = 5,
            GapMinutes = 0,
            Days = [.. Enumerable.Range(0, 10).Select(day => Good.Days[0] with { Date = new LocalDate(2027, 1, 1).PlusDays(day) })],
            Tables = [Good.Tables[0], Good.Tables[0]],
        };
        (await Should.ThrowAsync<ValidationException>(() => app.Send(new CreateEvent(fields)))).Errors.Select(error => error.PropertyName)
            .ShouldBe(["SlotMinutes", "Tables[1].Number"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_second_of_two_who_change_the_same_version_is_told()
    {
        await using var app = await TestApplication.StartAsync();
        var id = await app.Send(new CreateEvent(Good));
        (await app.Send(new UpdateEvent(id, 1, Good with { NameEn = "First" }))).RowVersion.ShouldBe(2);
        await Should.ThrowAsync<Stale>(() => app.Send(new UpdateEvent(id, 1, Good with { NameEn = "Second", Days = [Good.Days[0]] })));

        var found = await app.Send(new GetEvent(id));
        (found.Fields.NameEn, found.Fields.Days.Count, found.RowVersion).ShouldBe(("First", 2, 2L));
    }

    [Fact]
    public async Task A_table_with_meetings_stays_and_may_be_renamed()
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await new SampleEvents().CreateAsync(app);
        var run = await app.BuildAsync(new StartRun(sample.PublicId));
        (await app.MeetingsAsync(run)).ShouldContain(meeting => meeting.TableId != null);
        var before = await app.Send(new GetEvent(sample.PublicId));

        await Should.ThrowAsync<Conflict>(() => app.Send(new UpdateEvent(sample.PublicId, 1, before.Fields with { Tables = [] })));
        await app.Send(new UpdateEvent(sample.PublicId, 1, before.Fields with
        {
            Days = [before.Fields.Days[0]],
            Tables = [.. before.Fields.Tables.Select(table => table with { Name = $"Renamed {table.Number}" }), new() { Number = 99, Name = "New" }],
        }));

        var after = await app.Send(new GetEvent(sample.PublicId));
        after.Fields.Tables.Select(table => table.Name).ShouldBe([.. before.Fields.Tables.Select(table => $"Renamed {table.Number}"), "New"]);
        after.Fields.Days.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_sample_files_are_events()
    {
        await using var app = await TestApplication.StartAsync();
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "samples"), "event.json", SearchOption.AllDirectories))
        {
            var id = await app.Send(EventFile.Read(await File.ReadAllTextAsync(file)));
            (await app.Send(new GetEvent(id))).Slots.ShouldBeGreaterThan(10, file);
        }
    }

    [Theory]
    [InlineData("""{ "nameKo": "가", "slotMinutes": 25 }""", "Events.FileLacks", "$.days")]
    [InlineData("""{ "nameKo": "가", "slotMinutes": "25", "days": [] }""", "Events.FileWrong", "$.slotMinutes")]
    [InlineData("""{ "nameKo": "가", "slotMinutes": 25, "days": [{ "date": "2027-10-27", "opens": "9", "closes": "17:00" }] }""", "Events.FileWrong", "$.days[0].opens")]
    [InlineData("""{ "nameKo": "가", "slotMinutes": 25, "days": [{ "date": "2027-10-27", "opens": "09:00" }] }""", "Events.FileLacks", "$.days[0].closes")]
    [InlineData("""[1]""", "Events.FileWrong", "$")]
    public void A_wrong_file_names_the_place(string json, string code, string path)
    {
        var error = Should.Throw<Invalid>(() => EventFile.Read(json));
        error.Code.ShouldBe(code);
        error.Arguments[0].ShouldBe(path);
    }

    [Fact]
    public void A_file_that_is_no_JSON_names_the_line() =>
        Should.Throw<Invalid>(() => EventFile.Read("{\n  \"nameKo\" 1 }")).Code.ShouldBe("Events.FileNotJson");
}
