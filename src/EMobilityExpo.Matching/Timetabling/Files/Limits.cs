namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Sizes beyond which a problem is refused, so that sums stay in range and a wrong file cannot exhaust memory.</summary>
static class Limits
{
    public const int Slots = 1000;
    public const int Participants = 1_000_000;
    public const int Pairs = 5_000_000;

    /// <summary>Pairs times slots, and participants times slots.</summary>
    public const long Cells = 500_000_000;
    public const int Score = 1_000_000_000;
    public const int Count = 1_000_000_000;
}
