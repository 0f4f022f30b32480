namespace EMobilityExpo.Application.Tests.Evaluation;

using Bogus;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Evaluation;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.History;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Requests;
using EMobilityExpo.Matching.Evaluation;
using EMobilityExpo.Matching.Scoring;
using EMobilityExpo.TestCommon;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using ValidationException = FluentValidation.ValidationException;

public sealed class EvaluateMatchingTests
{
    [Fact]
    public async Task What_participants_went_by_gets_the_weight_and_ranks_better()
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await MadeAsync(app);
        var found = await app.Send(new EvaluateMatching(sample.PublicId) { Lengths = [10, 5, 10] });

        found.RowVersion.ShouldBe(1);
        found.Present.ShouldBe(ScoringWeights.ExportSales);
        found.Learned!.Language.ShouldBeGreaterThan(2 * found.Present.Language);
        found.Learned.Preference.ShouldBe(found.Present.Preference, "no wish of the past is known");
        found.Learned.ToArray().Sum().ShouldBe(100, 0.05);
        var report = found.Report;
        (report.Occasions, report.Learning.Problem).ShouldBe((2, null));
        report.Sides.Select(side => side.HeldOut).ShouldBe([9, 12]);
        report.Measures.Select(measure => measure.Length).Distinct().ShouldBe([5, 10]);
        var judged = report.Measures.Where(measure => measure.Length == 10 && measure.View == EvaluationView.Reciprocal)
            .ToDictionary(measure => measure.Ranker, measure => measure.JudgedNdcg!.Value);
        foreach (var other in new[] { Ranker.Random, Ranker.Popularity, Ranker.CategoryOnly, Ranker.Present })
            judged[Ranker.Learned].ShouldBeGreaterThan(judged[other], $"{other}");

        var again = await app.Send(new EvaluateMatching(sample.PublicId) { Lengths = [5, 10] });
        again.Report.Measures.ShouldBe(report.Measures);
        (await app.Send(new EvaluateMatching(sample.PublicId) { Seed = 2 })).Report.Measures.ShouldNotBe(report.Measures);
    }

    [Fact]
    public async Task The_same_lists_give_the_same_report_in_another_database()
    {
        await using var app = await TestApplication.StartAsync();
        var (first, second) = (await MadeAsync(app), await MadeAsync(app));
        var one = await app.Send(new EvaluateMatching(first.PublicId));
        var other = await app.Send(new EvaluateMatching(second.PublicId));

        other.Learned.ShouldBe(one.Learned);
        other.Report.Measures.ShouldBe(one.Report.Measures);
    }

    [Fact]
    public async Task An_event_without_a_history_says_that_nothing_can_be_learned()
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await new SampleEvents().CreateAsync(app);
        var found = await app.Send(new EvaluateMatching(sample.PublicId));

        found.Learned.ShouldBeNull();
        found.Report.Learning.Problem.ShouldBe(LearningProblem.TooFewJudgements);
        found.Report.Measures.ShouldAllBe(measure => measure.Ndcg == null && measure.Ranker != Ranker.Learned);
    }

    [Fact]
    public async Task Requests_answered_in_the_event_are_judgements_of_its_latest_occasion()
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await new SampleEvents { Exhibitors = 30, Buyers = 30, Interpreters = 0 }.CreateAsync(app);
        var (sellers, buyers) = (sample.Of(Sides.Exhibitor), sample.Of(Sides.Buyer));
        (await app.Send(new HasJudgements(sample.PublicId))).ShouldBeFalse();
        async Task AskAsync(int pair, string? answer, string? reason = null)
        {
            var (seller, buyer) = (sellers[pair % 30].PublicId, buyers[(pair + (pair / 30)) % 30].PublicId);
            var request = await app.Send(new SendRequest(sample.PublicId, seller, buyer, null));
            if (answer is not null)
                await app.Send(new AnswerRequest(sample.PublicId, answer == AnswerRequest.Withdrawn ? seller : buyer, request, answer, reason));
        }

        await AskAsync(80, AnswerRequest.Declined, AnswerRequest.NoTime);
        await AskAsync(81, null);
        (await app.Send(new HasJudgements(sample.PublicId))).ShouldBeFalse("who has no time says nothing of the partner");
        for (var pair = 0; pair < 80; pair++)
            await AskAsync(pair, pair % 2 == 0 ? AnswerRequest.Accepted : AnswerRequest.Declined, pair % 2 == 0 ? null : "no-fit");
        await AskAsync(82, AnswerRequest.Withdrawn);
        await AskAsync(83, AnswerRequest.Declined, "no-fit");
        await AskAsync(83, AnswerRequest.Accepted);

        (await app.Send(new HasJudgements(sample.PublicId))).ShouldBeTrue();
        var found = await app.Send(new EvaluateMatching(sample.PublicId));
        found.OwnRequests.ShouldBe(83, "a request taken back was none, and a pair is one");
        (found.Report.Meetings, found.Report.Occasions, found.Report.BothGained).ShouldBe((83, 1, 41));
        found.Report.Sides.Select(side => (side.For, side.Against)).ShouldBe([(0, 0), (41, 40)], "only who was asked has judged");
        found.Learned.ShouldNotBeNull();
    }

    [Fact]
    public async Task What_can_not_be_asked_is_refused()
    {
        await using var app = await TestApplication.StartAsync();
        var sample = await new SampleEvents().CreateAsync(app);
        foreach (var lengths in new int[][] { [], [0], [501], [.. Enumerable.Range(1, 11)] })
            await Should.ThrowAsync<ValidationException>(() => app.Send(new EvaluateMatching(sample.PublicId) { Lengths = lengths }));
        await Should.ThrowAsync<ValidationException>(() => app.Send(new EvaluateMatching(sample.PublicId) { Seed = -1 }));
        await Should.ThrowAsync<NotFound>(() => app.Send(new EvaluateMatching("nothing")));
    }

    /// <summary>Two earlier years in which a shared language decided most of what was answered.</summary>
    static async Task<SampleEvent> MadeAsync(TestApplication app)
    {
        var sample = await new SampleEvents
        {
            Exhibitors = 30,
            Buyers = 40,
            Interpreters = 0,
            With = (who, number) => who with
            {
                ExternalKey = $"{who.Side}-{number}",
                Languages = (who.Side, number % 4) switch { (Sides.Exhibitor, 0) => ["ko"], (Sides.Buyer, 1) => ["vi"], (_, 2) => ["de", "en"], _ => ["en", "vi"] },
            },
        }.CreateAsync(app);
        var faker = new Faker { Random = new(2024) };
        var rows = from year in new[] { 2024, 2025 }
                   from exhibitor in sample.Of(Sides.Exhibitor)
                   from buyer in sample.Of(Sides.Buyer)
                   where faker.Random.Bool(0.35f)
                   let shared = exhibitor.Languages.Intersect(buyer.Languages).Any()
                   let accepted = faker.Random.Bool(shared ? 0.75f : 0.15f)
                   select new
                   {
                       EventId = sample.Id,
                       ExhibitorId = exhibitor.Id,
                       BuyerId = buyer.Id,
                       Occasion = $"Expo {year}",
                       RequestedBy = faker.PickRandom(HistoryTerms.Requesters.ToArray()),
                       Answer = accepted ? "accepted" : "declined",
                       ExhibitorRating = accepted ? faker.Random.Int(3, 5) : (int?)null,
                       BuyerRating = accepted ? faker.Random.Int(3, 5) : (int?)null,
                       Outcome = accepted ? "consulted" : null,
                       Now = exhibitor.CreatedAt,
                   };
        await app.InScope(services => services.GetRequiredService<DbSession>().ExecuteAsync(HistorySql.Insert, rows.ToList(), CancellationToken.None));
        return sample;
    }
}
