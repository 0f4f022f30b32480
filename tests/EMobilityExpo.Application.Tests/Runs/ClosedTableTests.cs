namespace EMobilityExpo.Application.Tests.Runs;

using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Moves;
using EMobilityExpo.Application.Features.Runs;
using EMobilityExpo.Application.Features.Timetables;
using Shouldly;
using Xunit;

/// <summary>A table that is closed at the event keeps what it has, and gets nothing new, by the engine or by hand, until it is opened again.</summary>
public sealed class ClosedTableTests
{
    [Fact]
    public async Task Timetables_and_repairs_do_without_it_until_it_is_opened_again()
    {
        await using var scene = await MovingScene.StartAsync();
        var used = (await scene.MeetingsAsync()).Select(meeting => meeting.Place.Table).OfType<int>().First();
        await SetClosedAsync(scene, used);

        foreach (var start in new[] { new StartRun(scene.Event) { Seed = 3 }, new StartRun(scene.Event) { Repairs = scene.Run }, new StartRun(scene.Event) { Repairs = scene.Run, ClosedTables = [] } })
        {
            var run = await scene.App.BuildAsync(start);
            (await scene.App.JobAsync(run)).Status.ShouldBe("succeeded");
            (await TablesAsync(scene, run)).ShouldNotContain(used);
            var settings = (await scene.App.Send(new GetRun(scene.Event, run))).Settings;
            (settings.ClosedTables.Count, settings.AllClosed.Single()).ShouldBe((0, used));
        }

        (await scene.App.Send(new GetRunEvent(scene.Event))).ClosedTables.ShouldBe([used]);
        await SetClosedAsync(scene);
        var open = await scene.App.BuildAsync(new StartRun(scene.Event) { Repairs = scene.Run });
        (await TablesAsync(scene, open)).ShouldContain(used);
        (await scene.App.Send(new GetRun(scene.Event, open))).Settings.AllClosed.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_moved_there_by_hand_or_by_undoing()
    {
        await using var scene = await MovingScene.StartAsync();
        var (options, slot) = await scene.MovableAsync(tables: 2);
        var (own, table) = (options.Place.Table!.Value, slot.Tables.First(one => one.Number != options.Place.Table).Number);
        await SetClosedAsync(scene, table, own);

        (await scene.OptionsAsync(options.MeetingId)).Slots.ShouldAllBe(one => one.Tables.All(free => free.Number != table && free.Number != own));
        (await Should.ThrowAsync<Conflict>(() => scene.App.Send(scene.Move(options, slot.Slot) with { Table = table }))).Code.ShouldBe("Moves.Rule_closedTable");
        var moved = await scene.App.Send(scene.Move(options, slot.Slot));
        (await scene.OptionsAsync(options.MeetingId)).Place.Table.ShouldNotBe(own, "its own is closed");
        await scene.HoldsAsync();
        (await Should.ThrowAsync<Conflict>(() => scene.App.Send(new UndoMove(scene.Event, scene.Run, moved.Number)))).Code.ShouldBe("Moves.Rule_closedTable");
        await SetClosedAsync(scene);
        await scene.App.Send(new UndoMove(scene.Event, scene.Run, moved.Number));
        (await scene.OptionsAsync(options.MeetingId)).Place.Table.ShouldBe(own);
    }

    [Fact]
    public async Task When_all_are_closed_there_is_no_table_and_the_board_says_so()
    {
        await using var scene = await MovingScene.StartAsync();
        var (options, slot) = await scene.MovableAsync(tables: 1);
        var all = (await scene.App.Send(new GetEvent(scene.Event))).Fields.Tables.Select(table => table.Number).ToArray();
        await SetClosedAsync(scene, all);

        (await scene.OptionsAsync(options.MeetingId)).Slots[slot.Slot].Problems.Select(problem => problem.Rule).ShouldBe(["noTable"]);
        (await Should.ThrowAsync<Conflict>(() => scene.App.Send(scene.Move(options, slot.Slot)))).Code.ShouldBe("Moves.Rule_noTable");
        var rows = (await scene.App.Send(new GetBoard(scene.Event, scene.Run))).Rows.Where(row => row.Table is not null).ToList();
        rows.ShouldAllBe(row => row.Table!.Closed && row.Cells.All(cell => cell.State != SlotState.Free));
        (await scene.App.Send(new GetEvent(scene.Event))).Fields.NextYear().Tables.ShouldAllBe(table => !table.Closed);
    }

    static async Task SetClosedAsync(MovingScene scene, params int[] closed)
    {
        var now = await scene.App.Send(new GetEvent(scene.Event));
        var fields = now.Fields with { Tables = [.. now.Fields.Tables.Select(table => table with { Closed = closed.Contains(table.Number) })] };
        await scene.App.Send(new UpdateEvent(scene.Event, now.RowVersion, fields));
        (await scene.App.Send(new GetEvent(scene.Event))).Fields.Tables.Where(table => table.Closed).Select(table => table.Number).ShouldBe(closed, ignoreOrder: true);
    }

    static async Task<IEnumerable<int>> TablesAsync(MovingScene scene, string run) =>
        (await scene.App.Send(new GetMeetings(scene.Event, run) { Paging = new(1, 200) })).Items.Select(meeting => meeting.Place.Table).OfType<int>();
}
