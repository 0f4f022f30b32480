namespace EMobilityExpo.Application.Tests.Suggestions;

using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Partners;
using EMobilityExpo.Application.Features.Requests;
using EMobilityExpo.Application.Features.Suggestions;
using EMobilityExpo.Application.Features.Wishes;
using FluentValidation;
using Shouldly;
using Xunit;

/// <summary>Filters, variety and newcomers.</summary>
public sealed class SuggestionListTests
{
    [Fact]
    public async Task Filters_leave_the_best_of_the_rest_in_their_order()
    {
        await using var scene = await SuggestionScene.StartAsync(new() { Exhibitors = 4, Buyers = 40 });
        var buyers = scene.Sample.Of(Sides.Buyer).ToDictionary(who => who.PublicId);
        var all = await scene.SuggestAsync(scene.Exhibitor(1), 100);
        var some = buyers[all.Items[0].Partner.Id];
        var leaf = some.Products[0].Category;
        (SuggestionFilter Filter, Func<ParticipantRecord, bool> Allows)[] filters =
        [
            (new() { Country = some.Country }, who => who.Country == some.Country),
            (new() { Category = leaf }, who => who.Products.Any(product => product.Category == leaf)),
            (new() { Category = leaf[..3] }, who => who.Products.Any(product => product.Category.StartsWith(leaf[..3], StringComparison.Ordinal))),
            (new() { Cooperation = some.CooperationTypes[0] }, who => who.CooperationTypes.Contains(some.CooperationTypes[0])),
            (new() { Language = "vi" }, who => who.Languages.Contains("vi")),
            (new() { Online = true }, who => who.Online),
            (new() { Online = false, Language = "en" }, who => !who.Online && who.Languages.Contains("en")),
        ];

        foreach (var (filter, allows) in filters)
        {
            var found = await scene.SuggestAsync(scene.Exhibitor(1), 9, filter);
            found.Considered.ShouldBe(buyers.Values.Count(allows));
            found.Considered.ShouldBeInRange(1, 39);
            found.Items.Select(item => item.Partner.Id)
                .ShouldBe(all.Items.Select(item => item.Partner.Id).Where(id => allows(buyers[id])).Take(9), $"{filter}");
        }
    }

    [Fact]
    public async Task Whom_a_participant_has_declined_makes_room_for_the_next()
    {
        await using var scene = await SuggestionScene.StartAsync(new() { Exhibitors = 4, Buyers = 40 });
        var best = (await scene.SuggestAsync(scene.Exhibitor(1))).Items[0].Partner.Id;
        var request = await scene.App.Send(new SendRequest(scene.Event, best, scene.Exhibitor(1), null));
        await scene.App.Send(new AnswerRequest(scene.Event, scene.Exhibitor(1), request, AnswerRequest.Declined, "other"));

        // For the organiser it is still one of the twenty.
        (await scene.SuggestAsync(scene.Exhibitor(1), 20)).Items.Select(item => item.Partner.Id).ShouldContain(best);
        var mine = await scene.Other.Send(new GetMySuggestions(scene.Event, scene.Exhibitor(1), new(), 20));
        mine.Items.Count.ShouldBe(20);
        mine.Items.Select(item => item.Partner.Id).ShouldNotContain(best);
    }

    [Fact]
    public async Task What_a_filter_or_a_length_can_not_be_is_said()
    {
        await using var scene = await SuggestionScene.StartAsync(new() { Exhibitors = 1, Buyers = 1 });
        foreach (var (filter, top) in new (SuggestionFilter, int)[]
        {
            (new(), 0), (new(), 101), (new() { Country = "Atlantis" }, 5), (new() { Category = "X" }, 5), (new() { Cooperation = "X" }, 5), (new() { Language = "xx" }, 5),
        })
        {
            var error = await Should.ThrowAsync<ValidationException>(() => scene.SuggestAsync(scene.Buyer(0), top, filter));
            error.Errors.Single().ErrorMessage.ShouldContain(' ');
        }

        (await scene.SuggestAsync(scene.Buyer(0), 5, new() { Country = "", Category = " " })).Considered.ShouldBe(1);
    }

    [Fact]
    public async Task A_diverse_list_begins_with_the_best_has_no_twins_and_says_what_it_costs()
    {
        // Ten twins of the first buyer, among others.
        ParticipantRecord? first = null;
        await using var scene = await SuggestionScene.StartAsync(new()
        {
            Exhibitors = 3,
            Buyers = 40,
            With = (who, number) => who.Side != Sides.Buyer ? who
                : number == 0 ? first = who with { Country = "VN" }
                : number > 10 ? who
                : who with { Country = "VN", Products = first!.Products, Languages = first.Languages, CooperationTypes = first.CooperationTypes, Online = false },
        });
        var twins = scene.Sample.Of(Sides.Buyer).Take(11).Select(who => who.PublicId).ToHashSet();
        var fewer = 0;
        foreach (var exhibitor in scene.Sample.Of(Sides.Exhibitor))
        {
            var plain = await scene.SuggestAsync(exhibitor.PublicId, 9);
            var diverse = await scene.SuggestAsync(exhibitor.PublicId, 9, diverse: true);
            diverse.Items.Count.ShouldBe(plain.Items.Count);
            diverse.Items[0].Partner.Id.ShouldBe(plain.Items[0].Partner.Id);
            plain.Cost.ShouldBe(0);
            var (many, few) = (plain.Items.Count(item => twins.Contains(item.Partner.Id)), diverse.Items.Count(item => twins.Contains(item.Partner.Id)));
            few.ShouldBeLessThanOrEqualTo(many);
            if (few < many)
            {
                fewer++;
                diverse.Cost.ShouldBeGreaterThan(0);
            }
        }

        fewer.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task One_place_in_ten_goes_to_thin_profiles_and_nobody_who_is_asked_for_gives_way()
    {
        // The last three buyers say nothing but where they are.
        await using var scene = await SuggestionScene.StartAsync(new()
        {
            Exhibitors = 2,
            Buyers = 33,
            With = (who, number) => who.Side == Sides.Buyer && number >= 30
                ? who with { Country = "AU", Products = [], Languages = [], CooperationTypes = [] }
                : who,
        });
        var thin = scene.Sample.Of(Sides.Buyer).Skip(30).Select(who => who.PublicId).ToHashSet();
        var before = await scene.SuggestAsync(scene.Exhibitor(0), 30);
        before.Items.Count(item => thin.Contains(item.Partner.Id)).ShouldBe(3);

        var nine = await scene.SuggestAsync(scene.Exhibitor(0), 9);
        var ten = await scene.SuggestAsync(scene.Exhibitor(0), 10);
        nine.Items.ShouldAllBe(item => !item.Newcomer);
        ten.Items.Count.ShouldBe(10);
        ten.Items.Take(9).ShouldAllBe(item => !item.Newcomer && !thin.Contains(item.Partner.Id));
        (ten.Items[9].Newcomer, thin.Contains(ten.Items[9].Partner.Id)).ShouldBe((true, true));
        ten.Items.Take(9).Select(item => item.Partner.Id).ShouldBe(nine.Items.Select(item => item.Partner.Id));
        ten.Cost.ShouldBeGreaterThan(0);

        // Whoever is asked for stays, and the next one up gives way; if all are, nobody does.
        foreach (var item in nine.Items)
            await scene.App.Send(new SetWish(scene.Event, scene.Exhibitor(0), item.Partner.Id, Wishes.Must, 0));
        var last = (await scene.SuggestAsync(scene.Exhibitor(0), 11)).Items.First(item => item.Wish != Wishes.Must);
        await scene.App.Send(new SetParticipantWish(scene.Event, last.Partner.Id, scene.Exhibitor(0), Wishes.Want, 1, 0));
        var asked = await scene.SuggestAsync(scene.Exhibitor(0), 10);
        asked.Items.ShouldAllBe(item => !item.Newcomer && item.Wish != Wishes.None);
    }
}
