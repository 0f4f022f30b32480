namespace EMobilityExpo.Application.Features.Runs;

using System.Text.Json;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Matching.Timetabling;
using NodaTime;

/// <summary>A solved timetable as rows: meetings, unmet pairs and figures.</summary>
public sealed class TimetableRows(
    RunInputs run, TimetableProblem problem, TimetableSolution solution, IReadOnlyList<EventTable> tables,
    IReadOnlyList<ParticipantRecord> participants)
{
    public const string Vetoed = "vetoed";

    readonly Dictionary<string, ParticipantRecord> _people = participants.ToDictionary(who => who.PublicId, StringComparer.Ordinal);
    readonly Dictionary<string, ProblemPair> _pairs = problem.Pairs.ToDictionary(pair => pair.Id, StringComparer.Ordinal);
    readonly IReadOnlyList<Slot> _slots = RunSlots.Read(run.Slots);
    readonly Dictionary<string, WishedPair> _wishes =
        WishList.Read(run.WishList).ToDictionary(wish => wish.Pair, StringComparer.Ordinal);

    public IEnumerable<object> Meetings() => solution.Meetings.Select(meeting =>
    {
        var pair = _pairs[meeting.Pair];
        var (exhibitor, buyer) = (Person(pair.A), Person(pair.B));
        var table = meeting.Table is int number ? Table(number) : null;
        return (object)new
        {
            PublicId = PublicId.New(),
            RunId = run.Id,
            ExhibitorId = exhibitor.Id,
            BuyerId = buyer.Id,
            meeting.Slot,
            _slots[meeting.Slot].StartsAt,
            _slots[meeting.Slot].EndsAt,
            Place = pair.Online ? "online" : table is null ? "booth" : "table",
            TableId = table?.Id,
            InterpreterId = meeting.Interpreter is null ? (long?)null : Person(meeting.Interpreter).Id,
            Score = ScoreOf(pair),
        };
    });

    public IEnumerable<object> Unmet() =>
        solution.Unscheduled.Select(entry => Unmet(
                _pairs[entry.Pair].A, _pairs[entry.Pair].B, ScoreOf(_pairs[entry.Pair]), entry.Pair,
                JsonNamingPolicy.CamelCase.ConvertName($"{entry.Reason}"), entry.Blockers))
            .Concat(Impossible.Select(wish => Unmet(wish.Exhibitor, wish.Buyer, wish.Score, wish.Pair, Vetoed, [])));

    public object Figures(string problemFile, string solutionFile, double seconds, Instant now)
    {
        var byPerson = solution.Meetings
            .SelectMany(meeting => new[] { (_pairs[meeting.Pair].A, meeting.Slot), (_pairs[meeting.Pair].B, meeting.Slot) })
            .ToLookup(held => held.Item1, held => held.Slot, StringComparer.Ordinal);
        return new
        {
            run.Id,
            Problem = problemFile,
            Solution = solutionFile,
            SolverStatus = JsonNamingPolicy.CamelCase.ConvertName($"{solution.Status}"),
            Wanted = problem.Pairs.Count + Impossible.Count(),
            Wishes = _wishes.Count,
            WishesMet = solution.Meetings.Count(meeting => _wishes.ContainsKey(meeting.Pair)),
            Meetings = solution.Meetings.Count,
            solution.Score,
            solution.ScoreBound,
            solution.Breaks,
            solution.BreaksBound,
            solution.MissedMinimum,
            TooFew = problem.Participants.Count(who => byPerson[who.Id].Count() < who.MinMeetings),
            LongestWait = byPerson.Select(LongestWait).DefaultIfEmpty().Max(),
            solution.Fairness,
            Repair = RunRepair.Read(run.Repair)?.Counted(problem, solution).Write(),
            Seconds = Math.Round(seconds, 3),
            Now = now,
        };
    }

    IEnumerable<WishedPair> Impossible => _wishes.Values.Where(wish => !_pairs.ContainsKey(wish.Pair));

    /// <summary>Most slots in a row without a meeting between two meetings of one day.</summary>
    int LongestWait(IEnumerable<int> held)
    {
        var slots = held.Order().ToList();
        return slots.Zip(slots.Skip(1)).Where(two => _slots[two.First].Day == _slots[two.Second].Day)
            .Select(two => two.Second - two.First - 1).DefaultIfEmpty().Max();
    }

    int ScoreOf(ProblemPair pair) => pair.Score - (_wishes.ContainsKey(pair.Id) ? WishList.Worth : 0);

    object Unmet(string exhibitor, string buyer, int score, string pair, string reason, IReadOnlyList<string> blockers) => new
    {
        RunId = run.Id,
        ExhibitorId = Person(exhibitor).Id,
        BuyerId = Person(buyer).Id,
        Score = score,
        Wish = _wishes.TryGetValue(pair, out var wish) ? wish.Wish : "none",
        Reason = reason,
        Blockers = JsonSerializer.Serialize(blockers),
    };

    // A run that repeats the inputs of an older one may name what has been taken out of the event since.
    ParticipantRecord Person(string publicId) => _people.GetValueOrDefault(publicId) ?? throw new Invalid("Runs.InputsGone");

    EventTable Table(int number) => number < tables.Count ? tables[number] : throw new Invalid("Runs.InputsGone");
}
