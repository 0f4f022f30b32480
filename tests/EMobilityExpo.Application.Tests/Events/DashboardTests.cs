namespace EMobilityExpo.Application.Tests.Events;

using EMobilityExpo.Application.Features.Bookings;
using EMobilityExpo.Application.Features.Dashboard;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Requests;
using EMobilityExpo.TestCommon;
using NodaTime;
using Shouldly;
using Xunit;

/// <summary>How an event comes on, counted from what people did.</summary>
public sealed class DashboardTests
{
    [Fact]
    public async Task Registrations_requests_and_the_demand_of_each_slot_are_those_that_happened()
    {
        await using var app = await TestApplication.StartAsync();
        app.Time.SetTo(new(2026, 9, 1, 3, 0, 0, TimeSpan.Zero));
        var sample = await new SampleEvents { Exhibitors = 4, Buyers = 4, Interpreters = 1, With = (who, _) => who with { Unavailable = [] } }.CreateAsync(app);
        var (sellers, buyers) = (sample.Of(Sides.Exhibitor), sample.Of(Sides.Buyer));
        await app.Send(new SetRequestSettings(sample.PublicId, 3, Booking: true));
        Task<string> AskAsync(int seller, int buyer) => app.Send(new SendRequest(sample.PublicId, sellers[seller].PublicId, buyers[buyer].PublicId, null));
        var accepted = await AskAsync(0, 0);
        await AskAsync(1, 1);
        app.Time.Offset += TimeSpan.FromDays(1);
        await app.Send(new AnswerRequest(sample.PublicId, buyers[0].PublicId, accepted, AnswerRequest.Accepted));
        var before = await app.Send(new GetDashboard(sample.PublicId));

        before.Days.Count.ShouldBe(1);
        before.Countries.Sum(line => line.Values[^1]).ShouldBe(8, "interpreters do not register");
        before.RequestDays.ShouldBe([new LocalDate(2026, 9, 1), new LocalDate(2026, 9, 2)]);
        before.RequestLines.Select(line => line.Code).ShouldBe(["sent", "accepted"]);
        before.RequestLines[0].Values.ShouldBe([2, 2], "so many so far");
        before.RequestLines[1].Values.ShouldBe([0, 1]);
        before.Slots.Sum(slot => slot.Wanted).ShouldBe(2, 0.5, "two pairs wait for a time");
        before.Slots.ShouldAllBe(slot => slot.Tables == 6 && slot.Exhibitors == 4 && slot.Buyers == 4 && slot.Meetings == 0);
        before.TooFew.Select(one => one.Meetings).ShouldBe([.. before.TooFew.Select(one => one.Meetings).Order()], "the worst off first");
        before.TooFew.Single(one => one.Id == sellers[0].PublicId).Meetings.ShouldBe(1, "of the two it must have");

        var first = before.Slots[0];
        await app.Send(new BookSlot(sample.PublicId, sellers[2].PublicId, buyers[2].PublicId, first.StartsAt));
        var absent = sellers[1];
        var later = before.Slots.Skip(1).Select(slot => new TimeRange { StartsAt = slot.StartsAt, EndsAt = slot.EndsAt });
        var fields = (await app.Send(new GetParticipant(sample.PublicId, sellers[1].PublicId))).Fields;
        await app.Send(new UpdateParticipant(sample.PublicId, sellers[1].PublicId, 1, fields with { Unavailable = [.. later] }));
        var after = (await app.Send(new GetDashboard(sample.PublicId))).Slots;

        (after[0].Meetings, after[0].Exhibitors, after[1].Exhibitors).ShouldBe((1, 4, 3));
        after[0].Wanted.ShouldBeGreaterThan(1, "who can only come then wants all of that slot");
        after[1].Wanted.ShouldBeLessThan(before.Slots[1].Wanted);
    }
}
