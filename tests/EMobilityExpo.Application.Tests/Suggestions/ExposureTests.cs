namespace EMobilityExpo.Application.Tests.Suggestions;

using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Suggestions;
using EMobilityExpo.Application.Spreadsheets;
using EMobilityExpo.TestCommon;
using FluentValidation;
using Shouldly;
using Xunit;

public sealed class ExposureTests
{
    /// <summary>The last two exhibitors say nothing but where they are.</summary>
    static readonly SampleEvents WithNewcomers = new()
    {
        Exhibitors = 14,
        Buyers = 30,
        With = (who, number) =>
        {
            var known = who with { ExternalKey = $"{who.Side}-{number}" };
            return who.Side == Sides.Exhibitor && number >= 12
                ? known with { Products = [], Languages = [], CooperationTypes = [], TargetCountries = [], Certifications = [] }
                : known;
        },
    };

    [Fact]
    public async Task It_counts_what_everybody_is_suggested_newcomers_among_it()
    {
        await using var scene = await SuggestionScene.StartAsync(WithNewcomers);
        await scene.App.Send(new SetWish(scene.Event, scene.Exhibitor(0), scene.Buyer(0), Wishes.Must, 0));
        var times = scene.Sample.Of(Sides.Exhibitor).ToDictionary(who => who.PublicId, _ => 0);
        var newcomers = 0;
        foreach (var buyer in scene.Sample.Of(Sides.Buyer))
        {
            foreach (var item in (await scene.SuggestAsync(buyer.PublicId, 10)).Items)
            {
                times[item.Partner.Id]++;
                newcomers += item.Newcomer ? 1 : 0;
            }
        }

        newcomers.ShouldBeGreaterThan(0);
        var found = await scene.Other.Send(new GetExposure(scene.Event, 10));

        var side = found.Exhibitors;
        (side.Participants, side.Lists, side.Suggestions, side.Never).ShouldBe((14, 30, times.Values.Sum(), times.Values.Count(one => one == 0)));
        side.Most.ShouldAllBe(one => times[one.Partner.Id] == one.Times);
        side.Most[0].Times.ShouldBe(times.Values.Max());
        side.Most[0].Partner.NameEn.ShouldStartWith("Exhibitor ");
        side.MostShare.ShouldBe(times.Values.Max() / 30.0, 1e-9);
        (found.Buyers.Participants, found.Buyers.Lists, found.Buyers.Spread).ShouldBe((30, 14, null));
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
    public async Task The_file_holds_the_lists_that_are_counted()
    {
        await using var scene = await SuggestionScene.StartAsync(WithNewcomers);
        await scene.App.Send(new SetWish(scene.Event, scene.Exhibitor(0), scene.Buyer(0), Wishes.Want, 0));
        await scene.App.Send(new SetWish(scene.Event, scene.Exhibitor(1), scene.Buyer(0), Wishes.Veto, 0));
        var buyers = scene.Sample.Of(Sides.Buyer).ToDictionary(who => who.NameEn!);
        var names = scene.Sample.Of(Sides.Exhibitor).ToDictionary(who => who.PublicId, who => who.NameEn!);

        var rows = await RowsAsync(new(scene.Event, "csv", 10));

        rows.Count.ShouldBe(14 * 10 + 30 * 10);
        foreach (var list in rows.Where(row => row[0] == "Buyer").GroupBy(row => row[2]))
        {
            var own = (await scene.SuggestAsync(buyers[list.Key].PublicId, 10)).Items;
            list.Select(row => (row[3], row[5], row[6], row[9])).ShouldBe(
                own.Select((item, i) => ($"{i + 1}", names[item.Partner.Id], $"{item.Score}", item.Newcomer ? "Y" : "")));
            list.ShouldAllBe(row => row[1] == buyers[list.Key].ExternalKey && row[10].Contains(": ", StringComparison.Ordinal));
        }

        var wanted = (await scene.Other.Send(new GetExposure(scene.Event, 5))).Exhibitors.Gini * 0.6;
        var spread = (await scene.Other.Send(new GetExposure(scene.Event, 5, wanted))).Exhibitors.Spread!;
        var bounded = (await RowsAsync(new(scene.Event, "xlsx", 5, wanted))).Where(row => row[0] == "Buyer").ToList();
        bounded.Count.ShouldBe((int)spread.Suggestions);
        var often = bounded.CountBy(row => row[5]).ToDictionary();
        often.Values.Max().ShouldBeLessThanOrEqualTo(spread.Cap);
        spread.Most.ShouldAllBe(one => often[one.Partner.NameEn!] == one.Times);

        async Task<List<IReadOnlyList<string>>> RowsAsync(ExportSuggestions query)
        {
            var file = await scene.Other.Send(query);
            file.FileName.ShouldEndWith($".{query.Format}");
            return [.. TabularFile.Read(file.Content, file.FileName).Rows.Select(row => row.Cells)];
        }
    }

    [Fact]
    public async Task What_it_can_not_be_asked_is_said()
    {
        await using var scene = await SuggestionScene.StartAsync(new() { Exhibitors = 1, Buyers = 1 });
        foreach (var query in new GetExposure[] { new(scene.Event, 0), new(scene.Event, 101), new(scene.Event, 5, 1.5), new(scene.Event, 5, double.NaN) })
            (await Should.ThrowAsync<ValidationException>(() => scene.Other.Send(query))).Errors.Single().ErrorMessage.ShouldContain(" ");
        await Should.ThrowAsync<NotFound>(() => scene.Other.Send(new GetExposure("nothing")));
        foreach (var query in new ExportSuggestions[] { new(scene.Event, "csv", 0), new(scene.Event, "csv", 5, -1) })
            (await Should.ThrowAsync<ValidationException>(() => scene.Other.Send(query))).Errors.Single().ErrorMessage.ShouldContain(" ");
        await Should.ThrowAsync<NotFound>(() => scene.Other.Send(new ExportSuggestions(scene.Event, "pdf")));
        var large = await new SampleEvents { Exhibitors = 1001, Buyers = 1001, Interpreters = 0 }.CreateAsync(scene.App);
        (await Should.ThrowAsync<Invalid>(() => scene.Other.Send(new ExportSuggestions(large.PublicId, "csv", 100)))).Message.ShouldContain("200,200");
        await Should.ThrowAsync<NotFound>(() => scene.Other.Send(new ExportSuggestions("nothing", "csv")));
    }
}
