namespace EMobilityExpo.Application.Tests.Runs;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Runs;
using EMobilityExpo.Application.Jobs;
using EMobilityExpo.TestCommon;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

/// <summary>The whole build on a database: what is saved obeys the rules of the event, by checks that share nothing with the engine.</summary>
public sealed class BuildTimetableTests
{
    static readonly Sql CountUnmet =
        "SELECT COUNT(*) FROM unmet_pair u JOIN timetable_run r ON r.id = u.run_id WHERE r.public_id = @RunId";

    static readonly Sql CountWanted = "SELECT wanted FROM timetable_run WHERE public_id = @RunId";

    [Fact]
    public async Task Every_meeting_obeys_the_rules_of_the_event()
    {
        await using var app = await RunTest.StartAsync();
        var sample = await new SampleEvents().CreateAsync(app);
        var runId = await app.BuildAsync(new StartRun(sample.PublicId));
        (await app.JobAsync(runId)).ShouldBe(new JobState { Status = "succeeded", Attempt = 1, PercentDone = 100 });

        var meetings = await app.MeetingsAsync(runId);
        var slots = (await app.InScope(services => EventModel.LoadAsync(services.GetRequiredService<DbSession>(), sample.Id, default))).Slots;
        var people = sample.People.ToDictionary(who => who.Id);
        meetings.Count.ShouldBeGreaterThan(30);
        foreach (var meeting in meetings)
        {
            var (exhibitor, buyer) = (people[meeting.ExhibitorId], people[meeting.BuyerId]);
            foreach (var who in new[] { exhibitor, buyer })
            {
                who.Unavailable.Any(absence => absence.StartsAt < slots[meeting.Slot].EndsAt && absence.EndsAt > slots[meeting.Slot].StartsAt)
                    .ShouldBeFalse($"{who.NameEn} is away in slot {meeting.Slot}");
            }

            (meeting.TableId is null).ShouldBe(buyer.Online || exhibitor.OwnBooth, "a table only for who needs one");
            var understood = exhibitor.Languages.Intersect(buyer.Languages).Any();
            (meeting.InterpreterId is null).ShouldBe(understood, "an interpreter only for who needs one");
            if (meeting.InterpreterId is long interpreter)
            {
                people[interpreter].Languages.Intersect(exhibitor.Languages).ShouldNotBeEmpty();
                people[interpreter].Languages.Intersect(buyer.Languages).ShouldNotBeEmpty();
            }
        }

        var busy = meetings.SelectMany(meeting => new[] { meeting.ExhibitorId, meeting.BuyerId, meeting.InterpreterId ?? -meeting.ExhibitorId }
            .Select(who => (who, meeting.Slot))).ToList();
        busy.Distinct().Count().ShouldBe(busy.Count, "nobody is in two meetings at once");
        var tables = meetings.Where(meeting => meeting.TableId is not null).Select(meeting => (meeting.TableId, meeting.Slot)).ToList();
        tables.Distinct().Count().ShouldBe(tables.Count, "no table has two meetings at once");
        foreach (var who in sample.People)
        {
            var held = meetings.Where(meeting => meeting.ExhibitorId == who.Id || meeting.BuyerId == who.Id || meeting.InterpreterId == who.Id).ToList();
            held.Count.ShouldBeLessThanOrEqualTo(who.MaxMeetings ?? int.MaxValue);
            held.GroupBy(meeting => slots[meeting.Slot].Day).Select(day => day.Count()).DefaultIfEmpty().Max()
                .ShouldBeLessThanOrEqualTo(who.MaxPerDay ?? int.MaxValue);
        }
    }

    [Fact]
    public async Task What_is_wanted_is_either_held_or_reported()
    {
        await using var app = await RunTest.StartAsync();
        var sample = await new SampleEvents { Tables = 2 }.CreateAsync(app);
        var runId = await app.BuildAsync(new StartRun(sample.PublicId));

        var held = (await app.MeetingsAsync(runId)).Count;
        var unmet = (await app.Query<int>(CountUnmet, new { RunId = runId }))[0];
        unmet.ShouldBeGreaterThan(0, "two tables can not hold all");
        (held + unmet).ShouldBe((await app.Query<int>(CountWanted, new { RunId = runId }))[0]);
    }

    [Fact]
    public async Task The_same_inputs_and_seed_give_the_same_timetable()
    {
        await using var app = await RunTest.StartAsync();
        var sample = await new SampleEvents().CreateAsync(app);
        var first = await app.BuildAsync(new StartRun(sample.PublicId) { Seed = 7 });
        var again = await app.BuildAsync(new StartRun(sample.PublicId) { Seed = 7 });
        // Whatever becomes of the event, a run can be repeated from what was stored with it.
        await app.Execute("UPDATE event SET minimum_score = 90", null);
        var repeated = await app.BuildAsync(new StartRun(sample.PublicId) { RepeatOf = first });

        var meetings = await app.MeetingsAsync(first);
        meetings.ShouldNotBeEmpty();
        (await app.MeetingsAsync(again)).ShouldBe(meetings);
        (await app.MeetingsAsync(repeated)).ShouldBe(meetings);
    }

    [Fact]
    public async Task A_job_that_runs_twice_does_not_double_the_timetable()
    {
        await using var app = await RunTest.StartAsync();
        var sample = await new SampleEvents().CreateAsync(app);
        var run = await app.Send(new StartRun(sample.PublicId));
        await app.RunJobsAsync();
        var meetings = await app.MeetingsAsync(run.RunId);

        // As if the process had died after the commit, before the job was known to be done.
        await app.Execute("UPDATE job_run SET status = 'queued', finished_at = NULL", null);
        await app.Services.GetRequiredService<JobRunner>().RunAsync(run.JobId, default);

        (await app.JobAsync(run.RunId)).Attempt.ShouldBe(2);
        (await app.MeetingsAsync(run.RunId)).ShouldBe(meetings);
    }
}
