namespace EMobilityExpo.Application.Tests.Timetables;

using System.Text;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Accounts;
using EMobilityExpo.Application.Features.Members;
using EMobilityExpo.Application.Features.Registration;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Application.Features.Timetables.Documents;
using EMobilityExpo.TestCommon;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

public sealed class AttendeeTests
{
    [Fact]
    public async Task Who_goes_is_seen_by_the_own_company_and_the_organiser_only()
    {
        await using var app = await TestApplication.StartAsync();
        var (scene, run) = await PublishedAsync(app);
        var (ann, bob) = (await InviteAsync(app, scene, "E0", "Ann"), await InviteAsync(app, scene, "E0", "Bob"));
        var (eventId, exhibitor, buyer) = (scene.Event.PublicId, scene["E0"].PublicId, scene["B0"].PublicId);

        await app.Send(new SetAttendees(eventId, exhibitor, buyer, [bob, ann]));

        (await app.Send(new GetAttendees(eventId, exhibitor))).Of(buyer).Select(one => one.Name).ShouldBe(["Ann", "Bob"]);
        var own = await app.Send(new GetMyTimetable(eventId, exhibitor));
        own.AttendingAt(own.Meetings.Single()).ShouldBe(["Ann", "Bob"]);
        CalendarOf(own).ShouldContain("Attending: Ann\\, Bob");
        CalendarOf(own).ShouldNotContain("@example.com");
        var other = await app.Send(new GetMyTimetable(eventId, buyer));
        other.AttendingAt(other.Meetings.Single()).ShouldBeEmpty();
        CalendarOf(other).ShouldNotContain("Ann");
        var board = await app.Send(new GetBoard(eventId, run));
        board.Rows.SelectMany(row => row.Cells).Single(cell => cell.Block is not null).Block!.Attending.ShouldBe(["Ann", "Bob"]);
        await app.Send(new SetAttendees(eventId, exhibitor, buyer, []));
        (await app.Send(new GetAttendees(eventId, exhibitor))).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_of_another_company_can_be_named()
    {
        await using var app = await TestApplication.StartAsync();
        var (scene, _) = await PublishedAsync(app);
        var (stranger, ann) = (await InviteAsync(app, scene, "E1", "Stranger"), await InviteAsync(app, scene, "E0", "Ann"));
        var (eventId, exhibitor) = (scene.Event.PublicId, scene["E0"].PublicId);

        await Should.ThrowAsync<NotFound>(() => app.Send(new SetAttendees(eventId, exhibitor, scene["B0"].PublicId, [ann, stranger])));
        await Should.ThrowAsync<NotFound>(() => app.Send(new SetAttendees(eventId, exhibitor, scene["E1"].PublicId, [ann])));
        (await app.Send(new GetAttendees(eventId, exhibitor))).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_is_in_the_export_of_ones_data_and_goes_with_the_person()
    {
        await using var app = await TestApplication.StartAsync();
        var (scene, _) = await PublishedAsync(app);
        var ann = await InviteAsync(app, scene, "E0", "Ann");
        var (eventId, exhibitor, buyer) = (scene.Event.PublicId, scene["E0"].PublicId, scene["B0"].PublicId);
        await app.Send(new SetAttendees(eventId, exhibitor, buyer, [ann]));
        var person = await app.InScope(services => Person.FindAsync(services.GetRequiredService<DbSession>(), "ann@example.com", default));

        (await app.Send(new ExportMyData(person!.Id))).Attends.Select(one => one.Partner).ShouldBe(["Buyer 0"]);
        await app.Send(new EraseMyData(person.Id, "ann@example.com"));

        (await app.Send(new GetAttendees(eventId, exhibitor))).Items.ShouldBeEmpty();
    }

    static async Task<(TimetableScene Scene, string Run)> PublishedAsync(TestApplication app)
    {
        var scene = await TimetableScene.CreateAsync(app.Services);
        var run = await scene.AddRunAsync(("E0", "B0", 0, 1, null));
        await scene.PublishAsync(run, TimetableScene.Created);
        return (scene, run);
    }

    static Task<string> InviteAsync(TestApplication app, TimetableScene scene, string who, string name) =>
        app.Send(new InviteMember(scene.Event.PublicId, $"{name.ToLowerInvariant()}@example.com", name, "exhibitor", scene[who].PublicId));

    static string CalendarOf(ParticipantTimetable timetable) =>
        Encoding.UTF8.GetString(ParticipantCalendar.Write(timetable)).Replace("\r\n ", "", StringComparison.Ordinal);
}
