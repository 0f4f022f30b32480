namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Which rule stands against holding a meeting somewhere.</summary>
public enum MoveRule
{
    /// <summary>The pair is fixed to another slot.</summary>
    Fixed,

    /// <summary>The pair may not be held in that slot.</summary>
    Session,

    /// <summary>A participant is not available.</summary>
    Unavailable,

    /// <summary>A participant is in another meeting.</summary>
    Busy,

    /// <summary>A participant holds as many meetings on that day as it may.</summary>
    DayLimit,

    /// <summary>The meeting takes no table, or none was named for one that does.</summary>
    WrongPlace,

    /// <summary>There is no such table.</summary>
    UnknownTable,

    /// <summary>Another meeting has the table.</summary>
    TableTaken,

    /// <summary>Every table of the slot is taken.</summary>
    NoTable,

    /// <summary>No interpreter of the two languages is free.</summary>
    NoInterpreter,

    /// <summary>It would not come before, or after, a meeting that it must.</summary>
    Order,

    /// <summary>The numbers of breaks would differ by more than is allowed.</summary>
    Breaks,
}

/// <summary>One thing that stands against holding a meeting somewhere.</summary>
/// <param name="Rule">The rule that would be broken.</param>
/// <param name="Participant">Id of who is concerned, where it is one.</param>
/// <param name="Pair">Id of the other meeting that is in the way, where there is one.</param>
public sealed record MoveHindrance(MoveRule Rule, string? Participant = null, string? Pair = null);

/// <summary>Whether a meeting can be moved to a slot.</summary>
/// <param name="Slot">Slot, from 0.</param>
/// <param name="Hindrances">What stands against it, whatever the table; empty when it can be moved there.</param>
/// <param name="Tables">Tables that are free, from 0; none for a meeting that takes none.</param>
/// <param name="SwapWith">Id of the one meeting in the way, when the two could change places.</param>
public sealed record MoveOption(int Slot, IReadOnlyList<MoveHindrance> Hindrances, IReadOnlyList<int> Tables, string? SwapWith);
