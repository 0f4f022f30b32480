namespace EMobilityExpo.Web.Tests.PastMeetings;

using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.History;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Partners;
using EMobilityExpo.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

public sealed class SampleEventTests(SharedHost host)
{
    [Fact]
    public async Task The_sample_event_comes_with_its_lists_and_the_history_of_the_year_before()
    {
        var app = host.App;
        await app.OrganiserAsync();
        await using var scope = app.Services.CreateAsyncScope();

        var (eventId, _) = await scope.ServiceProvider.GetRequiredService<SampleEvent>().OpenAsync(TestContext.Current.CancellationToken);

        (await app.Send(new GetEvent(eventId))).Counts.ShouldSatisfyAllConditions(
            counts => counts.Exhibitors.ShouldBe(20), counts => counts.Buyers.ShouldBe(30), counts => counts.Interpreters.ShouldBe(6));
        var history = await app.Send(new ListHistory(eventId, new(), new(1, 1)));
        history.Total.ShouldBeGreaterThan(100);
        history.Items[0].Exhibitor.Name.ShouldNotBeEmpty();
        var buyer = (await app.Send(new ListParticipants(eventId, new() { Side = Sides.Buyer }, new(1, 1)))).Items[0];
        var hall = await app.Send(new ListPartners(eventId, buyer.Id, new(), new(1, 50)));
        hall.Items.Count(card => card is { LogoId: not null, PictureId: not null, Products.Count: 1 }).ShouldBe(8);
    }
}
