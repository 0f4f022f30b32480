namespace EMobilityExpo.Matching.Scoring;

/// <summary>How closely a country is aimed at, in rising order.</summary>
enum TargetLevel : byte
{
    Elsewhere,
    Neighbour,
    Region,
    Subregion,
    Country,
}
