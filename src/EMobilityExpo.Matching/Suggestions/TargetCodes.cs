namespace EMobilityExpo.Matching.Suggestions;

using EMobilityExpo.Matching.Scoring;

/// <summary>How an exhibitor targets and serves a country, in one code.</summary>
static class TargetCodes
{
    const int Levels = 6;

    public const int Count = Levels * Levels;

    public static byte Of(Profile exhibitor, int country) => (byte)(
        Number(exhibitor.Targets.Length == 0 ? null : exhibitor.Targets[country]) * Levels
        + Number(exhibitor.Exports.Length == 0 ? null : exhibitor.Exports[country]));

    public static Finding Compare(int code) => CountryFactor.Compare(Level(code / Levels), Level(code % Levels));

    static int Number(TargetLevel? level) => level is { } known ? (int)known + 1 : 0;

    static TargetLevel? Level(int number) => number == 0 ? null : (TargetLevel)(number - 1);
}
