namespace EMobilityExpo.Application.Tests.Runs;

using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Audit;
using EMobilityExpo.Application.Features.Members;
using EMobilityExpo.Application.Features.Moves;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Runs;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Matching.Timetabling;
using EMobilityExpo.TestCommon;
using Shouldly;
using Xunit;

public sealed class MoveTests
{
    [Fact]
    public async Task A_meeting_is_moved_where_it_is_possible_and_pinned_there()
    {
        await using var scene = await MovingScene.StartAsync();
        var (options, slot) = await scene.MovableAsync();

        var result = await scene.App.Send(scene.Move(options, slot.Slot));

        var after = await scene.OptionsAsync(options.MeetingId);
        (after.Slot, after.Pinned, after.RowVersion).ShouldBe((slot.Slot, true, options.RowVersion + 1));
        result.Text.ShouldContain(options.Buyer.Name);
        result.Mails.ShouldBe(0, "nobody sees this timetable yet");
        await scene.HoldsAsync();
        var list = await scene.App.Send(new ListMoves(scene.Event, scene.Run, new(1, 50)));
        (list.LastNumber, list.Items.Count, list.Items[0].MovedBy).ShouldBe((result.Number, 1, "tester"));
        list.Pins.Single().Here.ShouldBeTrue();
        (await scene.App.Send(new GetLastMove(scene.Event, scene.Run)))!.Number.ShouldBe(result.Number);
        var board = await scene.App.Send(new GetBoard(scene.Event, scene.Run));
        board.Rows.SelectMany(row => row.Cells).Single(cell => cell.Block?.Pinned == true).Slot.Index.ShouldBe(slot.Slot);
        (await scene.App.Send(new ListAudit(scene.Event, "meeting", new(1, 10)))).Items.ShouldContain(entry => entry.Action == "meeting.move" && entry.Detail!.Contains(options.Buyer.Name));
    }

    [Fact]
    public async Task Every_slot_that_is_offered_takes_the_meeting_and_every_other_refuses_it_with_the_rule()
    {
        await using var scene = await MovingScene.StartAsync();
        var (moved, refused) = (0, 0);
        foreach (var meeting in (await scene.MeetingsAsync()).Take(8))
        {
            for (var slot = 0; slot < 12; slot++)
            {
                var options = await scene.OptionsAsync(meeting.Id);
                var choice = options.Slots[slot];
                if (choice.Here)
                    continue;
                if (choice.Possible)
                {
                    await scene.App.Send(scene.Move(options, slot));
                    moved++;
                }
                else
                {
                    var error = await Should.ThrowAsync<Conflict>(() => scene.App.Send(scene.Move(options, slot)));
                    choice.Problems.Select(problem => $"Moves.Rule_{problem.Rule}").ShouldContain(error.Code);
                    choice.Problems.Select(problem => problem.Text).ShouldContain(error.Message);
                    refused++;
                }
            }
        }

        moved.ShouldBeGreaterThan(5);
        refused.ShouldBeGreaterThan(5);
        await scene.HoldsAsync();
    }

    [Fact]
    public async Task What_is_wrong_names_the_other_meeting()
    {
        await using var scene = await MovingScene.StartAsync();
        var meetings = await scene.MeetingsAsync();
        var (one, other) = meetings.SelectMany(x => meetings, (x, y) => (x, y)).First(two => two.x.Exhibitor.Id == two.y.Exhibitor.Id && two.x.Slot != two.y.Slot);

        var problems = (await scene.OptionsAsync(one.Id)).Slots[other.Slot].Problems;

        problems.ShouldContain(problem => problem.Rule == "busy" && problem.MeetingId == other.Id && problem.Text.Contains(other.Buyer.Name));
    }

    [Fact]
    public async Task Moves_are_undone_in_order_with_their_pins()
    {
        await using var scene = await MovingScene.StartAsync();
        var before = await scene.MeetingsAsync();
        var numbers = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            var (options, slot) = await scene.MovableAsync();
            numbers.Add((await scene.App.Send(scene.Move(options, slot.Slot))).Number);
        }

        await Should.ThrowAsync<Stale>(() => scene.App.Send(new UndoMove(scene.Event, scene.Run, numbers[0])));
        foreach (var number in Enumerable.Reverse(numbers))
            await scene.App.Send(new UndoMove(scene.Event, scene.Run, number));

        (await scene.MeetingsAsync()).Select(Place).ShouldBe(before.Select(Place));
        (await scene.App.Send(new ListMoves(scene.Event, scene.Run, new(1, 50)))).Pins.ShouldBeEmpty();
        (await Should.ThrowAsync<Conflict>(() => scene.App.Send(new UndoMove(scene.Event, scene.Run, numbers[0])))).Code.ShouldBe("Moves.NothingToUndo");
        await scene.HoldsAsync();

        static object Place(MeetingView meeting) => (meeting.Id, meeting.Slot, meeting.Place.Table, meeting.Interpreter?.Id);
    }

    [Fact]
    public async Task Two_meetings_change_places_and_back()
    {
        await using var scene = await MovingScene.StartAsync();
        var (options, slot) = await scene.SwappableAsync();

        var result = await scene.App.Send(scene.Move(options, slot.Slot) with { SwapWith = slot.SwapWith!.MeetingId });

        var (one, other) = (await scene.OptionsAsync(options.MeetingId), await scene.OptionsAsync(slot.SwapWith.MeetingId));
        (one.Slot, other.Slot, one.Pinned, other.Pinned).ShouldBe((slot.Slot, options.Slot, true, true));
        await scene.HoldsAsync();
        await scene.App.Send(new UndoMove(scene.Event, scene.Run, result.Number));
        (await scene.OptionsAsync(slot.SwapWith.MeetingId)).Slot.ShouldBe(slot.Slot);
        await scene.HoldsAsync();
    }

    [Fact]
    public async Task Of_two_organisers_the_second_is_told()
    {
        await using var scene = await MovingScene.StartAsync();
        var (options, slot) = await scene.MovableAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            try
            {
                await scene.App.Send(scene.Move(options, slot.Slot));
                return "moved";
            }
            catch (AppException error)
            {
                return error.GetType().Name;
            }
        }));

        answers.ShouldBe(["moved", nameof(Stale)], ignoreOrder: true);
    }

    [Fact]
    public async Task A_pinned_meeting_stays_in_later_timetables_at_its_table()
    {
        await using var scene = await MovingScene.StartAsync();
        var (options, slot) = await scene.MovableAsync(tables: 1);
        var table = slot.Tables[^1].Number;
        await scene.App.Send(scene.Move(options, slot.Slot) with { Table = table });

        var next = await scene.App.BuildAsync(new StartRun(scene.Event) { Seed = 77 });

        var kept = (await scene.App.Send(new GetMeetings(scene.Event, next) { Paging = new(1, 200) })).Items
            .Single(meeting => meeting.Exhibitor.Id == options.Exhibitor.Id && meeting.Buyer.Id == options.Buyer.Id);
        (kept.Slot, kept.Place.Table).ShouldBe((slot.Slot, table));
        (await scene.App.JobAsync(next)).Status.ShouldBe("succeeded");
        await scene.App.Send(new PinMeeting(scene.Event, next, kept.Id, false));
        (await scene.App.Send(new ListMoves(scene.Event, next, new(1, 50)))).Pins.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_another_meeting_is_pinned_nothing_else_goes()
    {
        await using var scene = await MovingScene.StartAsync();
        var (options, slot) = await scene.SwappableAsync();
        await scene.App.Send(new PinMeeting(scene.Event, scene.Run, slot.SwapWith!.MeetingId, true));

        (await scene.OptionsAsync(options.MeetingId)).Slots[slot.Slot].SwapWith.ShouldBeNull();
        (await Should.ThrowAsync<Conflict>(() => scene.App.Send(scene.Move(options, slot.Slot) with { SwapWith = slot.SwapWith.MeetingId }))).Code.ShouldBe("Moves.Rule_pinned");
    }

    [Fact]
    public async Task Who_has_become_unavailable_since_is_not_moved_there()
    {
        await using var scene = await MovingScene.StartAsync();
        var (options, slot) = await scene.MovableAsync();
        var buyer = await scene.App.Send(new GetParticipant(scene.Event, options.Buyer.Id));
        await scene.App.Send(new UpdateParticipant(
            scene.Event, options.Buyer.Id, buyer.RowVersion, buyer.Fields with { Unavailable = [new() { StartsAt = slot.StartsAt, EndsAt = slot.EndsAt }] }));

        (await scene.OptionsAsync(options.MeetingId)).Slots[slot.Slot].Problems.Select(problem => problem.Rule).ShouldBe(["unavailable"]);
        (await Should.ThrowAsync<Conflict>(() => scene.App.Send(scene.Move(options, slot.Slot)))).Code.ShouldBe("Moves.Rule_unavailable");
    }

    [Fact]
    public async Task In_the_timetable_in_force_everybody_sees_it_and_those_concerned_hear_of_it()
    {
        await using var scene = await MovingScene.StartAsync();
        await scene.App.Send(new PublishRun(scene.Event, scene.Run));
        var (options, slot) = await scene.MovableAsync();
        await scene.App.Send(new InviteMember(scene.Event, "buyer@example.com", "Ann", "buyer", options.Buyer.Id));
        var before = await scene.App.Send(new GetMyTimetable(scene.Event, options.Buyer.Id));

        var result = await scene.App.Send(scene.Move(options, slot.Slot));
        await scene.App.RunJobsAsync();

        var mail = scene.App.Mails.Sent.Single(mail => mail.Body.Contains("moved", StringComparison.Ordinal));
        (mail.Recipient, result.Mails).ShouldBe(("buyer@example.com", 1));
        mail.Body.ShouldContain(options.Exhibitor.Name);
        mail.Body.ShouldContain(EventTimes.Range(slot.StartsAt, slot.EndsAt, before.Event.Zone));
        result.NotTold.ShouldContain(options.Exhibitor.Name);
        var after = await scene.App.Send(new GetMyTimetable(scene.Event, options.Buyer.Id));
        after.Meetings.Single(meeting => meeting.Id == options.MeetingId).Slot.ShouldBe(slot.Slot);
        after.Sequence.ShouldBeGreaterThan(before.Sequence, "calendars take the new time");
    }

    [Fact]
    public async Task A_run_without_a_timetable_and_a_meeting_of_another_run_can_not_be_moved()
    {
        await using var scene = await MovingScene.StartAsync();
        var waiting = await scene.App.Send(new StartRun(scene.Event));
        var (options, slot) = await scene.MovableAsync();

        await Should.ThrowAsync<Conflict>(() => scene.App.Send(new GetMoveOptions(scene.Event, waiting.RunId, options.MeetingId)));
        await Should.ThrowAsync<NotFound>(() => scene.App.Send(scene.Move(options, slot.Slot) with { MeetingId = "nothing" }));
        await Should.ThrowAsync<Invalid>(() => scene.App.Send(scene.Move(options, options.Slot)));
        await Should.ThrowAsync<Invalid>(() => scene.App.Send(scene.Move(options, 999)));
    }
}
