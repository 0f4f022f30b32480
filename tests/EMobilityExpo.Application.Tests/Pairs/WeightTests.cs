namespace EMobilityExpo.Application.Tests.Pairs;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Matching.Scoring;
using EMobilityExpo.TestCommon;
using FluentValidation;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

public sealed class WeightTests
{
    [Fact]
    public async Task Weights_change_with_the_version_they_are_based_on_and_nothing_else_does()
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await new SampleEvents().CreateAsync(app);
        var before = await app.Send(new GetEvent(sample.PublicId));
        (await app.Send(new SetWeights(sample.PublicId, before.RowVersion, ScoringWeights.PublicDelegation))).ShouldBe(before.RowVersion + 1);
        var after = await app.Send(new GetEvent(sample.PublicId));
        after.Fields.Weights.ShouldBe(ScoringWeights.PublicDelegation);
        after.RowVersion.ShouldBe(before.RowVersion + 1);
        (after.Fields with { Weights = before.Fields.Weights }).ShouldBeEquivalentTo(before.Fields);

        await Should.ThrowAsync<Stale>(() => app.Send(new SetWeights(sample.PublicId, before.RowVersion, ScoringWeights.ExportSales)));
        var wrong = await Should.ThrowAsync<ValidationException>(() =>
            app.Send(new SetWeights(sample.PublicId, after.RowVersion, new() { Capacity = -1, History = double.NaN })));
        wrong.Errors.Select(error => error.PropertyName).ShouldBe(["Weights.Capacity", "Weights.History"]);
        var none = await Should.ThrowAsync<ValidationException>(() => app.Send(new PreviewWeights(sample.PublicId, ScoringWeights.Of(new double[8]))));
        none.Errors.Single().PropertyName.ShouldBe("Weights");
        (await app.Send(new GetEvent(sample.PublicId))).Fields.Weights.ShouldBe(ScoringWeights.PublicDelegation);
        (await app.InScope(services => services.GetRequiredService<DbSession>().QueryAsync<string>(
            "SELECT detail FROM audit_entry WHERE action = 'event.weights' ORDER BY id", null, CancellationToken.None)))
            .ShouldBe(["18/28/12/8/11/8/10/5 -> 22/24/6/10/14/12/8/4"]);
        await Should.ThrowAsync<NotFound>(() => app.Send(new SetWeights("nothing", 1, new())));
    }

    [Fact]
    public async Task The_preview_says_what_scoring_again_would_do()
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await new SampleEvents { Exhibitors = 25, Buyers = 30 }.CreateAsync(app);
        await app.Send(new SetWish(sample.PublicId, sample.Of("exhibitor")[0].PublicId, sample.Of("buyer")[0].PublicId, Wishes.Want, 0));
        var before = await ScoredAsync(app, sample);
        var preview = await app.Send(new PreviewWeights(sample.PublicId, ScoringWeights.TechnologyPartnership));
        await app.Send(new SetWeights(sample.PublicId, 1, ScoringWeights.TechnologyPartnership));
        var after = await ScoredAsync(app, sample);

        preview.IsSample.ShouldBeFalse();
        (preview.SuggestedBefore, preview.SuggestedAfter).ShouldBe((before.Count, after.Count));
        (preview.Enter, preview.Leave).ShouldBe((after.Keys.Except(before.Keys).Count(), before.Keys.Except(after.Keys).Count()));
        preview.Enter.ShouldBeGreaterThan(0);
        preview.Pairs.Count.ShouldBe(10);
        preview.Pairs.Select(pair => Math.Abs(pair.After - pair.Before)).ShouldBeInOrder(SortDirection.Descending);
        foreach (var pair in preview.Pairs)
            (await app.Send(new GetPair(sample.PublicId, pair.Exhibitor.Id, pair.Buyer.Id))).Score.ShouldBe(pair.After);
        foreach (var gain in preview.Gains)
            gain.After.ShouldBeGreaterThan(gain.Before);
        preview.Losses.ShouldAllBe(loss => loss.After < loss.Before);
    }

    [Fact]
    public async Task Weights_on_another_scale_move_nobody()
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await new SampleEvents().CreateAsync(app);
        var preview = await app.Send(new PreviewWeights(sample.PublicId, ScoringWeights.Of([.. ScoringWeights.ExportSales.ToArray().Select(weight => weight / 16)])));
        (preview.Enter, preview.Leave, preview.Pairs.Count, preview.Gains.Count, preview.Losses.Count).ShouldBe((0, 0, 0, 0, 0));
        preview.MeanAfter.ShouldBe(preview.MeanBefore);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(20, 30)]
    [InlineData(1_500, 400)]
    [InlineData(30_000, 250_000)]
    [InlineData(250_000, 3)]
    [InlineData(1, 1_000_000)]
    public void A_preview_looks_at_no_more_than_it_can(int exhibitors, int buyers)
    {
        var (left, right) = PreviewWeightsHandler.SampleSizes(exhibitors, buyers);
        ((long)left * right).ShouldBeLessThanOrEqualTo(PreviewWeights.MostPairs);
        left.ShouldBeInRange(Math.Min(exhibitors, 1), Math.Min(exhibitors, PreviewWeights.MostOfSide));
        right.ShouldBeInRange(Math.Min(buyers, 1), Math.Min(buyers, PreviewWeights.MostOfSide));
        if ((long)exhibitors * buyers <= PreviewWeights.MostPairs && Math.Max(exhibitors, buyers) <= PreviewWeights.MostOfSide)
            (left, right).ShouldBe((exhibitors, buyers));
    }

    [Fact]
    public async Task A_sample_is_the_same_every_time_and_about_as_large_as_asked_for()
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await new SampleEvents { Exhibitors = 120, Buyers = 200, Interpreters = 4 }.CreateAsync(app);
        var shares = new { EventId = sample.Id, Exhibitors = SampleSql.Parts / 2, Buyers = SampleSql.Parts / 10 };
        Task<IReadOnlyList<ParticipantRecord>> Draw() =>
            app.InScope(services => ParticipantStore.LoadSetAsync(services.GetRequiredService<DbSession>(), SampleSql.Sample, shares, default));

        var drawn = await Draw();
        (await Draw()).Select(who => who.Id).ShouldBe(drawn.Select(who => who.Id));
        drawn.Count(who => who.Side == Sides.Interpreter).ShouldBe(4);
        drawn.Count(who => who.Side == Sides.Exhibitor).ShouldBeInRange(45, 75);
        drawn.Count(who => who.Side == Sides.Buyer).ShouldBeInRange(10, 30);
        var whole = sample.People.Single(who => who.Id == drawn[0].Id);
        drawn[0].Languages.ShouldBe(whole.Languages);
        drawn[0].Products.ShouldBe(whole.Products);
        drawn[0].TargetCountries.ShouldBe(whole.TargetCountries);
    }

    static async Task<Dictionary<(string, string), int>> ScoredAsync(TestApplication app, SampleEvent sample)
    {
        await app.Send(new ScorePairs(sample.PublicId));
        var list = await app.Send(new ListPairs(sample.PublicId, new(), new(1, 500)));
        list.Total.ShouldBeLessThan(500);
        return list.Items.ToDictionary(pair => (pair.Exhibitor.Id, pair.Buyer.Id), pair => pair.Score);
    }
}
