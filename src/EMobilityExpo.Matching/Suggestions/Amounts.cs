namespace EMobilityExpo.Matching.Suggestions;

using EMobilityExpo.Matching.Scoring;

/// <summary>
/// Quantities as bytes, thirty-two steps a decade. They are compared within a family only, so each is taken against what is usual in
/// its family.
/// </summary>
sealed class Amounts
{
    /// <summary>A quantity that is not given.</summary>
    public const byte Unknown = 255;

    public const byte Most = 250;

    public const double StepsPerDecade = 32;

    /// <summary>Decades below the usual that are told apart, about as many as above; beyond, differences look less than they are.</summary>
    const double Below = 4;

    readonly double[] usual;
    readonly int[] families;

    public Amounts(PairScorer scorer, IEnumerable<Profile> profiles)
    {
        families = scorer.Index.Affinities.Families;
        usual = new double[families.Length];
        var count = new int[families.Length];
        foreach (var profile in profiles)
        {
            foreach (ref readonly var stock in profile.Stocks.AsSpan())
            {
                if (stock.Units == 0)
                    continue;
                usual[families[stock.Category]] += stock.LogUnits;
                count[families[stock.Category]]++;
            }
        }

        for (var family = 0; family < usual.Length; family++)
            usual[family] /= Math.Max(1, count[family]);
    }

    /// <summary>The units of a year, not more than they are.</summary>
    public byte UnitsDown(in Stock stock) => stock.Units == 0 ? Unknown : Down(stock, stock.LogUnits);

    /// <summary>The units of a year, not less than they are.</summary>
    public byte UnitsUp(in Stock stock) => stock.Units == 0 ? Unknown : Up(stock, stock.LogUnits);

    /// <summary>The minimum order, not more than it is; 0 for none.</summary>
    public byte OrderDown(in Stock stock) => stock.MinimumOrder == 0 ? (byte)0 : Down(stock, stock.LogMinimumOrder);

    byte Down(in Stock stock, double log) => (byte)Math.Clamp(Math.Floor(Steps(stock, log)), 0, Most);

    byte Up(in Stock stock, double log) => (byte)Math.Clamp(Math.Floor(Steps(stock, log)) + 1, 0, Most);

    double Steps(in Stock stock, double log) => (log - usual[families[stock.Category]] + Below) * StepsPerDecade;
}
