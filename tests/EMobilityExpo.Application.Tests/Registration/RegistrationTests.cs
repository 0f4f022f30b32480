namespace EMobilityExpo.Application.Tests.Registration;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Accounts;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Registration;
using EMobilityExpo.TestCommon;
using FluentValidation;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

public sealed class RegistrationTests : IAsyncLifetime
{
    const string Email = "linh@saigon.example";

    static readonly ParticipantFields Company = new() { NameEn = "Saigon Trading Co., Ltd.", Country = "VN", Website = "https://www.saigon.example", RegistrationNumber = "03-123" };

    static readonly ParticipantFields Products = new() { Products = [new() { Category = "BAT-PACK", UnitsPerYear = 500 }], Languages = ["vi", "en"] };

    static readonly ParticipantFields Contact = new() { ContactName = "Linh", ContactEmail = Email, ContactPhone = "+84 28 1234567", MaxMeetings = 8 };

    TestApplication _app = null!;
    SampleEvent _event = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await TestApplication.StartAsync();
        _event = await new SampleEvents().CreateAsync(_app);
        await _app.Send(new OpenRegistration(_event.PublicId, true));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_registration_is_left_taken_up_again_sent_and_let_in()
    {
        var (person, id) = await BeginAsync();
        await SaveAsync(person, id, 1, Company);
        // Begun once more on another day: the same registration, by another link.
        (await BeginAsync()).ShouldBe((person, id));
        var view = await _app.Send(new GetRegistration(person, id));
        (view.Step, view.Fields.NameEn, view.Fields.ContactEmail).ShouldBe((2, Company.NameEn, Email));
        await SaveAsync(person, id, 2, Products);
        await SaveAsync(person, id, 3, Contact);
        await SendAsync(person, id);
        await Should.ThrowAsync<Stale>(() => SaveAsync(person, id, 1, Company));

        var queued = (await _app.Send(new ListRegistrations(_event.PublicId, "sent", new()))).Items.Items.ShouldHaveSingleItem();
        (queued.Name, queued.Signals.Count, queued.Duplicates).ShouldBe((Company.NameEn, 0, 0));
        var participant = await DecideAsync(id, "approved");
        await _app.RunJobsAsync();

        var fields = (await _app.Send(new GetParticipant(_event.PublicId, participant!))).Fields;
        (fields.NameEn, fields.MaxMeetings, fields.Products[0].Category).ShouldBe((Company.NameEn, 8, "BAT-PACK"));
        _app.Mails.Sent.Last().Subject.ShouldStartWith("Welcome to");
        (await _app.Send(new ExportMyData(person))).Memberships.ShouldHaveSingleItem().Owner.ShouldBeTrue();
        await Should.ThrowAsync<Conflict>(() => DecideAsync(id, "declined", words: "no"));
    }

    [Fact]
    public async Task Every_step_is_held_to_the_rules_of_participants_and_consents_are_needed()
    {
        var (person, id) = await BeginAsync();

        (await Should.ThrowAsync<ValidationException>(() => SaveAsync(person, id, 1, new() { Country = "Atlantis" }))).Errors
            .Select(error => error.PropertyName).ShouldBe(["NameEn", "Country"], ignoreOrder: true);
        await SaveAsync(person, id, 1, Company);
        await Should.ThrowAsync<ValidationException>(() => SaveAsync(person, id, 2, new()));
        await SaveAsync(person, id, 2, Products);
        await Should.ThrowAsync<ValidationException>(() => SaveAsync(person, id, 3, new() { ContactEmail = "nobody" }));
        await SaveAsync(person, id, 3, Contact);
        var version = (await _app.Send(new GetRegistration(person, id))).RowVersion;
        await Should.ThrowAsync<Invalid>(() => _app.Send(new SendRegistration(person, id, [Consent.Privacy], version)));
        await SendAsync(person, id);

        var consents = (await _app.Send(new ExportMyData(person))).Consents;
        consents.Select(consent => (consent.Kind, consent.Version)).ShouldBe([(Consent.Privacy, Consent.Version), (Consent.Transfer, Consent.Version)]);
    }

    [Fact]
    public async Task Asked_back_it_can_be_changed_and_sent_again()
    {
        var (person, id) = await SentAsync();
        await Should.ThrowAsync<ValidationException>(() => DecideAsync(id, "asked"));
        await DecideAsync(id, "asked", words: "Which certificates do you need?");
        await _app.RunJobsAsync();

        _app.Mails.Sent.Last().Body.ShouldContain("Which certificates do you need?");
        await SaveAsync(person, id, 2, Products with { Certifications = ["CE"] });
        await SendAsync(person, id);
        await DecideAsync(id, "declined", words: "The hall is full.");
        await _app.RunJobsAsync();
        _app.Mails.Sent.Last().Body.ShouldContain("The hall is full.");
    }

    [Fact]
    public async Task The_same_company_is_found_and_merged_without_loss()
    {
        var known = await _app.Send(new AddParticipant(_event.PublicId, Sides.Buyer, new()
        {
            NameEn = "SAIGON TRADING",
            Country = "VN",
            ContactPhone = "+84 1",
            Note = "met in 2025",
            Languages = ["ko"],
            MaxMeetings = 77,
            Products = [new() { Category = "ETW-BIKE" }, new() { Category = "BAT-PACK", UnitsPerYear = 123_456 }],
        }));
        var (_, id) = await SentAsync();

        var same = (await _app.Send(new GetVetting(_event.PublicId, id))).Same.ShouldHaveSingleItem();
        same.ParticipantId.ShouldBe(known);
        (await DecideAsync(id, "approved", into: known)).ShouldBe(known);

        var merged = (await _app.Send(new GetParticipant(_event.PublicId, known))).Fields;
        (merged.NameEn, merged.ContactPhone, merged.Website, merged.RegistrationNumber).ShouldBe(("SAIGON TRADING", "+84 1", Company.Website, "03-123"));
        merged.Languages.ShouldBe(["ko", "vi", "en"], ignoreOrder: true);
        merged.Products.Select(product => product.Category).ShouldBe(["ETW-BIKE", "BAT-PACK"], ignoreOrder: true);
        merged.Note!.ShouldContain("met in 2025");
        merged.Note!.ShouldContain("+84 28 1234567");
    }

    [Fact]
    public void What_the_registration_says_otherwise_is_filled_in_or_noted()
    {
        ParticipantFields known = new() { NameEn = "A", Country = "VN", MaxMeetings = 4, Products = [new() { Category = "BAT-PACK", UnitsPerYear = 500 }] };
        ParticipantFields said = new()
        {
            NameEn = "A",
            Country = "TH",
            MaxMeetings = 9,
            MaxPerDay = 3,
            Products = [new() { Category = "BAT-PACK", UnitsPerYear = 800, Timing = "now" }],
        };

        var merged = Vetting.Merge(known, said);

        (merged.Country, merged.MaxMeetings, merged.MaxPerDay).ShouldBe(("VN", 4, 3));
        merged.Products.ShouldBe([new() { Category = "BAT-PACK", UnitsPerYear = 500, Timing = "now" }]);
        foreach (var otherwise in new[] { "Thailand", ": 9", "800" })
            merged.Note!.ShouldContain(otherwise);
        Vetting.Merge(known, known).Note.ShouldBeNull("who says the same again says nothing otherwise");
    }

    [Fact]
    public async Task Two_who_register_the_same_company_are_shown_to_each_other_before_one_is_let_in()
    {
        var (_, first) = await SentAsync();
        var (_, second) = await SentAsync("other@saigon.example");

        var waiting = (await _app.Send(new GetVetting(_event.PublicId, second))).Waiting.ShouldHaveSingleItem();
        waiting.Id.ShouldBe(first);
        waiting.Why.ShouldContain("name");
        (await _app.Send(new ListRegistrations(_event.PublicId, null, new(1, 10)))).Items.Items.ShouldAllBe(one => one.Duplicates == 1);
        await DecideAsync(first, "approved");
        var view = await _app.Send(new GetVetting(_event.PublicId, second));
        (view.Waiting.Count, view.Same.Count).ShouldBe((0, 1));
    }

    [Theory]
    [InlineData("Saigon Tradings", null, null, "x@gmail.com", "similar-name")]
    [InlineData("Another", "https://saigon.example/en", null, "x@gmail.com", "website")]
    [InlineData("Another", null, "03 123", "x@gmail.com", "number")]
    [InlineData("Another", null, null, "boss@saigon.example", "mail-domain")]
    [InlineData("Another", null, null, "boss@gmail.com", null)]
    public void The_same_company_is_recognised_by(string name, string? website, string? number, string email, string? why)
    {
        var known = new KnownCompany
        {
            NameEn = name,
            NormalisedName = ParticipantRecord.Normalise(name),
            Country = "VN",
            Website = website,
            RegistrationNumber = number,
            ContactEmail = email,
        };

        Vetting.Duplicates(Company with { NameEn = "Saigon Trading", ContactEmail = Email }, [known]).SelectMany(one => one.Why)
            .ShouldBe(why is null ? [] : [why]);
    }

    [Fact]
    public void What_is_odd_is_said()
    {
        Vetting.Signals(Company with { Website = null, ContactPhone = "+1 555 1234", ContactEmail = "x@gmail.com" }, null, 3)
            .ShouldBe(["free-mail", "no-website", "phone-country", "many-from-address"]);
        Vetting.Signals(Company with { ContactEmail = "x@elsewhere.example", ContactPhone = "028 1234" }, null, 0).ShouldBe(["other-domain"]);
        Vetting.Signals(Company with { ContactEmail = "x@mail.saigon.example", ContactPhone = "+84 1" }, null, 2).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_is_closed_out_learns_nothing_and_nobody_reads_anothers_registration()
    {
        var (person, id) = await BeginAsync();
        await Should.ThrowAsync<NotFound>(() => _app.Send(new GetRegistration(person + 1, id)));

        await _app.Send(new OpenRegistration(_event.PublicId, false));

        await Should.ThrowAsync<NotFound>(() => BeginAsync());
        (await _app.Send(new GetRegistration(person, id))).Step.ShouldBe(1);
    }

    [Fact]
    public async Task Erasing_oneself_takes_the_person_and_leaves_the_company()
    {
        var (person, id) = await SentAsync();
        var participant = (await DecideAsync(id, "approved"))!;
        await _app.RunJobsAsync();
        await Should.ThrowAsync<Invalid>(() => _app.Send(new EraseMyData(person, "somebody@else.example")));

        await _app.Send(new EraseMyData(person, Email.ToUpperInvariant()));

        var fields = (await _app.Send(new GetParticipant(_event.PublicId, participant))).Fields;
        (fields.NameEn, fields.ContactName, fields.ContactEmail, fields.ContactPhone).ShouldBe((Company.NameEn, null, null, null));
        (await _app.Send(new ListRegistrations(_event.PublicId, null, new()))).Items.Total.ShouldBe(1);
        var left = await _app.InScope(services => services.GetRequiredService<DbSession>().QueryAsync<string>(
            """
            SELECT CONCAT(email, name) FROM person UNION ALL SELECT CONCAT(recipient, arguments) FROM mail UNION ALL SELECT CONCAT(fields, note) FROM registration
            UNION ALL SELECT CONCAT(contact_name, contact_email, contact_phone) FROM participant UNION ALL SELECT CONCAT(actor, subject, detail) FROM audit_entry
            """,
            null, default));
        left.ShouldNotContain(text => text != null && (text.Contains("Linh") || text.Contains(Email) || text.Contains("1234567")));
        (await _app.Send(new SignInWithPassword(Email, "anything at all"))).ShouldBeNull();
    }

    async Task<(long Person, string Id)> BeginAsync(string email = Email)
    {
        await _app.Send(new BeginRegistration(_event.PublicId, Sides.Buyer, email, "Linh", "en", "10.0.0.1"));
        await _app.RunJobsAsync();
        var mail = _app.Mails.Sent.Last();
        mail.Recipient.ShouldBe(email);
        var id = Uri.UnescapeDataString(mail.Body).Split("/registration/")[1][..12];
        return await _app.InScope(async services => ((await Person.FindAsync(services.GetRequiredService<DbSession>(), email, default))!.Id, id));
    }

    async Task<(long Person, string Id)> SentAsync(string email = Email)
    {
        var (person, id) = await BeginAsync(email);
        await SaveAsync(person, id, 1, Company);
        await SaveAsync(person, id, 2, Products);
        await SaveAsync(person, id, 3, Contact);
        await SendAsync(person, id);
        return (person, id);
    }

    async Task SaveAsync(long person, string id, int step, ParticipantFields fields) =>
        await _app.Send(new SaveRegistration(person, id, step, fields, (await _app.Send(new GetRegistration(person, id))).RowVersion));

    async Task SendAsync(long person, string id) =>
        await _app.Send(new SendRegistration(person, id, Consent.Needed, (await _app.Send(new GetRegistration(person, id))).RowVersion));

    async Task<string?> DecideAsync(string id, string decision, string? into = null, string? words = null) =>
        await _app.Send(new DecideRegistration(_event.PublicId, id, decision, (await _app.Send(new GetVetting(_event.PublicId, id))).RowVersion, into, words));
}
