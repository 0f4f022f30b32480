namespace EMobilityExpo.Matching.Scoring;

/// <summary>
/// One figure for two sides, high only when both gain: the harmonic mean. Source: L. Pizzato, T. Rej, T. Chung, I. Koprinska and
/// J. Kay, "RECON: a reciprocal recommender for online dating", RecSys 2010.
/// </summary>
/// <remarks>
/// It is never above the arithmetic mean, nor above twice the lesser side, and it rises with each side; the search for the best
/// partners rests on that.
/// </remarks>
static class Reciprocal
{
    /// <summary>Harmonic mean of two values of one scale, both at least 0; 0 when both are 0.</summary>
    public static double Combine(double exhibitor, double buyer)
    {
        var sum = exhibitor + buyer;
        return sum > 0 ? 2 * exhibitor * buyer / sum : 0;
    }

    /// <summary>The whole number shown, 0 to 100, halves upwards.</summary>
    public static int Rounded(double score) => (int)Math.Round(Math.Clamp(score, 0, 100), MidpointRounding.AwayFromZero);
}
