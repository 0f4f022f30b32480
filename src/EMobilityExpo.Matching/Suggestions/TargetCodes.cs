namespace EMobilityExpo.Matching.Suggestions;

using System.Runtime.CompilerServices;
using EMobilityExpo.Matching.Scoring;

/// <summary>How an exhibitor targets and serves a country, in one code.</summary>
static class TargetCodes
{
    const int Levels = 6;

    public const int Count = Levels * Levels;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte Of(Profile exhibitor, int country) => (byte)(
        Number(exhibitor.Targets, country) * Levels + Number(exhibitor.Exports, country));

    public static Finding Compare(int code) => CountryFactor.Compare(Level(code / Levels), Level(code % Levels));

    static int Number(TargetLevel[] levels, int country) => levels.Length == 0 ? 0 : (int)levels[country] + 1;

    static TargetLevel? Level(int number) => number == 0 ? null : (TargetLevel)(number - 1);
}
