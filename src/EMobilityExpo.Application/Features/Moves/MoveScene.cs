namespace EMobilityExpo.Application.Features.Moves;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Runs;
using EMobilityExpo.Matching.Timetabling;
using NodaTime;

/// <summary>The timetable of a run with all that a change by hand must keep to: absences, limits, bookings and pins as they are now.</summary>
sealed class MoveScene
{
    readonly Dictionary<long, int> _tableIndex;
    readonly Dictionary<string, MeetingRow> _byPair;

    public EventModel Source { get; }

    public RunViewRow Run { get; }

    public RunInputs Inputs { get; }

    public TimetableProblem Problem { get; }

    public IReadOnlyList<Slot> Slots { get; }

    public IReadOnlyList<MeetingRow> Rows { get; }

    public IReadOnlyDictionary<long, ParticipantRecord> People { get; }

    public IReadOnlyDictionary<string, ParticipantRecord> ByPublicId { get; }

    public IReadOnlyList<PinnedMeeting> Pins { get; }

    public IReadOnlyList<AgreedTime> Agreed { get; }

    public MeetingMoves Moves { get; }

    MoveScene(
        EventModel source, RunViewRow run, RunInputs inputs, IReadOnlyList<MeetingRow> rows, IReadOnlyList<ParticipantRecord> people,
        IReadOnlyList<PinnedMeeting> pins, IReadOnlyList<AgreedTime> agreed)
    {
        (Source, Run, Inputs, Rows, Pins, Agreed) = (source, run, inputs, rows, pins, agreed);
        Slots = RunSlots.Read(inputs.Slots);
        People = people.ToDictionary(who => who.Id);
        ByPublicId = people.ToDictionary(who => who.PublicId, StringComparer.Ordinal);
        _tableIndex = source.Tables.Select((table, index) => (table.Id, index)).ToDictionary(table => table.Id, table => table.index);
        _byPair = rows.ToDictionary(PairOf, StringComparer.Ordinal);
        Problem = AsOfNow(TimetableJson.ReadProblem(inputs.Problem));
        Moves = new MeetingMoves(Problem, [.. rows.Select(Meeting)]);
    }

    public static async Task<MoveScene> LoadAsync(DbSession db, string eventId, string runId, CancellationToken cancel)
    {
        var source = await EventModel.LoadAsync(db, eventId, cancel);
        var run = await GetRunHandler.RowAsync(db, eventId, runId, cancel);
        var inputs = (await db.FirstOrDefaultAsync<RunInputs>(RunsSql.InputsOfEvent, new { EventId = eventId, RunId = runId }, cancel))!;
        if (!run.View().HasTimetable || string.IsNullOrEmpty(inputs.Solution))
            throw new Conflict("Runs.NotReady");
        return new(
            source, run, inputs, await db.QueryAsync<MeetingRow>(MovesSql.Meetings, new { RunId = run.Id }, cancel),
            await ParticipantStore.LoadAllAsync(db, source.Id, cancel), await PinnedMeeting.LoadAsync(db, source.Id, cancel),
            await AgreedTime.LoadAsync(db, source.Id, cancel));
    }

    /// <exception cref="NotFound">The run has no such meeting.</exception>
    public MeetingRow Find(string meetingId) => Rows.FirstOrDefault(row => row.PublicId == meetingId) ?? throw new NotFound("Moves.NoMeeting");

    public MeetingRow OfPair(string pair) => _byPair[pair];

    public string PairOf(MeetingRow row) => ProblemBuilder.PairId(People[row.ExhibitorId].PublicId, People[row.BuyerId].PublicId);

    public Meeting Meeting(MeetingRow row) => new(
        PairOf(row), row.Slot, row.TableId is { } table ? _tableIndex[table] : null,
        row.InterpreterId is { } interpreter ? People[interpreter].PublicId : null);

    public PinnedMeeting? PinOf(MeetingRow row) => Pins.FirstOrDefault(pin => pin.Pair == (row.ExhibitorId, row.BuyerId));

    /// <summary>Its pin is where it is held.</summary>
    public bool IsPinned(MeetingRow row) => PinOf(row) is { } pin && pin.StartsAt == Slots[row.Slot].StartsAt;

    /// <summary>Pins of others that want the same time of the same people, or the same table; their meetings may be elsewhere in this run.</summary>
    /// <param name="along">A meeting that goes away from there in the same change.</param>
    public IEnumerable<PinnedMeeting> PinsAgainst(MeetingRow row, int slot, int? table, MeetingRow? along = null) => Pins.Where(pin =>
        pin.Pair != (row.ExhibitorId, row.BuyerId) && pin.Pair != (along?.ExhibitorId, along?.BuyerId) && pin.StartsAt == Slots[slot].StartsAt
        && (pin.ExhibitorId == row.ExhibitorId || pin.BuyerId == row.BuyerId || (table is { } index && index < Source.Tables.Count && pin.TableId == Source.Tables[index].Id)));

    /// <summary>The time that the two have booked themselves; null when the timetable alone decides.</summary>
    public AgreedTime? AgreedOf(MeetingRow row) => Agreed.FirstOrDefault(one => one.IsBooked && (one.ExhibitorId, one.BuyerId) == (row.ExhibitorId, row.BuyerId));

    /// <summary>Other bookings of the two at that time, which stand against theirs going there.</summary>
    public IEnumerable<AgreedTime> AgreedAgainst(MeetingRow row, int slot) => AgreedOf(row) is not { } own ? [] : Agreed.Where(other =>
        other != own && other.StartsAt == Slots[slot].StartsAt && (other.ExhibitorId == row.ExhibitorId || other.BuyerId == row.BuyerId));

    /// <summary>The agreement that goes along when the meeting is put into that slot; null when there is none, or it is there already.</summary>
    public AgreedTime? Follows(MeetingRow row, int slot) => AgreedOf(row) is { } agreed && agreed.StartsAt != Slots[slot].StartsAt ? agreed : null;

    public bool IsClosed(int? table) => table is { } index && index < Source.Tables.Count && Source.Tables[index].Closed;

    /// <summary>The index of the table of that number, which a number nobody knows has not.</summary>
    public int? TableIndex(int? number) => number is null ? null
        : Source.Tables.Select((table, index) => (table.Number, index)).Where(table => table.Number == number).Select(table => (int?)table.index).FirstOrDefault() ?? Source.Tables.Count;

    /// <summary>The problem that was solved, with who can come when, limits and tables as they are now.</summary>
    TimetableProblem AsOfNow(TimetableProblem problem) =>
        problem with
        {
            Tables = [.. problem.Tables.Select(_ => Source.Tables.Count)],
            Participants = [.. problem.Participants.Select(who => !ByPublicId.TryGetValue(who.Id, out var now) ? who : who with
            {
                Unavailable = ProblemBuilder.Absences(now, Slots), MaxPerDay = now.MaxPerDay, MaxMeetings = now.MaxMeetings,
            })],
            Interpreters = problem.Interpreters is null ? null : [.. problem.Interpreters.Select(who => !ByPublicId.TryGetValue(who.Id, out var now) ? who : who with
            {
                Unavailable = ProblemBuilder.Absences(now, Slots), MaxPerDay = now.MaxPerDay, MaxMeetings = now.MaxMeetings,
            })],
            // Neither a pin nor an agreement of this very pair holds it: the organiser moves it, and both go along.
            Pairs = [.. problem.Pairs.Select(pair => pair with { Slot = null, Required = false })],
        };
}

/// <summary>A meeting as it is changed.</summary>
sealed record MeetingRow
{
    public long Id { get; init; }
    public string PublicId { get; init; } = "";
    public long ExhibitorId { get; init; }
    public long BuyerId { get; init; }
    public int Slot { get; init; }
    public string Place { get; init; } = "";
    public long? TableId { get; init; }
    public long? InterpreterId { get; init; }
    public int Score { get; init; }
    public long RowVersion { get; init; }
}
