namespace EMobilityExpo.Matching.Timetabling;

/// <summary>How to solve. The same problem, seed and work limit give the same timetable with any number of threads.</summary>
public sealed record SolveOptions
{
    /// <summary>Seed of every random choice and of the order among equals.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// Work units after which the best timetable so far is returned, about one nanosecond of one core each;
    /// null takes a limit fitting the size of the problem.
    /// </summary>
    public long? WorkLimit { get; init; }

    /// <summary>Threads that may be used, at least 1; two are made use of. The timetable does not depend on it.</summary>
    public int Threads { get; init; } = 1;
}

/// <summary>What the solver is doing.</summary>
public enum SolvePhase
{
    /// <summary>Reading the problem in and settling what is fixed.</summary>
    Preparing,

    /// <summary>Making the first timetable.</summary>
    Building,

    /// <summary>Raising the score, lowering its bound.</summary>
    Improving,

    /// <summary>Removing breaks.</summary>
    Polishing,

    /// <summary>Searching exactly: what is found missing here is proven.</summary>
    Proving,

    /// <summary>Done.</summary>
    Finished,
}

/// <summary>A look at a running solve.</summary>
public sealed record SolveProgress
{
    /// <summary>What is being done.</summary>
    public required SolvePhase Phase { get; init; }

    /// <summary>Share of the work limit used, 0 to 1; a proof may end the solve earlier.</summary>
    public double Fraction { get; init; }

    /// <summary>Score of the best timetable so far; null before the first.</summary>
    public long? Score { get; init; }

    /// <summary>Proven upper bound on the score; null before the first.</summary>
    public long? ScoreBound { get; init; }

    /// <summary>Breaks of the best timetable so far.</summary>
    public int? Breaks { get; init; }

    /// <summary>Meetings of the best timetable so far.</summary>
    public int Meetings { get; init; }

    /// <summary>Meetings missing to the wished minimums in the best timetable so far.</summary>
    public int? MissedMinimum { get; init; }
}
