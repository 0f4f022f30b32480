namespace EMobilityExpo.Application.Features.Moves;

using System.Text.Json;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Runs;
using EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Brings a run in line with its meetings after a change by hand: problem, solution, figures, and the reasons of what is not held. Its
/// files, its advice and its standby lists are always those of the timetable that people see.
/// </summary>
static class ChangedRun
{
    public static async Task SaveAsync(DbSession db, MoveScene scene, IReadOnlyList<MeetingRow> moved, CancellationToken cancel)
    {
        var after = moved.ToDictionary(row => row.Id);
        var meetings = scene.Rows.Select(row => scene.Meeting(after.GetValueOrDefault(row.Id, row))).ToList();
        var problem = Allowing(TimetableJson.ReadProblem(scene.Inputs.Problem), scene, meetings, [.. moved.Select(scene.PairOf)]);
        var before = TimetableJson.ReadSolution(scene.Inputs.Solution!);
        var solution = ChangedTimetable.Of(problem, before, meetings);
        var seconds = scene.Run.Seconds ?? 0;
        var rows = new TimetableRows(scene.Inputs, problem, solution, scene.Source.Tables, [.. scene.People.Values]);
        var figures = rows.Figures(
            TimetableJson.WriteProblem(problem), TimetableJson.WriteSolution(solution, seconds), seconds, scene.Run.FinishedAt ?? scene.Run.CreatedAt);
        await db.ExecuteAsync(RunsSql.SaveFigures, figures, cancel);
        await db.ExecuteAsync(MovesSql.SaveReason, Reasons(scene, problem, before, solution), cancel);
        await db.ExecuteAsync(AdviceSql.Forget, new { scene.Run.Id }, cancel);
    }

    /// <summary>Only what says something else than before.</summary>
    static IEnumerable<object> Reasons(MoveScene scene, TimetableProblem problem, TimetableSolution before, TimetableSolution after)
    {
        var said = before.Unscheduled.ToDictionary(entry => entry.Pair, StringComparer.Ordinal);
        var pairs = problem.Pairs.ToDictionary(pair => pair.Id, StringComparer.Ordinal);
        return [.. after.Unscheduled
            .Where(entry => !said.TryGetValue(entry.Pair, out var old) || old.Reason != entry.Reason || !old.Blockers.SequenceEqual(entry.Blockers))
            .Select(entry => new
            {
                RunId = scene.Run.Id,
                ExhibitorId = scene.ByPublicId[pairs[entry.Pair].A].Id,
                BuyerId = scene.ByPublicId[pairs[entry.Pair].B].Id,
                Reason = JsonNamingPolicy.CamelCase.ConvertName($"{entry.Reason}"),
                Blockers = JsonSerializer.Serialize(entry.Blockers),
            })];
    }

    /// <summary>
    /// The problem of the run, in which the moved meetings are possible: absences, limits and tables may have changed since it was built, and what
    /// was fixed is fixed elsewhere now.
    /// </summary>
    static TimetableProblem Allowing(TimetableProblem problem, MoveScene scene, List<Meeting> meetings, HashSet<string> moved)
    {
        var dayOf = scene.Slots.Select(slot => slot.Day).ToList();
        var pairs = problem.Pairs.ToDictionary(pair => pair.Id, StringComparer.Ordinal);
        var held = meetings.SelectMany(meeting => new[] { pairs[meeting.Pair].A, pairs[meeting.Pair].B, meeting.Interpreter }
                .OfType<string>().Select(who => (Who: who, meeting.Slot)))
            .ToLookup(one => one.Who, one => one.Slot, StringComparer.Ordinal);
        var concerned = meetings.Where(meeting => moved.Contains(meeting.Pair))
            .SelectMany(meeting => new[] { pairs[meeting.Pair].A, pairs[meeting.Pair].B, meeting.Interpreter }).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var slotOf = meetings.ToDictionary(meeting => meeting.Pair, meeting => meeting.Slot, StringComparer.Ordinal);
        return problem with
        {
            Tables = [.. problem.Tables.Select(tables => Math.Max(tables, scene.Source.Tables.Count))],
            Participants = [.. problem.Participants.Select(who => !concerned.Contains(who.Id) ? who : who with
            {
                Unavailable = [.. who.Unavailable.Except(held[who.Id])], MaxMeetings = AtLeast(who.MaxMeetings, held[who.Id].Count()), MaxPerDay = AtLeast(who.MaxPerDay, MostPerDay(who.Id)),
            })],
            Interpreters = problem.Interpreters is null ? null : [.. problem.Interpreters.Select(who => !concerned.Contains(who.Id) ? who : who with
            {
                Unavailable = [.. who.Unavailable.Except(held[who.Id])], MaxMeetings = AtLeast(who.MaxMeetings, held[who.Id].Count()), MaxPerDay = AtLeast(who.MaxPerDay, MostPerDay(who.Id)),
            })],
            Pairs = [.. problem.Pairs.Select(pair => pair.Slot is not null && moved.Contains(pair.Id) ? pair with { Slot = slotOf[pair.Id] } : pair)],
        };

        int MostPerDay(string who) => held[who].GroupBy(slot => dayOf[slot]).Select(day => day.Count()).DefaultIfEmpty().Max();
    }

    static int? AtLeast(int? limit, int held) => limit is { } most ? Math.Max(most, held) : null;
}
