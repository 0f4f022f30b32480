namespace EMobilityExpo.Matching.Scoring;

using System.Runtime.InteropServices;

/// <summary>A category of a participant with its quantities, packed: a search for the best partners reads millions of them.</summary>
/// <param name="Category">Place in the catalogue.</param>
/// <param name="Units">A year; 0 where not given.</param>
/// <param name="MinimumOrder">In units; 0 where there is none.</param>
/// <param name="Timing">Place in <see cref="CapacityFactor.Timings"/> of when a buyer wants it, or -1.</param>
/// <param name="Share">Share of a buyer's interests by importance; the shares of one buyer add up to 1.</param>
/// <param name="Emphasis">1 for a buyer's most important interests, less for others.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct Stock(int Category, int Units, int MinimumOrder, sbyte Timing, double Share, double Emphasis)
{
    /// <summary>Common logarithm of the units; of no meaning where not given.</summary>
    public double LogUnits { get; } = Math.Log10(Math.Max(1, Units));

    /// <summary>Common logarithm of the minimum order; of none, below every demand.</summary>
    public double LogMinimumOrder { get; } = MinimumOrder > 0 ? Math.Log10(MinimumOrder) : -1;

    /// <summary>Place in <see cref="CapacityFactor.Timings"/> as it counts.</summary>
    public int TimingPlace => Timing < 0 ? CapacityFactor.NotGiven : Timing;

    public double TimingShare => CapacityFactor.ShareOf(Timing);
}
