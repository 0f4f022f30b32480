namespace EMobilityExpo.Matching.Timetabling;

/// <summary>A solution laid out by pair, participant and interpreter for checking; by ids, straight from the problem.</summary>
sealed class CheckedTimetable
{
    public TimetableProblem Problem { get; }

    public TimetableSolution Solution { get; }

    public Dictionary<string, ProblemParticipant> Participants { get; }

    public Dictionary<string, ProblemPair> Pairs { get; }

    /// <summary>The meetings that name a known pair and a slot of the event, by pair.</summary>
    public Dictionary<string, Meeting> Held { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, List<Meeting>> Of { get; } = new(StringComparer.Ordinal);

    public List<int> DayOf { get; } = [];

    public CheckedTimetable(TimetableProblem problem, TimetableSolution solution, List<string> wrong)
    {
        Problem = problem;
        Solution = solution;
        Participants = problem.Participants.ToDictionary(x => x.Id, StringComparer.Ordinal);
        Pairs = problem.Pairs.ToDictionary(x => x.Id, StringComparer.Ordinal);
        for (var d = 0; d < problem.Days.Count; d++) DayOf.AddRange(Enumerable.Repeat(d, problem.Days[d]));
        foreach (var who in problem.Participants) Of[who.Id] = [];
        foreach (var meeting in solution.Meetings)
        {
            if (!Pairs.TryGetValue(meeting.Pair, out var pair)) wrong.Add($"unknown pair {meeting.Pair}");
            else if (meeting.Slot < 0 || meeting.Slot >= DayOf.Count) wrong.Add($"pair {meeting.Pair} is held outside the event, in slot {meeting.Slot}");
            else if (!Held.TryAdd(meeting.Pair, meeting)) wrong.Add($"pair {meeting.Pair} is held twice");
            else
            {
                Of[pair.A].Add(meeting);
                Of[pair.B].Add(meeting);
            }
        }
    }

    public bool TakesTable(ProblemPair pair) => !pair.Online && !Participants[pair.A].OwnBooth && !Participants[pair.B].OwnBooth;

    public bool NeedsInterpreter(ProblemPair pair)
    {
        if (Problem.Interpreters is null) return false;
        var (a, b) = (Participants[pair.A].Languages, Participants[pair.B].Languages);
        return a is { Count: > 0 } && b is { Count: > 0 } && !a.Any(x => b.Contains(x, StringComparer.Ordinal));
    }

    public bool Bridges(ProblemInterpreter one, ProblemPair pair) =>
        one.Languages.Any(x => Participants[pair.A].Languages!.Contains(x, StringComparer.Ordinal))
        && one.Languages.Any(x => Participants[pair.B].Languages!.Contains(x, StringComparer.Ordinal));

    /// <summary>Both are available and the pair may be held there.</summary>
    public bool Common(ProblemPair pair, int slot) =>
        (pair.Slot ?? slot) == slot && (pair.Slots?.Contains(slot) ?? true)
        && !Participants[pair.A].Unavailable.Contains(slot) && !Participants[pair.B].Unavailable.Contains(slot);

    public int BreaksOf(string participant, int? extra = null)
    {
        var slots = Of[participant].Select(x => x.Slot).Concat(extra is int more ? [more] : []).Order().ToList();
        var breaks = 0;
        for (var i = 1; i < slots.Count; i++) breaks += slots[i] > slots[i - 1] + 1 && DayOf[slots[i]] == DayOf[slots[i - 1]] ? 1 : 0;
        return breaks;
    }
}
