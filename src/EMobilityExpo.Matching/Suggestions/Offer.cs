namespace EMobilityExpo.Matching.Suggestions;

using System.Runtime.InteropServices;
using EMobilityExpo.Matching.Scoring;

/// <summary>What an exhibitor offers, packed.</summary>
/// <param name="LogUnits">Common logarithm of the units of a year; not a number where they are not given.</param>
/// <param name="LogMinimumOrder">See <see cref="Stock.LogMinimumOrder"/>.</param>
/// <param name="Category">Place in the catalogue.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct Offer(double LogUnits, double LogMinimumOrder, int Category)
{
    public static Offer Of(in Stock stock) => new(LogUnitsOf(stock), stock.LogMinimumOrder, stock.Category);

    /// <summary>What is compared with nothing is not known either.</summary>
    public static double LogUnitsOf(in Stock stock) => stock.Units > 0 ? stock.LogUnits : double.NaN;
}
