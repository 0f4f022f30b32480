namespace EMobilityExpo.Matching.Suggestions;

using EMobilityExpo.Matching.Scoring;

/// <summary>
/// How an exhibitor targets and serves a country, and whether it holds anything that the country recognises, in one code.
/// </summary>
static class TargetCodes
{
    const int Levels = 6;
    const int Standings = 3;

    /// <summary>Ways in which a country can be targeted and served.</summary>
    public const int Targets = Levels * Levels;

    public const int Count = Targets * Standings;

    public static byte Of(PairScorer scorer, Profile exhibitor, int country) =>
        (byte)(Of(exhibitor, country) * Standings + (int)StandingOf(scorer, exhibitor, country));

    /// <summary>How a country is targeted and served.</summary>
    public static int Of(Profile exhibitor, int country) =>
        Number(exhibitor.Targets.Length == 0 ? null : exhibitor.Targets[country]) * Levels
        + Number(exhibitor.Exports.Length == 0 ? null : exhibitor.Exports[country]);

    public static Standing StandingOf(PairScorer scorer, Profile exhibitor, int country) =>
        exhibitor.Certifications.IsEmpty ? Standing.NothingGiven
        : exhibitor.Certifications.Overlaps(scorer.RecognisedIn(country)) ? Standing.Recognised
        : Standing.NotRecognised;

    public static int TargetOf(int code) => code / Standings;

    public static Finding Compare(int target) => CountryFactor.Compare(Level(target / Levels), Level(target % Levels));

    public static Standing StandingOf(int code) => (Standing)(code % Standings);

    static int Number(TargetLevel? level) => level is { } known ? (int)known + 1 : 0;

    static TargetLevel? Level(int number) => number == 0 ? null : (TargetLevel)(number - 1);
}

/// <summary>What an exhibitor's certifications are worth in a country, for whatever goods.</summary>
enum Standing
{
    NothingGiven,
    NotRecognised,
    Recognised,
}
