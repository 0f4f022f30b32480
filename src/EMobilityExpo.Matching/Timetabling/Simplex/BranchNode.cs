namespace EMobilityExpo.Matching.Timetabling;

/// <summary>A part of all timetables: what its parent holds, with one cell fixed and what follows from that.</summary>
/// <param name="parent">Null of the whole.</param>
/// <param name="branched">Column fixed at 0, or the complement of one fixed at 1; of the whole it means nothing.</param>
/// <param name="bound">Proven: nothing in it is worth more, in weighted units.</param>
sealed class BranchNode(BranchNode? parent, int branched, long bound)
{
    public BranchNode? Parent { get; } = parent;

    public int Branched { get; } = branched;

    public long Bound { get; } = bound;

    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    /// <summary>Columns that are 0, or complements of columns that are 1, wherever it holds something better: found when it is branched.</summary>
    public int[] Fixed { get; set; } = [];

    /// <summary>The optimal basis: where its children begin. Null before it is branched.</summary>
    public SimplexBasis? Basis { get; set; }
}
