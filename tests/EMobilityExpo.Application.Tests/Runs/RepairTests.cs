namespace EMobilityExpo.Application.Tests.Runs;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Bookings;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Moves;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Requests;
using EMobilityExpo.Application.Features.Runs;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Application.Jobs;
using EMobilityExpo.TestCommon;
using FluentValidation;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Xunit;

public sealed class RepairTests : IAsyncLifetime
{
    TestApplication _app = null!;
    SampleEvent _event = null!;
    string _run = "";
    IReadOnlyList<MeetingRow> _before = [];

    public async ValueTask InitializeAsync()
    {
        _app = await RunTest.StartAsync();
        _app.Time.SetTo(new(2026, 9, 14, 0, 0, 0, TimeSpan.Zero));
        _event = await new SampleEvents { Tables = 5 }.CreateAsync(_app);
        _run = await _app.BuildAsync(new StartRun(_event.PublicId));
        _before = await _app.MeetingsAsync(_run);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Nothing_moves_when_nothing_has_changed()
    {
        var (run, after) = await RepairAsync();

        after.Select(Place).ShouldBe(_before.Select(Place));
        run.Repair.ShouldNotBeNull();
        (run.Repair.From, run.Repair.FromNumber, run.Repair.Kept, run.Repair.Changed, run.Repair.Added, run.Repair.AtLeast)
            .ShouldBe((_run, 1, _before.Count, 0, 0, 0));
    }

    [Fact]
    public async Task Who_cancels_loses_meetings_and_nobody_else_is_moved()
    {
        var gone = _before.GroupBy(meeting => meeting.BuyerId).OrderByDescending(one => one.Count()).First();
        await AwayAsync(gone.Key);

        var (run, after) = await RepairAsync();

        after.ShouldNotContain(meeting => meeting.BuyerId == gone.Key);
        _before.Where(meeting => meeting.BuyerId != gone.Key).Select(Place).ShouldBeSubsetOf(after.Select(Place));
        (run.Repair!.Lost, run.Repair.Moved, run.Repair.AtLeast).ShouldBe((gone.Count(), 0, gone.Count()));
        run.Repair.Added.ShouldBe(after.Count - (_before.Count - gone.Count()));
    }

    [Fact]
    public async Task What_a_closed_table_had_is_all_that_changes()
    {
        var atTable = (await _app.Send(new GetEvent(_event.PublicId))).Fields.Tables[^1].Number;

        var (run, after) = await RepairAsync(atTable);

        var open = (await _app.InScope(services => EventModel.LoadAsync(services.GetRequiredService<DbSession>(), _event.Id, default))).Tables
            .Where(table => table.Number != atTable).Select(table => (long?)table.Id).ToList();
        after.Where(meeting => meeting.TableId is not null).ShouldAllBe(meeting => open.Contains(meeting.TableId));
        var tooMany = _before.Where(meeting => meeting.TableId is not null).GroupBy(meeting => meeting.Slot).Sum(slot => Math.Max(0, slot.Count() - open.Count));
        tooMany.ShouldBeGreaterThan(0);
        (run.Repair!.Changed, run.Repair.AtLeast).ShouldBe((tooMany, tooMany));
        (run.Repair.Kept + run.Repair.Changed).ShouldBe(_before.Count);
        // It stays closed in a repair of the repair, until something else is said.
        (await _app.Send(new GetRun(_event.PublicId, (await _app.Send(new StartRun(_event.PublicId) { Repairs = run.Id })).RunId)))
            .Settings.ClosedTables.ShouldBe([atTable]);
        (await Should.ThrowAsync<Invalid>(() => _app.Send(new StartRun(_event.PublicId) { Repairs = _run, ClosedTables = [99] }))).Code.ShouldBe("Runs.TableUnknown");
    }

    [Fact]
    public async Task Pinned_and_agreed_times_are_where_they_were_put()
    {
        var pinned = (await _app.Send(new GetMeetings(_event.PublicId, _run) { Paging = new(1, 200) })).Items[0];
        await _app.Send(new PinMeeting(_event.PublicId, _run, pinned.Id, true));
        await _app.Send(new SetRequestSettings(_event.PublicId, 7, Booking: true));
        var (exhibitor, buyer, slot) = await BookAsync();

        var (run, after) = await RepairAsync();

        var people = _event.People.ToDictionary(who => who.PublicId, who => who.Id);
        after.ShouldContain(meeting => meeting.ExhibitorId == exhibitor && meeting.BuyerId == buyer && meeting.Slot == slot);
        var kept = _before.Single(one => one.ExhibitorId == people[pinned.Exhibitor.Id] && one.BuyerId == people[pinned.Buyer.Id]);
        after.Select(Place).ShouldContain(Place(kept));
        run.Repair!.AtLeast.ShouldBeLessThanOrEqualTo(run.Repair.Changed);
    }

    [Fact]
    public async Task Earlier_meetings_stay_candidates_and_are_known_by_their_time()
    {
        // Nobody would be scored well enough now, and the first slot of each day is gone: the others have other numbers.
        await _app.Execute("UPDATE event SET minimum_score = 100, candidates_each = 1");
        await _app.Execute("UPDATE event_day SET opens = '10:30'");
        var first = _before.Count(meeting => meeting.Slot == 0 || meeting.Slot == 6);

        var (run, _) = await RepairAsync();

        first.ShouldBeGreaterThan(0);
        run.Repair!.TimeGone.Count.ShouldBe(first);
        (run.Repair.Kept, run.Repair.Changed, run.Repair.AtLeast).ShouldBe((_before.Count - first, first, first));
        var compared = await _app.Send(new CompareRuns(_event.PublicId, _run, run.Id));
        (compared.SameCount, compared.MovedCount, compared.OnlyInFirstCount, compared.OnlyInSecondCount)
            .ShouldBe((run.Repair.Kept, run.Repair.Moved, run.Repair.Lost, run.Repair.Added));
    }

    [Fact]
    public async Task The_same_change_is_repaired_in_the_same_way_each_time()
    {
        await AwayAsync(_before[0].BuyerId);
        var (first, meetings) = await RepairAsync();
        var (_, again) = await RepairAsync();
        again.ShouldBe(meetings);

        await _app.Execute("UPDATE job_run SET status = 'queued', finished_at = NULL");
        await _app.Services.GetRequiredService<JobRunner>().RunAsync(first.JobId, default);
        (await _app.MeetingsAsync(first.Id)).ShouldBe(meetings);
        (await _app.Send(new GetRun(_event.PublicId, first.Id))).Repair!.Kept.ShouldBe(first.Repair!.Kept);
    }

    [Fact]
    public async Task Only_a_timetable_of_this_event_can_be_repaired()
    {
        var waiting = await _app.Send(new StartRun(_event.PublicId));
        var other = await new SampleEvents().CreateAsync(_app);

        (await Should.ThrowAsync<Conflict>(() => _app.Send(new StartRun(_event.PublicId) { Repairs = waiting.RunId }))).Code.ShouldBe("Runs.NotReady");
        await Should.ThrowAsync<NotFound>(() => _app.Send(new StartRun(other.PublicId) { Repairs = _run }));
        await Should.ThrowAsync<ValidationException>(() => _app.Send(new StartRun(_event.PublicId) { Repairs = _run, RepeatOf = _run }));
    }

    static object Place(MeetingRow meeting) => (meeting.ExhibitorId, meeting.BuyerId, meeting.Slot, meeting.TableId);

    async Task<(RunView Run, IReadOnlyList<MeetingRow> Meetings)> RepairAsync(params int[] closed)
    {
        var id = await _app.BuildAsync(new StartRun(_event.PublicId) { Repairs = _run, ClosedTables = closed });
        var job = await _app.JobAsync(id);
        job.Status.ShouldBe("succeeded", job.Error);
        return (await _app.Send(new GetRun(_event.PublicId, id)), await _app.MeetingsAsync(id));
    }

    async Task AwayAsync(long id)
    {
        var who = await _app.Send(new GetParticipant(_event.PublicId, _event.People.Single(one => one.Id == id).PublicId));
        var allDays = new TimeRange { StartsAt = Instant.FromUtc(2026, 10, 13, 0, 0), EndsAt = Instant.FromUtc(2026, 10, 17, 0, 0) };
        await _app.Send(new UpdateParticipant(_event.PublicId, who.Id, who.RowVersion, who.Fields with { Unavailable = [allDays] }));
    }

    /// <summary>Two who do not meet yet agree on a time.</summary>
    async Task<(long Exhibitor, long Buyer, int Slot)> BookAsync()
    {
        var slots = (await _app.Send(new GetEvent(_event.PublicId))).Fields.ToModel().Slots;
        foreach (var exhibitor in _event.Of(Sides.Exhibitor))
        {
            foreach (var buyer in _event.Of(Sides.Buyer).Where(buyer => !_before.Any(one => one.ExhibitorId == exhibitor.Id && one.BuyerId == buyer.Id)))
            {
                var open = await _app.Send(new GetOpenSlots(_event.PublicId, exhibitor.PublicId, buyer.PublicId));
                if (open.Items is not [.., var last])
                    continue;
                await _app.Send(new BookSlot(_event.PublicId, exhibitor.PublicId, buyer.PublicId, last.StartsAt));
                return (exhibitor.Id, buyer.Id, slots.Single(slot => slot.StartsAt == last.StartsAt).Index);
            }
        }

        throw new InvalidOperationException("The sample has no two who could agree on a time.");
    }
}
