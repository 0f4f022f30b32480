namespace EMobilityExpo.Matching.Timetabling;

/// <summary>What a timetable is built from. Slots are numbered through all days from 0; ids are opaque and unique in their list.</summary>
public sealed record TimetableProblem
{
    /// <summary>A name for people; the engine does not use it.</summary>
    public string Name { get; init; } = "";

    /// <summary>Number of slots in each day, in order; the slots of all days are numbered on.</summary>
    public required IReadOnlyList<int> Days { get; init; }

    /// <summary>Meetings that can be held at once on site, one number a slot.</summary>
    public required IReadOnlyList<int> Tables { get; init; }

    /// <summary>Everybody who meets.</summary>
    public required IReadOnlyList<ProblemParticipant> Participants { get; init; }

    /// <summary>Candidate meetings; each is held at most once.</summary>
    public required IReadOnlyList<ProblemPair> Pairs { get; init; }

    /// <summary>Interpreters; null when languages are to be ignored.</summary>
    public IReadOnlyList<ProblemInterpreter>? Interpreters { get; init; }

    /// <summary>If given, the numbers of breaks of any two participants differ by at most this.</summary>
    public int? MaxBreakDifference { get; init; }

    /// <summary>The side whose participants keep their tables where they can, "exhibitor" or "buyer"; null counts all walks alike.</summary>
    public string? KeepsTable { get; init; }

    /// <summary>Lexicographic order of terms: score, breaks, missedMinimum, fairness, moved.</summary>
    public IReadOnlyList<string> Objective { get; init; } = ["score", "breaks"];
}

/// <summary>Somebody who meets others: an exhibitor, a buyer, or a member of a group without sides.</summary>
public sealed record ProblemParticipant
{
    /// <summary>Unique id.</summary>
    public required string Id { get; init; }

    /// <summary>"exhibitor", "buyer" or null; the engine does not need two sides.</summary>
    public string? Side { get; init; }

    /// <summary>Slots in which no meeting can be held.</summary>
    public IReadOnlyList<int> Unavailable { get; init; } = [];

    /// <summary>Most meetings in all; null is no limit.</summary>
    public int? MaxMeetings { get; init; }

    /// <summary>Most meetings on one day; null is no limit.</summary>
    public int? MaxPerDay { get; init; }

    /// <summary>Meetings wished for at least; what is missing is counted as missedMinimum.</summary>
    public int MinMeetings { get; init; }

    /// <summary>Languages spoken; null or none means any.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>Meetings are held at its own booth and take no table.</summary>
    public bool OwnBooth { get; init; }
}

/// <summary>A candidate meeting of two participants.</summary>
public sealed record ProblemPair
{
    /// <summary>Unique id.</summary>
    public required string Id { get; init; }

    /// <summary>Id of one participant.</summary>
    public required string A { get; init; }

    /// <summary>Id of the other participant.</summary>
    public required string B { get; init; }

    /// <summary>What holding the meeting is worth, 0 or more.</summary>
    public int Score { get; init; }

    /// <summary>Must be held, or the problem has no solution.</summary>
    public bool Required { get; init; }

    /// <summary>The only slot it may be held in; null is free.</summary>
    public int? Slot { get; init; }

    /// <summary>Slots it may be held in (a session); null is all.</summary>
    public IReadOnlyList<int>? Slots { get; init; }

    /// <summary>Ids of pairs that, where both are held, are held in an earlier slot.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>Held online; takes no table.</summary>
    public bool Online { get; init; }

    /// <summary>Its slot in the timetable now in force; null when it is not in it.</summary>
    public int? Held { get; init; }
}

/// <summary>An interpreter, in one meeting at a time.</summary>
public sealed record ProblemInterpreter
{
    /// <summary>Unique id.</summary>
    public required string Id { get; init; }

    /// <summary>Languages interpreted, each into each.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>Slots in which the interpreter cannot work.</summary>
    public IReadOnlyList<int> Unavailable { get; init; } = [];

    /// <summary>Most meetings in all; null is no limit.</summary>
    public int? MaxMeetings { get; init; }

    /// <summary>Most meetings on one day; null is no limit.</summary>
    public int? MaxPerDay { get; init; }
}
