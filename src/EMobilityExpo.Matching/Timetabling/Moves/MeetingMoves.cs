namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Looks at a timetable that is changed by hand: what stands against a meeting in another place while all others stay. It is laid out as the
/// verifier lays it out, and may break rules already: only what a change itself would break counts. A look costs O(meetings).
/// </summary>
public sealed class MeetingMoves
{
    readonly CheckedTimetable _facts;

    /// <summary>Throws <see cref="TimetableFormatException"/> when the problem is wrong; meetings that are not of it do not count.</summary>
    public MeetingMoves(TimetableProblem problem, IReadOnlyList<Meeting> meetings)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ProblemValidation.Check(problem);
        _facts = new CheckedTimetable(problem, new TimetableSolution { Status = SolveStatus.Feasible, Meetings = meetings, Unscheduled = [] }, []);
    }

    /// <summary>Whether the meeting takes one of the tables.</summary>
    public bool TakesTable(string pair) => _facts.TakesTable(_facts.Pairs[pair]);

    /// <summary>Everything that stands against holding the meeting there; empty when it fits.</summary>
    public IReadOnlyList<MoveHindrance> Against(string pair, int slot, int? table)
    {
        var held = Lift(pair);
        var wrong = Everywhere(held, slot);
        wrong.AddRange(AtTable(held.Pair, slot, table));
        Put(held);
        return wrong;
    }

    /// <summary>Everything that stands against the two meetings changing places.</summary>
    public IReadOnlyList<MoveHindrance> AgainstSwap(string first, string second)
    {
        Swapped(first, second, out var wrong);
        return wrong;
    }

    /// <summary>The meeting in its new place, with its own interpreter or another that is free. Only for places where nothing is against it.</summary>
    public Meeting Moved(string pair, int slot, int? table)
    {
        var held = Lift(pair);
        var moved = At(held, slot, table);
        Put(held);
        return moved;
    }

    /// <summary>The two meetings after they have changed places; only for those that <see cref="AgainstSwap"/> has nothing against.</summary>
    public IReadOnlyList<Meeting> SwappedMeetings(string first, string second) =>
        Swapped(first, second, out _) ?? throw new InvalidOperationException("The two meetings cannot change places.");

    /// <summary>All slots with what stands against each.</summary>
    public IReadOnlyList<MoveOption> Options(string pair)
    {
        var options = new List<MoveOption>();
        for (var slot = 0; slot < _facts.DayOf.Count; slot++)
        {
            var held = Lift(pair);
            var wrong = Everywhere(held, slot);
            var tables = _facts.TakesTable(_facts.Pairs[pair]) ? FreeTables(slot) : [];
            if (_facts.TakesTable(_facts.Pairs[pair]) && tables.Count == 0) wrong.Add(new MoveHindrance(MoveRule.NoTable));
            Put(held);
            options.Add(new MoveOption(slot, wrong, tables, SwapWith(pair, wrong)));
        }

        return options;
    }

    /// <summary>Only where one meeting alone is in the way is it worth a look whether the two could change places.</summary>
    string? SwapWith(string pair, List<MoveHindrance> wrong)
    {
        var others = wrong.Select(x => x.Pair).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return others.Count == 1 && AgainstSwap(pair, others[0]).Count == 0 ? others[0] : null;
    }

    Meeting[]? Swapped(string first, string second, out List<MoveHindrance> wrong)
    {
        var (one, two) = (Lift(first), Lift(second));
        var firstTable = TableFor(one, two);
        wrong = [.. Everywhere(one, two.Slot), .. AtTable(one.Pair, two.Slot, firstTable)];
        Meeting[]? moved = null;
        if (wrong.Count == 0)
        {
            var there = At(one, two.Slot, firstTable);
            Put(there);
            var secondTable = TableFor(two, one);
            wrong = [.. Everywhere(two, one.Slot), .. AtTable(two.Pair, one.Slot, secondTable)];
            if (wrong.Count == 0) moved = [there, At(two, one.Slot, secondTable)];
            Lift(first);
        }

        Put(one);
        Put(two);
        return moved;
    }

    int? TableFor(Meeting moving, Meeting place) =>
        !TakesTable(moving.Pair) ? null : place.Table ?? FreeTables(place.Slot).Cast<int?>().FirstOrDefault();

    Meeting At(Meeting meeting, int slot, int? table) =>
        meeting with { Slot = slot, Table = table, Interpreter = InterpreterFor(meeting, slot)?.Id };

    /// <summary>What is in the way in the slot, whatever the table. The meeting itself is lifted off.</summary>
    List<MoveHindrance> Everywhere(Meeting meeting, int slot)
    {
        var pair = _facts.Pairs[meeting.Pair];
        var wrong = new List<MoveHindrance>();
        if ((pair.Slot ?? slot) != slot) wrong.Add(new MoveHindrance(MoveRule.Fixed));
        if (pair.Slots?.Contains(slot) == false) wrong.Add(new MoveHindrance(MoveRule.Session));
        foreach (var who in new[] { pair.A, pair.B })
        {
            if (_facts.Participants[who].Unavailable.Contains(slot)) wrong.Add(new MoveHindrance(MoveRule.Unavailable, who));
            if (_facts.Of[who].Find(x => x.Slot == slot) is { } other) wrong.Add(new MoveHindrance(MoveRule.Busy, who, other.Pair));
            if (_facts.DayOf[slot] != _facts.DayOf[meeting.Slot] && OnDay(who, slot) >= (_facts.Participants[who].MaxPerDay ?? int.MaxValue))
                wrong.Add(new MoveHindrance(MoveRule.DayLimit, who));
        }

        if (_facts.NeedsInterpreter(pair) && InterpreterFor(meeting, slot) is null) wrong.Add(new MoveHindrance(MoveRule.NoInterpreter));
        wrong.AddRange(OutOfOrder(pair, slot));
        if (TooUneven(pair, slot)) wrong.Add(new MoveHindrance(MoveRule.Breaks));
        return wrong;
    }

    IEnumerable<MoveHindrance> AtTable(string pair, int slot, int? table)
    {
        if (!TakesTable(pair))
        {
            if (table is not null) yield return new MoveHindrance(MoveRule.WrongPlace);
            yield break;
        }

        if (FreeTables(slot).Count == 0) yield return new MoveHindrance(MoveRule.NoTable);
        else if (table is null) yield return new MoveHindrance(MoveRule.WrongPlace);
        else if (table < 0 || table >= _facts.Problem.Tables[slot]) yield return new MoveHindrance(MoveRule.UnknownTable);
        if (table is not null && _facts.Held.Values.FirstOrDefault(x => x.Slot == slot && x.Table == table) is { } other)
            yield return new MoveHindrance(MoveRule.TableTaken, Pair: other.Pair);
    }

    List<int> FreeTables(int slot)
    {
        var taken = _facts.Held.Values.Where(x => x.Slot == slot).Select(x => x.Table).ToHashSet();
        return [.. Enumerable.Range(0, _facts.Problem.Tables[slot]).Where(x => !taken.Contains(x))];
    }

    /// <summary>Its own where that goes on, so that nobody is exchanged without need.</summary>
    ProblemInterpreter? InterpreterFor(Meeting meeting, int slot)
    {
        var pair = _facts.Pairs[meeting.Pair];
        return !_facts.NeedsInterpreter(pair) ? null : _facts.Problem.Interpreters!
            .Where(one => _facts.Bridges(one, pair) && !one.Unavailable.Contains(slot) && HasRoom(one, slot))
            .OrderByDescending(one => string.Equals(one.Id, meeting.Interpreter, StringComparison.Ordinal)).FirstOrDefault();
    }

    bool HasRoom(ProblemInterpreter one, int slot)
    {
        var work = _facts.Held.Values.Where(x => string.Equals(x.Interpreter, one.Id, StringComparison.Ordinal)).ToList();
        return work.TrueForAll(x => x.Slot != slot) && work.Count < (one.MaxMeetings ?? int.MaxValue)
            && work.Count(x => _facts.DayOf[x.Slot] == _facts.DayOf[slot]) < (one.MaxPerDay ?? int.MaxValue);
    }

    IEnumerable<MoveHindrance> OutOfOrder(ProblemPair pair, int slot) =>
        pair.After.Where(id => _facts.Held.TryGetValue(id, out var before) && before.Slot >= slot)
            .Concat(_facts.Held.Values.Where(x => x.Slot <= slot && _facts.Pairs[x.Pair].After.Contains(pair.Id, StringComparer.Ordinal)).Select(x => x.Pair))
            .Select(id => new MoveHindrance(MoveRule.Order, Pair: id));

    bool TooUneven(ProblemPair pair, int slot)
    {
        if (_facts.Problem.MaxBreakDifference is not int limit) return false;
        var breaks = _facts.Problem.Participants
            .Select(x => _facts.BreaksOf(x.Id, x.Id.Equals(pair.A, StringComparison.Ordinal) || x.Id.Equals(pair.B, StringComparison.Ordinal) ? slot : null)).ToList();
        return breaks.Max() - breaks.Min() > limit;
    }

    int OnDay(string who, int slot) => _facts.Of[who].Count(x => _facts.DayOf[x.Slot] == _facts.DayOf[slot]);

    Meeting Lift(string pair)
    {
        if (!_facts.Held.Remove(pair, out var held)) throw new ArgumentException($"The pair '{pair}' is not held.", nameof(pair));
        _facts.Of[_facts.Pairs[pair].A].Remove(held);
        _facts.Of[_facts.Pairs[pair].B].Remove(held);
        return held;
    }

    void Put(Meeting meeting)
    {
        _facts.Held.Add(meeting.Pair, meeting);
        _facts.Of[_facts.Pairs[meeting.Pair].A].Add(meeting);
        _facts.Of[_facts.Pairs[meeting.Pair].B].Add(meeting);
    }
}
