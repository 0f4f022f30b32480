namespace EMobilityExpo.Application.Tests.Runs;

using EMobilityExpo.Application.Features.Moves;
using EMobilityExpo.Application.Features.Runs;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Matching.Timetabling;
using EMobilityExpo.TestCommon;
using Shouldly;

/// <summary>An event with a timetable in which there is room to move meetings.</summary>
sealed record MovingScene(TestApplication App, string Event, string Run) : IAsyncDisposable
{
    public static async Task<MovingScene> StartAsync()
    {
        var app = await RunTest.StartAsync();
        var sample = await new SampleEvents { Exhibitors = 8, Buyers = 8, Tables = 5, CandidatesEach = 3 }.CreateAsync(app);
        return new(app, sample.PublicId, await app.BuildAsync(new StartRun(sample.PublicId)));
    }

    public async Task<IReadOnlyList<MeetingView>> MeetingsAsync() => (await App.Send(new GetMeetings(Event, Run) { Paging = new(1, 200) })).Items
        .OrderBy(meeting => meeting.Id, StringComparer.Ordinal).ToList();

    public Task<MoveOptions> OptionsAsync(string meeting) => App.Send(new GetMoveOptions(Event, Run, meeting));

    public MoveMeeting Move(MoveOptions options, int slot) => new(Event, Run, options.MeetingId, options.RowVersion, slot);

    public Task<(MoveOptions Options, SlotChoice Slot)> MovableAsync(int tables = 0) =>
        FindAsync(slot => slot is { Here: false, Possible: true } && slot.Tables.Count >= tables);

    public Task<(MoveOptions Options, SlotChoice Slot)> SwappableAsync() => FindAsync(slot => slot.SwapWith is not null);

    async Task<(MoveOptions Options, SlotChoice Slot)> FindAsync(Func<SlotChoice, bool> wanted)
    {
        foreach (var meeting in await MeetingsAsync())
        {
            var options = await OptionsAsync(meeting.Id);
            if (options.Slots.FirstOrDefault(wanted) is { } slot)
                return (options, slot);
        }

        throw new InvalidOperationException("The sample has no such meeting.");
    }

    /// <summary>What is stored of the run is the timetable that people see, and breaks no rule.</summary>
    public async Task HoldsAsync()
    {
        var problem = TimetableJson.ReadProblem((await App.Send(new GetRunFile(Event, Run, Solution: false))).Text);
        var solution = TimetableJson.ReadSolution((await App.Send(new GetRunFile(Event, Run, Solution: true))).Text);
        TimetableVerifier.Violations(problem, solution).ShouldBeEmpty();
        var stored = solution.Meetings.Select(meeting => (meeting.Pair, meeting.Slot, Table: meeting.Table + 1, meeting.Interpreter));
        var seen = (await MeetingsAsync()).Select(meeting => (Pair: ProblemBuilder.PairId(meeting.Exhibitor.Id, meeting.Buyer.Id), meeting.Slot, meeting.Place.Table, meeting.Interpreter?.Id));
        stored.ShouldBe(seen, ignoreOrder: true);
        (await App.Send(new GetRun(Event, Run))).Breaks.ShouldBe(solution.Breaks);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
