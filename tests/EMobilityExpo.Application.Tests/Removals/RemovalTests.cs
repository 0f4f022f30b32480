namespace EMobilityExpo.Application.Tests.Removals;

using System.Text;
using System.Text.Json;
using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Bookings;
using EMobilityExpo.Application.Features.Delegations;
using EMobilityExpo.Application.Features.History;
using EMobilityExpo.Application.Features.Housekeeping;
using EMobilityExpo.Application.Features.Import;
using EMobilityExpo.Application.Features.Media;
using EMobilityExpo.Application.Features.Members;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Partners;
using EMobilityExpo.Application.Features.Products;
using EMobilityExpo.Application.Features.Registration;
using EMobilityExpo.Application.Features.Removals;
using EMobilityExpo.Application.Features.Requests;
using EMobilityExpo.Application.Features.Wishes;
using EMobilityExpo.TestCommon;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

/// <summary>
/// What was taken out comes back as it was. It is taken out twice: what is kept the second time, after it came back, has to be what was kept the
/// first time, in every column of every table. <see cref="KeptTablesTests"/> looks that no table and no column is left out.
/// </summary>
public sealed class RemovalTests : IAsyncLifetime
{
    TestApplication _app = null!;
    SampleEvent _event = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await TestApplication.StartAsync();
        _app.Time.SetTo(new(2026, 9, 1, 3, 0, 0, TimeSpan.Zero));
        _event = await new SampleEvents().CreateAsync(_app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    string Id => _event.PublicId;

    string Exhibitor => _event.Of(Sides.Exhibitor)[0].PublicId;

    string Buyer(int number = 0) => _event.Of(Sides.Buyer)[number].PublicId;

    [Fact]
    public async Task A_participant_comes_back_with_all_that_went_with_it()
    {
        var picture = await FillAsync();
        var (before, page, partner) = (await LookAsync(), await _app.Send(new GetCompanyPage(Id, Exhibitor)), await _app.Send(new ListRequests(Id, Buyer(1), new(), null)));
        var file = (await _app.Send(new GetMedia(Id, Exhibitor, picture))).Content;

        await ComesBackAsync(() => _app.Send(new RemoveParticipant(Id, Exhibitor, 1)), RemovedKind.Participant);

        (await LookAsync()).ShouldBe(before);
        (await _app.Send(new GetCompanyPage(Id, Exhibitor))).ShouldBe(page);
        (await _app.Send(new GetMedia(Id, Exhibitor, picture))).Content.ShouldBe(file);
        (await _app.Send(new ListRequests(Id, Buyer(1), new(), null))).Items.ShouldBe(partner.Items);
        (await ScalarAsync("SELECT COUNT(*) FROM removal")).ShouldBe(0);
        (await ScalarAsync("SELECT COUNT(*) FROM removed_file")).ShouldBe(0);
    }

    [Fact]
    public async Task Nothing_is_left_of_it_while_it_is_out()
    {
        await FillAsync();

        await _app.Send(new RemoveParticipant(Id, Exhibitor, 1));

        await Should.ThrowAsync<NotFound>(() => _app.Send(new GetParticipant(Id, Exhibitor)));
        (await ScalarAsync("SELECT COUNT(*) FROM registration WHERE participant_id IS NOT NULL")).ShouldBe(0);
        (await ScalarAsync("SELECT COUNT(*) FROM media")).ShouldBe(0);
    }

    [Fact]
    public async Task A_file_a_product_a_colleague_and_a_delegation_come_back()
    {
        var picture = await FillAsync();
        var product = (await _app.Send(new ListProducts(Id, Exhibitor))).ShouldHaveSingleItem().Id;
        var member = (await _app.Send(new ListMembers(Id, new(), ParticipantId: Exhibitor))).Items.ShouldHaveSingleItem().Id;
        var delegation = await _app.Send(new AddDelegation(Id, Sides.Buyer, new() { NameKo = "카르나타카주", NameEn = "Karnataka", Country = "IN", ContactEmail = "asha@karnataka.example" }));
        await ExecuteAsync("UPDATE registration SET delegation_id = (SELECT MAX(id) FROM delegation)");
        var before = await LookAsync();

        await ComesBackAsync(() => _app.Send(new RemoveMedia(Id, Exhibitor, picture)), RemovedKind.Media, Exhibitor);
        await ComesBackAsync(() => _app.Send(new RemoveProduct(Id, Exhibitor, product, 1)), RemovedKind.Product, Exhibitor);
        await ComesBackAsync(() => _app.Send(new RemoveMember(Id, member, Exhibitor)), RemovedKind.Member, Exhibitor);
        await ComesBackAsync(() => _app.Send(new RemoveDelegation(Id, delegation, 1)), RemovedKind.Delegation);

        // The picture was changed: once it lost its product, once it got it back.
        (await LookAsync()).Replace("\"RowVersion\":3", "\"RowVersion\":1", StringComparison.Ordinal).ShouldBe(before);
        (await ScalarAsync("SELECT COUNT(*) FROM registration WHERE delegation_id IS NOT NULL")).ShouldBe(1);
    }

    [Fact]
    public async Task An_occasion_and_a_list_that_was_not_taken_in_come_back()
    {
        await FillAsync();
        var list = await _app.Send(new UploadImport(Id, "buyer", "list.csv", Csv("Name (English),Country\nNewcomer,VN\nOther,Nowhere\n")));
        var (before, rows) = (await LookAsync(), await _app.Send(new GetImportRows(Id, list.Id, null, new())));

        await ComesBackAsync(() => _app.Send(new RemoveHistory(Id, "2026")), RemovedKind.History);
        await ComesBackAsync(() => _app.Send(new DiscardImport(Id, list.Id)), RemovedKind.Import);

        (await LookAsync()).ShouldBe(before);
        (await _app.Send(new GetImportRows(Id, list.Id, null, new()))).Items.Select(row => JsonSerializer.Serialize(row))
            .ShouldBe(rows.Items.Select(row => JsonSerializer.Serialize(row)));
        await _app.Send(new CommitImport(Id, list.Id));
        await _app.RunJobsAsync();
        (await _app.Send(new FindParticipants(Id, "Newcomer"))).Items.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Only_who_may_take_out_brings_back_and_only_once_and_for_a_day()
    {
        var other = await new SampleEvents { Seed = 7 }.CreateAsync(_app);
        var first = await _app.Send(new RemoveMedia(Id, Exhibitor, await FillAsync()));
        async Task GoneAsync(UndoRemoval undo) => (await Should.ThrowAsync<NotFound>(() => _app.Send(undo))).Code.ShouldBe("Removals.Gone");

        await GoneAsync(new(other.PublicId, first.Id, RemovedKind.All));
        await GoneAsync(new(Id, first.Id, [RemovedKind.Product, RemovedKind.Member]));
        await GoneAsync(new(Id, first.Id, RemovedKind.All, Buyer()));
        (await _app.Send(new UndoRemoval(Id, first.Id, [RemovedKind.Media], Exhibitor))).ShouldBe("bike.png");
        await GoneAsync(new(Id, first.Id, RemovedKind.All));

        var second = await _app.Send(new RemoveParticipant(Id, Exhibitor, 1));
        _app.Time.Offset += TimeSpan.FromHours(25);
        await _app.Send(new DoWhatIsDue());
        await GoneAsync(new(Id, second.Id, RemovedKind.All));
        (await ScalarAsync("SELECT COUNT(*) FROM removed_file")).ShouldBe(0);
    }

    [Fact]
    public async Task What_contradicts_meanwhile_is_said_and_changes_nothing()
    {
        var picture = await FillAsync();
        var member = (await _app.Send(new ListMembers(Id, new(), ParticipantId: Exhibitor))).Items.ShouldHaveSingleItem();
        async Task ContradictsAsync(Removed removed, string code)
        {
            (await Should.ThrowAsync<Conflict>(() => _app.Send(new UndoRemoval(Id, removed.Id, RemovedKind.All)))).Code.ShouldBe(code);
            (await ScalarAsync("SELECT COUNT(*) FROM removal")).ShouldBeGreaterThan(0);
        }

        var colleague = await _app.Send(new RemoveMember(Id, member.Id));
        await _app.Send(new InviteMember(Id, member.Email, "Ann", Sides.Exhibitor, Exhibitor));
        await ContradictsAsync(colleague, "Errors.uq_membership_participant");

        var file = await _app.Send(new RemoveMedia(Id, Exhibitor, picture));
        for (var i = 0; i < MediaRules.MostOf(MediaRules.Picture); i++)
            await _app.Send(new AddMedia(Id, Exhibitor, new(MediaRules.Picture, "a.png", TestPictures.Png())));
        await ContradictsAsync(file, "Media.Full");

        var company = await _app.Send(new RemoveParticipant(Id, Exhibitor, 1));
        await ContradictsAsync(file, "Removals.OwnerGone");
        var fields = new ParticipantFields { NameKo = _event.Of(Sides.Exhibitor)[0].NameKo, NameEn = _event.Of(Sides.Exhibitor)[0].NameEn, Country = "KR" };
        await _app.Send(new AddParticipant(Id, Sides.Exhibitor, fields));
        await ContradictsAsync(company, "Errors.uq_participant_name");
    }

    [Fact]
    public async Task What_is_between_two_that_are_out_comes_back_with_the_second()
    {
        await FillAsync();
        var first = await _app.Send(new RemoveParticipant(Id, Exhibitor, 1));
        var second = await _app.Send(new RemoveParticipant(Id, Buyer(), 1));

        await _app.Send(new UndoRemoval(Id, second.Id, RemovedKind.All));
        await _app.Send(new UndoRemoval(Id, first.Id, RemovedKind.All));

        (await _app.Send(new GetParticipantWish(Id, Exhibitor, Buyer()))).Wish.ShouldBe("must");
    }

    [Fact]
    public async Task Who_is_erased_is_not_kept_among_what_was_taken_out()
    {
        await FillAsync();
        var person = await ScalarAsync("SELECT id FROM person WHERE email = 'ann@example.com'");
        await _app.Send(new RemoveParticipant(Id, Exhibitor, 1));
        await _app.Send(new RemoveParticipant(Id, Buyer(5), 1));
        (await _app.Send(new ExportMyData(person))).TakenOut.ShouldBe([_event.Of(Sides.Exhibitor)[0].Name]);

        await _app.Send(new EraseMyData(person, "ann@example.com"));

        (await ScalarAsync("SELECT COUNT(*) FROM removal")).ShouldBe(1);
        (await ScalarAsync("SELECT COUNT(*) FROM removed_file")).ShouldBe(0);
    }

    async Task ComesBackAsync(Func<Task<Removed>> remove, RemovedKind kind, string? owner = null)
    {
        var first = await KeptAsync(await remove());
        (await _app.Send(new UndoRemoval(Id, first.Removal.Id, [kind], owner))).ShouldBe(first.Removal.Label);
        var second = await KeptAsync(await remove());
        second.Content.ShouldBe(first.Content);
        await _app.Send(new UndoRemoval(Id, second.Removal.Id, [kind], owner));
    }

    async Task<(Removed Removal, string Content)> KeptAsync(Removed removal)
    {
        var content = await _app.InScope(services => services.GetRequiredService<DbSession>().ScalarAsync<string>(
            "SELECT content FROM removal WHERE public_id = @Id", new { removal.Id }, CancellationToken.None));
        JsonDocument.Parse(content).RootElement.EnumerateObject().ShouldAllBe(
            table => table.Value.GetArrayLength() > 0, "the example has something of everything");
        return (removal, content);
    }

    /// <summary>Gives the first exhibitor something of everything that can belong to a participant. Answers with the id of a picture.</summary>
    async Task<string> FillAsync()
    {
        var who = _event.Of(Sides.Exhibitor)[0];
        await ExecuteAsync($"INSERT INTO unavailability (participant_id, starts_at, ends_at) VALUES ({who.Id}, '2026-10-15T01:00:00.000Z', '2026-10-15T02:00:00.000Z')");
        var product = await _app.Send(new SaveProduct(Id, Exhibitor, null, new() { NameKo = "자전거", NameEn = "Bike", Category = "ETW-BIKE" }, 0));
        var picture = await _app.Send(new AddMedia(Id, Exhibitor, new(MediaRules.Picture, "bike.png", TestPictures.Png(), TestPictures.Png(20, 15), product, "앞", "Front")));
        await _app.Send(new SaveCompanyPage(Id, Exhibitor, "소개 — \"따옴표\"", "About", "https://youtu.be/x", 0));
        await _app.Send(new SetShortlisted(Id, Exhibitor, Buyer(), true));
        await _app.Send(new SetShortlisted(Id, Buyer(), Exhibitor, true));
        await _app.Send(new SetParticipantWish(Id, Exhibitor, Buyer(), "must", 1, 0));
        await _app.Send(new SetParticipantWish(Id, Buyer(2), Exhibitor, "veto", null, 0));
        await _app.Send(new SetWish(Id, Exhibitor, Buyer(3), "must", 0));
        var slots = await _app.Send(new GetOpenSlots(Id, Exhibitor, Buyer(1)));
        await _app.Send(new SendRequest(Id, Exhibitor, Buyer(1), "만나고 싶습니다", slots.Items[0].StartsAt));
        var member = await _app.Send(new InviteMember(Id, "ann@example.com", "Ann", Roles.Exhibitor, Exhibitor, Owner: true));
        await _app.Send(new SetAttendees(Id, Exhibitor, Buyer(1), [member]));
        await _app.Send(new ImportHistory(Id, "history.csv", Csv($"Exhibitor;Buyer;Occasion;Requested by;Answer;Exhibitor rating;Buyer rating;Outcome\n{who.NameKo};{_event.Of(Sides.Buyer)[4].NameEn};2026;buyer;accepted;5;4;mou\n")));
        await ExecuteAsync(
            $"""
            INSERT INTO meeting_pin (event_id, exhibitor_id, buyer_id, starts_at, table_id, pinned_by, pinned_at)
            SELECT {_event.Id}, {who.Id}, {_event.Of(Sides.Buyer)[0].Id}, '2026-10-15T04:00:00.000Z', MIN(id), 'tester', '2026-10-01T00:00:00.000Z' FROM event_table
            """);
        await ExecuteAsync(
            $"""
            INSERT INTO registration (public_id, event_id, person_id, side, fields, step, status, participant_id, created_at, row_version)
            SELECT 'registered', {_event.Id}, MAX(id), 'exhibitor', '{"{}"}', 3, 'approved', {who.Id}, '2026-10-01T00:00:00.000Z', 4 FROM person
            """);
        return picture;
    }

    /// <summary>What the organiser and the company see, without the numbers inside.</summary>
    async Task<string> LookAsync() => JsonSerializer.Serialize(new object[]
    {
        await _app.Send(new GetParticipant(Id, Exhibitor)), await _app.Send(new ListProducts(Id, Exhibitor)), await _app.Send(new ListMedia(Id, Exhibitor)),
        await _app.Send(new ListMembers(Id, new(), ParticipantId: Exhibitor)), await _app.Send(new ListWishes(Id, Exhibitor, new())),
        await _app.Send(new ListWishes(Id, Buyer(2), new())), await _app.Send(new ListBookings(Id, Exhibitor)), await _app.Send(new GetAttendees(Id, Exhibitor)),
        (await _app.Send(new ListHistory(Id, new(), new()))).Items,
        await _app.Send(new ListDelegations(Id)),
    });

    static MemoryStream Csv(string text) => new(Encoding.UTF8.GetBytes(text));

    Task<long> ScalarAsync(Sql sql) => _app.InScope(services => services.GetRequiredService<DbSession>().ScalarAsync<long>(sql, null, CancellationToken.None));

    Task<int> ExecuteAsync(string sql) => _app.InScope(services => services.GetRequiredService<DbSession>().ExecuteAsync(sql, null, CancellationToken.None));
}
