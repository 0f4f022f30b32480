namespace EMobilityExpo.Application.Tests.Timetables;

using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.TestCommon;
using FluentValidation;
using Shouldly;
using Xunit;

public sealed class BoardTests : IAsyncLifetime
{
    static readonly (string Exhibitor, string Buyer, int Slot, int Table, string? Interpreter)[] Meetings =
    [
        ("E0", "B0", 0, 1, "I0"), ("E1", "B2", 0, 0, null), ("E2", "B1", 0, 0, null), ("E3", "B3", 0, 2, null),
        ("E0", "B2", 1, 1, null), ("E2", "B3", 1, 2, "I0"), ("E1", "B0", 3, 0, null),
        ("E3", "B0", 4, 1, null), ("E2", "B2", 5, 2, "I0"), ("E0", "B1", 6, 0, null), ("E0", "B3", 7, 1, null),
    ];

    TestApplication _app = null!;
    TimetableScene _scene = null!;
    string _run = "";

    public async ValueTask InitializeAsync()
    {
        _app = await TestApplication.StartAsync();
        _scene = await TimetableScene.CreateAsync(_app.Services);
        await _scene.ChangeAsync("B3", who => who with
        {
            Unavailable = [new() { StartsAt = _scene.Event.Slots[2].StartsAt, EndsAt = _scene.Event.Slots[3].StartsAt }],
        });
        _run = await _scene.AddRunAsync(Meetings);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Every_meeting_stands_once_in_its_row_and_column(int? day)
    {
        var expected = Meetings.Where(meeting => day is null || (meeting.Slot / 4) + 1 == day).ToList();
        foreach (var (view, side) in new[] { ("tables", "exhibitor"), ("participants", "exhibitor"), ("participants", "buyer") })
        {
            var board = await Board(query => query with { View = view, Side = side, Day = day });
            var shown = board.Rows.SelectMany(row => row.Cells.Where(cell => cell.Block is not null).Select(cell => (row, cell))).ToList();

            board.Meetings.ShouldBe(expected.Count);
            board.Slots.Count.ShouldBe(day is null ? 8 : 4);
            shown.Select(entry => (entry.cell.Block!.Exhibitor.Id, entry.cell.Block.Buyer.Id, entry.cell.Slot.Index)).Order()
                .ShouldBe(expected.Select(meeting => (_scene[meeting.Exhibitor].PublicId, _scene[meeting.Buyer].PublicId, meeting.Slot)).Order());
            foreach (var (row, cell) in shown)
            {
                var block = cell.Block!;
                if (side == "buyer")
                    row.Party!.Id.ShouldBe(block.Buyer.Id);
                else if (view == "participants" || row.Table is null)
                    row.Party!.Id.ShouldBe(block.Exhibitor.Id);
                else
                    row.Table.Number.ShouldBe(block.Place.Table!.Value);
            }
        }
    }

    [Fact]
    public async Task Tables_come_first_then_booths_then_online()
    {
        var board = await Board(query => query);

        board.Rows.Select(row => (row.Kind, row.Table?.Number, row.Party?.NameEn)).ShouldBe(
        [
            ("table", 1, null), ("table", 2, null), ("booth", null, "Exhibitor 1"), ("online", null, "Exhibitor 0"), ("online", null, "Exhibitor 2"),
        ]);
    }

    [Fact]
    public async Task Interpreters_have_rows_of_their_own()
    {
        var row = (await Board(query => query with { View = "participants", Side = "interpreter" })).Rows.ShouldHaveSingleItem();

        row.Cells.Where(cell => cell.Block is not null).Select(cell => cell.Slot.Index).ShouldBe([0, 1, 5]);
    }

    [Fact]
    public async Task Unavailable_slots_and_breaks_are_marked()
    {
        var row = (await Board(query => query with { View = "participants", Side = "buyer" })).Rows.Single(row => row.Party!.NameEn == "Buyer 3");

        row.Cells.Select(cell => cell.State).ShouldBe(
        [
            SlotState.Meeting, SlotState.Meeting, SlotState.Unavailable, SlotState.Free, SlotState.Free, SlotState.Free, SlotState.Free, SlotState.Meeting,
        ]);
        row.Cells.Where(cell => cell.AfterPause).Select(cell => cell.Slot.Index).ShouldBe([2, 4, 6]);
    }

    [Theory]
    [InlineData("buyer 3", 3)]
    [InlineData("바이어3", 3)]
    [InlineData("Vietnam", 3)]
    [InlineData("베트남", 3)]
    [InlineData("exhibitor 1", 2)]
    [InlineData("tongyeok", 3)]
    [InlineData("nobody", 0)]
    public async Task The_search_marks_what_it_finds_and_leaves_the_rest_on_the_board(string search, int found)
    {
        var board = await Board(query => query with { Search = search });
        var blocks = board.Rows.SelectMany(row => row.Cells).Where(cell => cell.Block is not null).Select(cell => cell.Block!).ToList();

        board.Found.ShouldBe(found);
        blocks.Count.ShouldBe(Meetings.Length);
        blocks.Count(block => block.Found).ShouldBe(found);
    }

    [Fact]
    public async Task On_a_board_of_many_pages_the_search_keeps_the_rows_where_something_is_found()
    {
        var board = await Board(query => query with { View = "participants", Side = "exhibitor", Search = "buyer 3", Paging = new(1, 2) });

        board.TotalRows.ShouldBe(3);
        board.Rows.Select(row => row.Party!.NameEn).ShouldBe(["Exhibitor 0", "Exhibitor 2"]);
    }

    [Fact]
    public async Task Pages_together_hold_every_row_once()
    {
        var rows = new List<string>();
        for (var page = 1; page <= 3; page++)
            rows.AddRange((await Board(query => query with { View = "participants", Side = "buyer", Paging = new(page, 2) })).Rows.Select(row => row.Party!.NameEn!));

        rows.ShouldBe(["Buyer 0", "Buyer 1", "Buyer 2", "Buyer 3"]);
    }

    [Theory]
    [InlineData("region", "150:8 142:3")]
    [InlineData("category", "ETW:9 BAT:2")]
    public async Task The_legend_counts_every_meeting_under_one_hue(string colour, string expected)
    {
        var board = await Board(query => query with { Colour = colour });

        string.Join(' ', board.Legend.Select(entry => $"{entry.Code}:{entry.Meetings}")).ShouldBe(expected);
        var hues = board.Rows.SelectMany(row => row.Cells).Where(cell => cell.Block is not null).CountBy(cell => cell.Block!.Hue);
        hues.OrderByDescending(hue => hue.Value).Select(hue => (hue.Key, hue.Value)).ShouldBe(board.Legend.Select(entry => (entry.Hue, entry.Meetings)));
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused()
    {
        await Should.ThrowAsync<ValidationException>(() => Board(query => query with { View = "circle" }));
        await Should.ThrowAsync<ValidationException>(() => Board(query => query with { Side = "organiser" }));
        await Should.ThrowAsync<ValidationException>(() => Board(query => query with { Paging = new PageRequest(0, 50) }));
    }

    [Theory]
    [InlineData(null, null, null, null, null, 11)]
    [InlineData(2, null, null, null, null, 4)]
    [InlineData(3, null, null, null, null, 0)]
    [InlineData(null, "B3", null, null, null, 3)]
    [InlineData(null, "I0", null, null, null, 3)]
    [InlineData(null, null, "vn", null, null, 3)]
    [InlineData(null, null, null, 2, null, 3)]
    [InlineData(null, null, null, null, "BUYER 2", 3)]
    [InlineData(1, "E0", "DE", 1, "0", 2)]
    public async Task The_list_of_meetings_has_filters(int? day, string? participant, string? country, int? table, string? search, int expected)
    {
        var query = new GetMeetings(
            _scene.Event.PublicId, _run, day, participant is null ? null : _scene[participant].PublicId, country, table, search);
        var all = await _app.Send(query);
        var second = await _app.Send(query with { Paging = new(2, 2) });

        all.Total.ShouldBe(expected);
        all.Items.Count.ShouldBe(expected);
        second.Items.Select(meeting => meeting.Id).ShouldBe(all.Items.Skip(2).Take(2).Select(meeting => meeting.Id));
    }

    Task<Board> Board(Func<GetBoard, GetBoard> change) => _app.Send(change(new GetBoard(_scene.Event.PublicId, _run)));
}
