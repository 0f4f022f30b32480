namespace EMobilityExpo.Matching.Suggestions;

using EMobilityExpo.Matching.Scoring;

/// <summary>How a country is targeted and served, in one code below 36.</summary>
static class TargetCodes
{
    const int Levels = 6;

    public const int Count = Levels * Levels;

    public static byte Of(TargetLevel? target, TargetLevel? record) => (byte)(Number(target) * Levels + Number(record));

    public static Finding Find(int code) => CountryFactor.Compare(Level(code / Levels), Level(code % Levels));

    static int Number(TargetLevel? level) => level is { } known ? (int)known + 1 : 0;

    static TargetLevel? Level(int number) => number == 0 ? null : (TargetLevel)(number - 1);
}
