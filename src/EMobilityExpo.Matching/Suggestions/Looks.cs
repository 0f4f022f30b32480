namespace EMobilityExpo.Matching.Suggestions;

using EMobilityExpo.Matching.Scoring;

/// <summary>How candidates are looked at; all give the same suggestions.</summary>
enum LookKind
{
    Plain,
    Middle,
    Wide,
}

static class Looks
{
    /// <summary>What this processor can do.</summary>
    public static LookKind Best => WideLook.IsSupported ? LookKind.Wide : MiddleLook.IsSupported ? LookKind.Middle : LookKind.Plain;

    public static bool IsSupported(LookKind kind) => kind <= Best;

    public static ISearch Search(LookKind kind, PairScorer scorer, Amounts amounts, Markets markets) => kind switch
    {
        LookKind.Wide => new Search<WideLook>(scorer, amounts, markets),
        LookKind.Middle => new Search<MiddleLook>(scorer, amounts, markets),
        _ => new Search<PlainLook>(scorer, amounts, markets),
    };
}
