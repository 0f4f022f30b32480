namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Where the simplex method can go on from in the same program.</summary>
/// <param name="Variables">Those that are basic, a bit each.</param>
/// <param name="Weights">Of steepest edge, in the order of the numbers of the basic variables.</param>
sealed record SimplexBasis(ulong[] Variables, float[] Weights);
