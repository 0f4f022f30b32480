namespace EMobilityExpo.Matching.Timetabling;

/// <summary>A term of the objective.</summary>
enum Term
{
    Score,
    Breaks,
    MissedMinimum,
    Fairness,
    Moved,
}

static class Terms
{
    public static Term Parse(string name) => name switch
    {
        "score" => Term.Score,
        "breaks" => Term.Breaks,
        "missedMinimum" => Term.MissedMinimum,
        "fairness" => Term.Fairness,
        _ => Term.Moved,
    };
}
