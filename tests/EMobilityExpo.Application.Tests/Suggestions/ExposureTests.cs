namespace EMobilityExpo.Application.Tests.Suggestions;

using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Suggestions;
using FluentValidation;
using Shouldly;
using Xunit;

public sealed class ExposureTests
{
    [Fact]
    public async Task It_counts_what_everybody_is_suggested()
    {
        await using var scene = await SuggestionScene.StartAsync(new() { Exhibitors = 12, Buyers = 30 });
        var times = scene.Sample.Of(Sides.Exhibitor).ToDictionary(who => who.PublicId, _ => 0);
        foreach (var buyer in scene.Sample.Of(Sides.Buyer))
        {
            foreach (var item in (await scene.SuggestAsync(buyer.PublicId, 5)).Items)
                times[item.Partner.Id]++;
        }

        var found = await scene.Other.Send(new GetExposure(scene.Event, 5));

        var side = found.Exhibitors;
        (side.Participants, side.Lists, side.Suggestions, side.Never).ShouldBe((12, 30, times.Values.Sum(), times.Values.Count(one => one == 0)));
        side.Most.ShouldAllBe(one => times[one.Partner.Id] == one.Times);
        side.Most[0].Times.ShouldBe(times.Values.Max());
        side.Most[0].Partner.NameEn.ShouldStartWith("Exhibitor ");
        side.MostShare.ShouldBe(times.Values.Max() / 30.0, 1e-9);
        (found.Buyers.Participants, found.Buyers.Lists, found.Buyers.Spread).ShouldBe((30, 12, null));
    }

    [Fact]
    public async Task A_bound_spreads_suggestions_and_says_what_that_costs()
    {
        await using var scene = await SuggestionScene.StartAsync(new() { Exhibitors = 12, Buyers = 30 });
        var before = await scene.Other.Send(new GetExposure(scene.Event, 3));
        var wanted = before.Exhibitors.Gini * 0.6;

        var side = (await scene.Other.Send(new GetExposure(scene.Event, 3, wanted))).Exhibitors;

        side.Gini.ShouldBe(before.Exhibitors.Gini);
        var spread = side.Spread.ShouldNotBeNull();
        spread.IsMet.ShouldBeTrue();
        spread.Reached.ShouldBeLessThanOrEqualTo(wanted);
        spread.Most.ShouldAllBe(one => one.Times <= spread.Cap);
        spread.MeanLoss.ShouldBeGreaterThan(0);
        spread.WorstLoss.ShouldBeGreaterThanOrEqualTo(spread.MeanLoss);
        spread.MostShare.ShouldBeLessThan(side.MostShare);
    }

    [Fact]
    public async Task What_it_can_not_be_asked_is_said()
    {
        await using var scene = await SuggestionScene.StartAsync(new() { Exhibitors = 1, Buyers = 1 });
        foreach (var query in new GetExposure[] { new(scene.Event, 0), new(scene.Event, 101), new(scene.Event, 5, 1.5), new(scene.Event, 5, double.NaN) })
            (await Should.ThrowAsync<ValidationException>(() => scene.Other.Send(query))).Errors.Single().ErrorMessage.ShouldContain(" ");
        await Should.ThrowAsync<NotFound>(() => scene.Other.Send(new GetExposure("nothing")));
    }
}
