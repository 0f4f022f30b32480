namespace EMobilityExpo.Application.Tests.Registration;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Housekeeping;
using EMobilityExpo.Application.Features.Media;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Registration;
using EMobilityExpo.Application.Features.Removals;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.TestCommon;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

/// <summary>Files of a registration: seen by the organiser, taken over with the company, gone when the person asks for it.</summary>
public sealed class RegistrationMediaTests : IAsyncLifetime
{
    const string Email = "linh@saigon.example";

    TestApplication _app = null!;
    SampleEvent _event = null!;
    long _person;
    string _id = "";

    public async ValueTask InitializeAsync()
    {
        _app = await TestApplication.StartAsync();
        _event = await new SampleEvents().CreateAsync(_app);
        await _app.Send(new OpenRegistration(_event.PublicId, true));
        await _app.Send(new BeginRegistration(_event.PublicId, "exhibitor", Email, "Linh", "en", null));
        var row = await _app.InScope(services => services.GetRequiredService<DbSession>().FirstOrDefaultAsync<Row>("SELECT person_id, public_id FROM registration", null, default));
        (_person, _id) = (row!.PersonId, row.PublicId);
        foreach (var (kind, name, content) in new[]
        {
            (MediaRules.Logo, "logo.png", TestPictures.Png()), (MediaRules.Picture, "bike.jpg", TestPictures.Jpeg()), (MediaRules.Proof, "certificate.pdf", TestPictures.Pdf()),
        })
            await _app.Send(new AddRegistrationMedia(_person, _id, new(kind, name, content)));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task They_go_over_to_the_participant_as_far_as_it_has_room()
    {
        var known = _event.Of(Sides.Exhibitor)[0].PublicId;
        await _app.Send(new AddMedia(_event.PublicId, known, new(MediaRules.Logo, "ours.png", TestPictures.Png())));
        await SendAsync();
        (await Should.ThrowAsync<Conflict>(() => _app.Send(new AddRegistrationMedia(_person, _id, new(MediaRules.Logo, "late.png", TestPictures.Png()))))).Code.ShouldBe("Media.RegistrationSent");
        var vetting = await _app.Send(new GetVetting(_event.PublicId, _id));
        vetting.Media.Select(one => one.Kind).ShouldBe(["logo", "picture", "proof"]);

        await _app.Send(new DecideRegistration(_event.PublicId, _id, "approved", vetting.RowVersion, known));

        (await _app.Send(new ListMedia(_event.PublicId, known))).Select(one => one.Name).ShouldBe(["ours.png", "bike.jpg", "certificate.pdf"]);
        (await _app.Send(new GetVetting(_event.PublicId, _id))).Media.ShouldHaveSingleItem().Name.ShouldBe("logo.png");
    }

    [Fact]
    public async Task Export_names_them_and_erasure_takes_what_is_personal_but_not_what_the_company_shows()
    {
        await SendAsync();
        var participant = await _app.Send(new DecideRegistration(_event.PublicId, _id, "approved", (await _app.Send(new GetVetting(_event.PublicId, _id))).RowVersion));
        (await _app.Send(new ExportMyData(_person))).Files.Count.ShouldBe(3);

        await _app.Send(new EraseMyData(_person, Email));

        (await _app.Send(new ListMedia(_event.PublicId, participant!))).Select(one => one.Kind).ShouldBe(["logo", "picture"]);
        (await _app.InScope(services => services.GetRequiredService<DbSession>().ScalarAsync<int>("SELECT COUNT(*) FROM media WHERE person_id IS NOT NULL", null, default))).ShouldBe(0);
    }

    [Fact]
    public async Task Erasure_takes_all_of_a_registration_that_came_to_nothing()
    {
        await _app.Send(new EraseMyData(_person, Email));

        (await _app.InScope(services => services.GetRequiredService<DbSession>().ScalarAsync<int>("SELECT COUNT(*) FROM media", null, default))).ShouldBe(0);
    }

    [Fact]
    public async Task Of_a_declined_registration_they_go_after_the_time_that_the_consent_names()
    {
        await SendAsync();
        await _app.Send(new DecideRegistration(_event.PublicId, _id, "declined", (await _app.Send(new GetVetting(_event.PublicId, _id))).RowVersion, Words: "Full."));
        var known = _event.Of(Sides.Exhibitor)[0].PublicId;
        await _app.Send(new AddMedia(_event.PublicId, known, new(MediaRules.Logo, "ours.png", TestPictures.Png())));

        _app.Time.Offset += TimeSpan.FromDays(29);
        await _app.Send(new DoWhatIsDue());
        (await _app.Send(new GetVetting(_event.PublicId, _id))).Media.Count.ShouldBe(3);

        _app.Time.Offset += TimeSpan.FromDays(2);
        await _app.Send(new DoWhatIsDue());
        (await _app.Send(new GetVetting(_event.PublicId, _id))).Media.ShouldBeEmpty();
        (await _app.Send(new ListMedia(_event.PublicId, known))).ShouldHaveSingleItem();
        Words.T("Registration.ConsentText_privacy").ShouldContain($"{MediaRules.KeptAfterDecline.Days} days");
    }

    [Fact]
    public async Task One_that_was_taken_out_comes_back_while_the_registration_can_be_changed()
    {
        var before = await _app.Send(new ListRegistrationMedia(_person, _id));
        var (first, second) = (await _app.Send(new RemoveRegistrationMedia(_person, _id, before[0].Id)), await _app.Send(new RemoveRegistrationMedia(_person, _id, before[1].Id)));
        (await _app.Send(new ListRegistrationMedia(_person, _id))).ShouldHaveSingleItem();
        await Should.ThrowAsync<NotFound>(() => _app.Send(new UndoRegistrationMedia(_person + 1, _id, first.Id)));
        await Should.ThrowAsync<NotFound>(() => _app.Send(new UndoRemoval(_event.PublicId, first.Id, [RemovedKind.Media])));

        (await _app.Send(new UndoRegistrationMedia(_person, _id, first.Id))).ShouldBe("logo.png");
        await Should.ThrowAsync<NotFound>(() => _app.Send(new UndoRegistrationMedia(_person, _id, first.Id)));
        await _app.Send(new UndoRegistrationMedia(_person, _id, second.Id));

        (await _app.Send(new ListRegistrationMedia(_person, _id))).ShouldBe(before);
        var late = await _app.Send(new RemoveRegistrationMedia(_person, _id, before[0].Id));
        await SendAsync();
        (await Should.ThrowAsync<Conflict>(() => _app.Send(new UndoRegistrationMedia(_person, _id, late.Id)))).Code.ShouldBe("Media.RegistrationSent");
    }

    [Fact]
    public async Task Whom_nobody_has_looked_at_yet_gets_less_room()
    {
        for (var number = 1; number < 5; number++)
            await _app.Send(new AddRegistrationMedia(_person, _id, new(MediaRules.Picture, $"{number}.png", TestPictures.Png())));

        (await Should.ThrowAsync<Conflict>(() => _app.Send(new AddRegistrationMedia(_person, _id, new(MediaRules.Picture, "6.png", TestPictures.Png()))))).Code.ShouldBe("Media.Full");
    }

    [Fact]
    public async Task Nobody_else_sees_or_changes_them()
    {
        var mine = await _app.Send(new ListRegistrationMedia(_person, _id));
        await _app.Send(new GetRegistrationMedia(_person, _id, mine[0].Id));
        await Should.ThrowAsync<NotFound>(() => _app.Send(new GetRegistrationMedia(_person + 1, _id, mine[0].Id)));
        await Should.ThrowAsync<NotFound>(() => _app.Send(new ListRegistrationMedia(_person + 1, _id)));
        await Should.ThrowAsync<NotFound>(() => _app.Send(new RemoveRegistrationMedia(_person + 1, _id, mine[0].Id)));
        await _app.Send(new RemoveRegistrationMedia(_person, _id, mine[0].Id));
        (await _app.Send(new ListRegistrationMedia(_person, _id))).Count.ShouldBe(2);
    }

    async Task SendAsync()
    {
        var fields = new ParticipantFields { NameEn = "Saigon Bikes", Country = "VN", Products = [new() { Category = "ETW-BIKE" }], ContactEmail = Email };
        for (var step = 1; step <= 3; step++)
            await _app.Send(new SaveRegistration(_person, _id, step, fields, (await _app.Send(new GetRegistration(_person, _id))).RowVersion));
        await _app.Send(new SendRegistration(_person, _id, Consent.Needed, (await _app.Send(new GetRegistration(_person, _id))).RowVersion));
    }

    sealed record Row
    {
        public long PersonId { get; init; }
        public string PublicId { get; init; } = "";
    }
}
