namespace EMobilityExpo.Matching.Timetabling;

/// <summary>What there could be one more of.</summary>
public enum AdviceKind
{
    /// <summary>A table in a slot.</summary>
    Table,

    /// <summary>An interpreter of two languages, all the time.</summary>
    Interpreter,

    /// <summary>A slot in which a participant is there too, and one meeting more in all where it has limits.</summary>
    Slot,

    /// <summary>A meeting more that a participant may hold, in the slots it has.</summary>
    Meeting,
}

/// <summary>One thing more, and what it would add.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="Slot">The slot, from 0, of a table or of a participant.</param>
/// <param name="Participant">Id of the participant concerned.</param>
/// <param name="Languages">Languages of the interpreter; none for other kinds.</param>
/// <param name="Price">What the relaxation says it would add to the score: an estimate, by which candidates are ranked.</param>
/// <param name="Score">What it adds to the score: solved with it and without it, with the same work.</param>
/// <param name="Meetings">Meetings more that are held then; may be negative where fewer are worth more.</param>
public sealed record Advice(
    AdviceKind Kind, int? Slot, string? Participant, IReadOnlyList<string> Languages, double Price, long Score, int Meetings)
{
    /// <summary>The problem with it. A new interpreter gets an id of its own.</summary>
    public TimetableProblem Apply(TimetableProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return Kind switch
        {
            AdviceKind.Table => problem with { Tables = [.. problem.Tables.Select((x, t) => t == Slot ? x + 1 : x)] },
            AdviceKind.Interpreter => problem with { Interpreters = [.. problem.Interpreters ?? [], new ProblemInterpreter { Id = FreeId(problem), Languages = Languages }] },
            _ => problem with { Participants = [.. problem.Participants.Select(x => string.Equals(x.Id, Participant, StringComparison.Ordinal) ? More(problem, x) : x)] },
        };
    }

    ProblemParticipant More(TimetableProblem problem, ProblemParticipant who) => who with
    {
        Unavailable = Slot is int t ? [.. who.Unavailable.Where(x => x != t)] : who.Unavailable,
        MaxMeetings = MostOf(problem, who) + 1,
        MaxPerDay = who.MaxPerDay + 1,
    };

    /// <summary>
    /// The most that its limits let a participant hold, null where it has none: a meeting more on any day is to be one more in all, not one more on each.
    /// </summary>
    static int? MostOf(TimetableProblem problem, ProblemParticipant who)
    {
        if (who.MaxPerDay is not int daily) return who.MaxMeetings;
        var (first, most, away) = (0, 0, who.Unavailable.ToHashSet());
        foreach (var slots in problem.Days)
        {
            most += Math.Min(daily, Enumerable.Range(first, slots).Count(t => !away.Contains(t)));
            first += slots;
        }

        return Math.Min(most, who.MaxMeetings ?? most);
    }

    static string FreeId(TimetableProblem problem)
    {
        var id = "more";
        while (problem.Interpreters?.Any(x => string.Equals(x.Id, id, StringComparison.Ordinal)) == true) id += "'";
        return id;
    }
}

/// <summary>How to look for advice.</summary>
public sealed record AdviceOptions
{
    /// <summary>Pieces of advice wanted at most.</summary>
    public int Most { get; init; } = 5;

    /// <summary>Candidates that are verified by solving; null takes a number fitting the size.</summary>
    public int? Tried { get; init; }

    /// <summary>Work units for the prices and for each of the solves; null takes a limit fitting the size.</summary>
    public long? WorkLimit { get; init; }

    /// <summary>Seed of every random choice and of the order among equals.</summary>
    public ulong Seed { get; init; } = 1;
}
