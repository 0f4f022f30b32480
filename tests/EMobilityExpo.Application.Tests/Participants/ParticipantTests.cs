namespace EMobilityExpo.Application.Tests.Participants;

using System.Globalization;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Runs;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Tests.Runs;
using EMobilityExpo.TestCommon;
using FluentValidation;
using NodaTime;
using Shouldly;
using Xunit;

public sealed class ParticipantTests
{
    static readonly ParticipantFields Good = new()
    {
        NameEn = "Neel Kamal",
        NameKo = "닐카말",
        Country = "IN",
        Kind = "distributor",
        Languages = ["en", "hi"],
        MaxMeetings = 10,
        MinMeetings = 2,
        Products = [new() { Category = "UEV-CARGO", UnitsPerYear = 98, Timing = "1_year", Importance = "low" }],
        ExportCountries = ["VN", "150"],
        CooperationTypes = ["purchase"],
        Unavailable = [new() { StartsAt = Instant.FromUtc(2026, 10, 14, 1, 0), EndsAt = Instant.FromUtc(2026, 10, 14, 2, 0) }],
    };

    public static TheoryData<string, ParticipantFilter, Func<ParticipantRecord, bool>> FilterCases => new()
    {
        { "all", new(), _ => true },
        { "side", new() { Side = "buyer" }, who => who.Side == "buyer" },
        { "country", new() { Country = "VN" }, who => who.Country == "VN" },
        { "leaf", new() { Category = "ETW-SCOOTER" }, who => who.Products.Any(product => product.Category == "ETW-SCOOTER") },
        { "family", new() { Category = "BAT" }, who => who.Products.Any(product => product.Category.StartsWith("BAT", StringComparison.Ordinal)) },
        { "language", new() { Language = "vi", Side = "buyer" }, who => who.Side == "buyer" && who.Languages.Contains("vi") },
        { "online", new() { Place = "online" }, who => who.Online },
        { "booth", new() { Place = "booth" }, who => who.OwnBooth && !who.Online },
        { "table", new() { Place = "table", Side = "exhibitor" }, who => who.Side == "exhibitor" && !who.OwnBooth && !who.Online },
        { "search", new() { Search = "BUYER 1" }, who => who.NameEn?.Contains("Buyer 1", StringComparison.Ordinal) == true },
        { "search without spaces", new() { Search = "참가기업 3" }, who => who.NameKo?.Contains("참가기업 3", StringComparison.Ordinal) == true },
        { "nobody", new() { Country = "AQ" }, _ => false },
    };

    [Theory]
    [MemberData(nameof(FilterCases), DisableDiscoveryEnumeration = true)]
    public async Task The_list_finds_what_looking_at_everybody_finds(string name, ParticipantFilter filter, Func<ParticipantRecord, bool> matches)
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await new SampleEvents { Exhibitors = 20, Buyers = 30 }.CreateAsync(app);
        var expected = sample.People.Where(matches).Select(who => who.PublicId).ToList();
        foreach (var sort in ParticipantListSql.Sorts.Keys)
        {
            var found = new List<ParticipantSummary>();
            Messaging.Paged<ParticipantSummary> page;
            do
            {
                page = await app.Send(new ListParticipants(sample.PublicId, filter with { Sort = sort }, new(found.Count / 7 + 1, 7)));
                found.AddRange(page.Items);
            }
            while (page.Items.Count == 7);

            page.Total.ShouldBe(expected.Count, $"{name} {sort}");
            found.Select(row => row.Id).ShouldBe(expected, ignoreOrder: true, $"{name} {sort}");
            foreach (var row in found)
                row.Categories.ShouldBe(sample.People.Single(who => who.PublicId == row.Id).Products.Select(product => product.Category), ignoreOrder: true);
        }
    }

    [Fact]
    public async Task Somebody_far_down_a_long_list_is_found_and_chosen()
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await new SampleEvents { Exhibitors = 520, Buyers = 2, With = (who, at) => who.Side == "exhibitor" && at == 519 ? who with { NameEn = "Zzyzx Motors" } : who }
            .CreateAsync(app);
        var last = (await app.Send(new ListParticipants(sample.PublicId, new() { Side = "exhibitor", Sort = "-name" }, new(1, 1)))).Items.Single();
        last.NameEn.ShouldBe("Zzyzx Motors");

        var found = await app.Send(new FindParticipants(sample.PublicId, " zzyzx "));
        found.Items.Select(who => (who.Id, who.Side, who.Name)).ShouldBe([(last.Id, "exhibitor", last.Name)]);
        found.More.ShouldBeFalse();
        await app.Send(new Features.Members.InviteMember(sample.PublicId, "kim@zzyzx.example", "Kim", "exhibitor", found.Items[0].Id));

        var many = await app.Send(new FindParticipants(sample.PublicId, "exhibitor"));
        (many.Items.Count, many.More).ShouldBe((20, true));
        (await app.Send(new FindParticipants(sample.PublicId, "zzyzx", "buyer"))).Items.ShouldBeEmpty();
        (await app.Send(new FindParticipants(sample.PublicId, " "))).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_added_is_read_back_whole()
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await new SampleEvents().CreateAsync(app);
        var id = await app.Send(new AddParticipant(sample.PublicId, "buyer", Good));
        var found = await app.Send(new GetParticipant(sample.PublicId, id));
        found.Side.ShouldBe("buyer");
        Json(found.Fields).ShouldBe(Json(Good));

        static string Json(ParticipantFields fields) => System.Text.Json.JsonSerializer.Serialize(fields);
    }

    [Fact]
    public async Task Normal_importance_is_the_same_as_none()
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await new SampleEvents().CreateAsync(app);
        var id = await app.Send(new AddParticipant(
            sample.PublicId, "buyer", Good with { Products = [new() { Category = "UEV-CARGO", Importance = "normal" }] }));

        (await app.Send(new GetParticipant(sample.PublicId, id))).Fields.Products.ShouldHaveSingleItem().Importance.ShouldBeNull();
    }

    public static TheoryData<string, string, ParticipantFields> Wrong => new()
    {
        { "NameEn", "Participants.NameMissing", Good with { NameEn = "-", NameKo = "" } },
        { "Country", "Participants.CountryMissing", Good with { Country = "XX" } },
        { "ContactEmail", "Participants.EmailWrong", Good with { ContactEmail = "nobody" } },
        { "Website", "Participants.WebsiteWrong", Good with { Website = "javascript:alert(1)" } },
        { "MinMeetings", "Participants.MinimumAboveMaximum", Good with { MinMeetings = 11 } },
        { "Products[1].Category", "Participants.CategoryTwice", Good with { Products = [Good.Products[0], Good.Products[0]] } },
        { "Products[0].Category", "Participants.CategoryMissing", Good with { Products = [new()] } },
        { "TargetCountries", "Participants.NotInList", Good with { TargetCountries = ["999"] } },
        { "ExportCountries", "Participants.NotInList", Good with { ExportCountries = ["999"] } },
        { "Products[0].Importance", "Participants.NotInList", Good with { Products = [new() { Category = "UEV", Importance = "urgent" }] } },
        { "TimeZone", "Participants.ZoneUnknown", Good with { TimeZone = "IST" } },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task What_is_wrong_is_said_at_its_field_in_both_languages(string field, string text, ParticipantFields fields)
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await new SampleEvents().CreateAsync(app);
        foreach (var culture in Words.Cultures)
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
            var errors = (await Should.ThrowAsync<ValidationException>(() => app.Send(new AddParticipant(sample.PublicId, "buyer", fields)))).Errors;
            errors.ShouldContain(error => error.PropertyName == field && error.ErrorMessage == Words.T(text), $"{culture}");
        }
    }

    [Fact]
    public async Task The_second_of_two_who_change_the_same_version_is_told()
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await new SampleEvents().CreateAsync(app);
        var id = await app.Send(new AddParticipant(sample.PublicId, "buyer", Good));
        (await app.Send(new UpdateParticipant(sample.PublicId, id, 1, Good with { NameEn = "First", Products = [] }))).ShouldBe(2);
        await Should.ThrowAsync<Stale>(() => app.Send(new UpdateParticipant(sample.PublicId, id, 1, Good with { NameEn = "Second" })));
        var found = await app.Send(new GetParticipant(sample.PublicId, id));
        (found.Fields.NameEn, found.Fields.Products.Count).ShouldBe(("First", 0));
    }

    [Fact]
    public async Task Two_with_one_key_are_a_conflict()
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await new SampleEvents().CreateAsync(app);
        await app.Send(new AddParticipant(sample.PublicId, "buyer", Good with { ExternalKey = "B-1" }));
        var error = await Should.ThrowAsync<Conflict>(() =>
            app.Send(new AddParticipant(sample.PublicId, "buyer", Good with { ExternalKey = "B-1", NameEn = "Other" })));
        error.Code.ShouldBe("Errors.uq_participant_external_key");
    }

    [Fact]
    public async Task Who_is_in_a_timetable_stays_and_others_go_with_their_pairs()
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await new SampleEvents().CreateAsync(app);
        var added = await app.Send(new AddParticipant(sample.PublicId, "buyer", Good));
        await app.Send(new Features.Pairs.ScorePairs(sample.PublicId));
        await Should.ThrowAsync<Stale>(() => app.Send(new RemoveParticipant(sample.PublicId, added, 7)));
        await app.Send(new RemoveParticipant(sample.PublicId, added, 1));
        await Should.ThrowAsync<NotFound>(() => app.Send(new GetParticipant(sample.PublicId, added)));

        var run = await app.BuildAsync(new StartRun(sample.PublicId));
        var busy = (await app.MeetingsAsync(run))[0].BuyerId;
        var who = sample.People.Single(person => person.Id == busy);
        (await Should.ThrowAsync<Conflict>(() => app.Send(new RemoveParticipant(sample.PublicId, who.PublicId, 1)))).Code.ShouldBe("Participants.InTimetable");
    }

    [Fact]
    public async Task Another_event_does_not_know_them()
    {
        await using var app = await TestApplication.StartAsync();
        var (here, there) = (await new SampleEvents().CreateAsync(app), await new SampleEvents { Seed = 7 }.CreateAsync(app));
        await Should.ThrowAsync<NotFound>(() => app.Send(new GetParticipant(there.PublicId, here.People[0].PublicId)));
    }
}
