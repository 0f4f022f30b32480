namespace EMobilityExpo.Matching.Timetabling;

/// <summary>How a run of the simplex method ended.</summary>
enum SimplexEnd
{
    Optimal,

    /// <summary>The optimum is below what would be of use.</summary>
    Below,

    Infeasible,

    /// <summary>Stopped, out of work, or lost in rounding.</summary>
    Open,
}
