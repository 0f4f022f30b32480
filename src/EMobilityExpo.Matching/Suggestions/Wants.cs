namespace EMobilityExpo.Matching.Suggestions;

using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EMobilityExpo.Matching.Scoring;

/// <summary>Up to four wants of a buyer, side by side; what is not there has no share and no units.</summary>
/// <param name="Shares">Of the buyer's interests.</param>
/// <param name="Emphases">See <see cref="Stock.Emphasis"/>.</param>
/// <param name="LogUnits">Common logarithms of the units of a year; not a number where they are not given.</param>
/// <param name="Timings">How much each counts by its timing.</param>
[StructLayout(LayoutKind.Sequential)]
readonly record struct Wants(Vector256<double> Shares, Vector256<double> Emphases, Vector256<double> LogUnits, Vector256<double> Timings)
{
    /// <summary>How many there may be.</summary>
    public const int Most = 4;

    /// <summary>The category of a want that is not there.</summary>
    public const byte NoCategory = 255;

    public static Wants Of(ReadOnlySpan<Stock> stocks)
    {
        var (shares, emphases, units, timings) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256.Create(double.NaN), Vector256<double>.Zero);
        for (var want = 0; want < stocks.Length; want++)
        {
            ref readonly var stock = ref stocks[want];
            shares = shares.WithElement(want, stock.Share);
            emphases = emphases.WithElement(want, stock.Emphasis);
            units = units.WithElement(want, Offer.LogUnitsOf(stock));
            timings = timings.WithElement(want, stock.TimingShare);
        }

        return new(shares, emphases, units, timings);
    }

    /// <summary>The categories, a byte each; <see cref="Card.LongWay"/> where none or too many are given.</summary>
    public static int CategoriesOf(ReadOnlySpan<Stock> stocks)
    {
        if (stocks.Length is 0 or > Most)
            return Card.LongWay;
        var categories = 0U;
        for (var want = 0; want < Most; want++)
        {
            var category = want < stocks.Length ? stocks[want].Category : NoCategory;
            if (want < stocks.Length && category >= NoCategory)
                return Card.LongWay;
            categories |= (uint)category << (8 * want);
        }

        return (int)categories;
    }
}
