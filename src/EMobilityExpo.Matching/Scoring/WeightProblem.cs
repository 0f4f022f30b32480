namespace EMobilityExpo.Matching.Scoring;

/// <summary>What is wrong with weights.</summary>
public enum WeightProblem
{
    /// <summary>A weight is infinite or not a number.</summary>
    NotFinite,

    /// <summary>A weight is below zero.</summary>
    Negative,

    /// <summary>No weight is above zero, so there is nothing to score by.</summary>
    AllZero,
}
