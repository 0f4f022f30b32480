namespace EMobilityExpo.Matching.Timetabling;

/// <summary>How good a solution is known to be.</summary>
public enum SolveStatus
{
    /// <summary>Proven best for the whole lexicographic objective.</summary>
    Optimal,

    /// <summary>Every rule holds; better ones may exist.</summary>
    Feasible,

    /// <summary>Proven that no timetable holds every rule.</summary>
    Infeasible,

    /// <summary>Stopped before a timetable was found or shown not to exist.</summary>
    Unknown,
}

/// <summary>A timetable, its figures, and what is proven about them.</summary>
public sealed record TimetableSolution
{
    /// <summary>How good it is known to be.</summary>
    public required SolveStatus Status { get; init; }

    /// <summary>The meetings held, by slot and table.</summary>
    public required IReadOnlyList<Meeting> Meetings { get; init; }

    /// <summary>Sum of scores of the meetings held.</summary>
    public long Score { get; init; }

    /// <summary>Proven: no timetable that is as good in the terms before has a higher score.</summary>
    public long ScoreBound { get; init; }

    /// <summary>Runs of idle slots between two meetings of one participant on one day, over all participants.</summary>
    public int Breaks { get; init; }

    /// <summary>Proven: no timetable that is as good in the terms before has fewer breaks.</summary>
    public int BreaksBound { get; init; }

    /// <summary>Meetings missing to the wished minimums.</summary>
    public int MissedMinimum { get; init; }

    /// <summary>The smallest satisfaction of a participant, 0 to 1: its score held over the most it could hold alone.</summary>
    public double Fairness { get; init; } = 1;

    /// <summary>Pairs of the timetable in force that are now in another slot or not held.</summary>
    public int Moved { get; init; }

    /// <summary>Proven: no timetable that is as good in the terms before moves fewer; null when nothing was in force.</summary>
    public int? MovedBound { get; init; }

    /// <summary>How often participants change tables; null when not known.</summary>
    public TableWalks? Walks { get; init; }

    /// <summary>Every pair that is not held, with what stopped it.</summary>
    public required IReadOnlyList<UnscheduledPair> Unscheduled { get; init; }

    /// <summary>The seed it was made with.</summary>
    public ulong Seed { get; init; }
}

/// <summary>A meeting held.</summary>
/// <param name="Pair">Id of the pair.</param>
/// <param name="Slot">Slot, from 0.</param>
/// <param name="Table">Table, from 0; null where none is taken.</param>
/// <param name="Interpreter">Id of the interpreter; null where none is needed.</param>
public sealed record Meeting(string Pair, int Slot, int? Table = null, string? Interpreter = null);

/// <summary>A pair not held.</summary>
/// <param name="Pair">Id of the pair.</param>
/// <param name="Reason">What stopped it.</param>
/// <param name="Blockers">Ids of held pairs that stand in its way, where the reason names some.</param>
public sealed record UnscheduledPair(string Pair, UnscheduledReason Reason, IReadOnlyList<string> Blockers);

/// <summary>
/// What stopped a pair: the first of these that is true of it in the finished timetable, in the order of
/// <see cref="NoCommonSlot"/>, static <see cref="NoTable"/> and <see cref="NoInterpreter"/>, then the rest as listed.
/// </summary>
public enum UnscheduledReason
{
    /// <summary>In no slot are both available and the pair allowed.</summary>
    NoCommonSlot,

    /// <summary>
    /// A participant holds as many meetings as it may, in all or on every day that has a slot left, and each is worth at least as
    /// much; blockers: those.
    /// </summary>
    LimitReached,

    /// <summary>In every common slot one of the two is in another meeting, together worth at least as much; blockers: those.</summary>
    LostOnScore,

    /// <summary>
    /// Meetings worth less have its place, because the whole is better for it: in every common slot one of the two is in another
    /// meeting, or a participant holds as many as it may and some are worth less; blockers: those.
    /// </summary>
    Displaced,

    /// <summary>No table is left in any slot in which both are free.</summary>
    NoTable,

    /// <summary>No interpreter for the two is left in any slot in which both are free and there is a table.</summary>
    NoInterpreter,

    /// <summary>In every slot left it would come before a meeting it must follow, or after one that must follow it; blockers: those.</summary>
    Precedence,

    /// <summary>In every slot left the numbers of breaks would differ by more than is allowed.</summary>
    BreakDifference,

    /// <summary>It could be held, and the timetable would not be better by its objective.</summary>
    NoGain,

    /// <summary>There is no timetable to hold it in: none exists, or none was found.</summary>
    NoTimetable,

    /// <summary>There is a place for it since meetings were moved by hand, and the timetable would be better with it.</summary>
    Possible,
}
