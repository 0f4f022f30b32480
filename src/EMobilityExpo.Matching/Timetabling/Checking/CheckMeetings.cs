namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Rules about single meetings: slots, tables, interpreters, precedence, required.</summary>
static class CheckMeetings
{
    public static void Places(CheckedTimetable facts, List<string> wrong)
    {
        foreach (var (id, meeting) in facts.Held)
        {
            var (pair, t) = (facts.Pairs[id], meeting.Slot);
            foreach (var who in new[] { pair.A, pair.B })
            {
                if (facts.Participants[who].Unavailable.Contains(t)) wrong.Add($"{who} is unavailable in slot {t}, where {id} is held");
            }

            if (pair.Slot is int only && only != t) wrong.Add($"pair {id} is fixed to slot {only}, held in {t}");
            if (pair.Slots is not null && !pair.Slots.Contains(t)) wrong.Add($"pair {id} may not be held in slot {t}");
        }

        foreach (var pair in facts.Problem.Pairs.Where(x => x.Required && !facts.Held.ContainsKey(x.Id))) wrong.Add($"required pair {pair.Id} is not held");
    }

    public static void Tables(CheckedTimetable facts, List<string> wrong)
    {
        var taken = new HashSet<(int, int)>();
        var used = new int[facts.DayOf.Count];
        foreach (var (id, meeting) in facts.Held)
        {
            if (!facts.TakesTable(facts.Pairs[id]))
            {
                if (meeting.Table is not null) wrong.Add($"pair {id} takes no table, has {meeting.Table}");
                continue;
            }

            var most = facts.Problem.Tables[meeting.Slot];
            if (++used[meeting.Slot] == most + 1) wrong.Add($"more meetings than the {most} tables in slot {meeting.Slot}");
            if (meeting.Table is not int table || table < 0 || table >= most) wrong.Add($"pair {id} has table {meeting.Table} of {most}");
            else if (!taken.Add((meeting.Slot, table))) wrong.Add($"table {table} is taken twice in slot {meeting.Slot}");
        }
    }

    public static void Interpreters(CheckedTimetable facts, List<string> wrong)
    {
        var known = (facts.Problem.Interpreters ?? []).ToDictionary(x => x.Id, StringComparer.Ordinal);
        var work = known.ToDictionary(x => x.Key, _ => new List<int>(), StringComparer.Ordinal);
        foreach (var (id, meeting) in facts.Held)
        {
            if (!facts.NeedsInterpreter(facts.Pairs[id]))
            {
                if (meeting.Interpreter is not null) wrong.Add($"pair {id} needs no interpreter, has {meeting.Interpreter}");
                continue;
            }

            if (meeting.Interpreter is null || !known.TryGetValue(meeting.Interpreter, out var one))
            {
                wrong.Add($"pair {id} lacks its interpreter");
                continue;
            }

            if (!facts.Bridges(one, facts.Pairs[id])) wrong.Add($"interpreter {one.Id} does not bridge pair {id}");
            if (one.Unavailable.Contains(meeting.Slot)) wrong.Add($"interpreter {one.Id} is unavailable in slot {meeting.Slot}");
            work[one.Id].Add(meeting.Slot);
        }

        foreach (var (id, slots) in work)
        {
            if (slots.Distinct().Count() < slots.Count) wrong.Add($"interpreter {id} is in two meetings at once");
            if (slots.Count > (known[id].MaxMeetings ?? int.MaxValue)) wrong.Add($"interpreter {id} exceeds maxMeetings");
            if (slots.GroupBy(t => facts.DayOf[t]).Any(day => day.Count() > (known[id].MaxPerDay ?? int.MaxValue))) wrong.Add($"interpreter {id} exceeds maxPerDay");
        }
    }

    public static void Order(CheckedTimetable facts, List<string> wrong)
    {
        foreach (var (id, meeting) in facts.Held)
        {
            foreach (var before in facts.Pairs[id].After)
            {
                if (facts.Held.TryGetValue(before, out var earlier) && earlier.Slot >= meeting.Slot) wrong.Add($"pair {before} is not before {id}");
            }
        }
    }
}
