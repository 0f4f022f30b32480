namespace EMobilityExpo.Matching.Timetabling;

/// <summary>How a run of the simplex method ended.</summary>
enum SimplexEnd
{
    Optimal,

    /// <summary>The optimum is below what would be of use.</summary>
    Below,

    Infeasible,

    /// <summary>Stopped or out of work: another run goes on from here.</summary>
    Paused,

    /// <summary>Lost in rounding.</summary>
    Open,
}
