namespace EMobilityExpo.Matching.Scoring;

/// <summary>A category of a participant with its quantities as common logarithms, NaN where not given.</summary>
/// <param name="Category">Place in the catalogue.</param>
/// <param name="Units">A year.</param>
/// <param name="MinimumOrder">In units.</param>
/// <param name="Timing">When a buyer wants it.</param>
/// <param name="Share">Share of a buyer's interests by importance; the shares of one buyer add up to 1.</param>
/// <param name="Emphasis">1 for a buyer's most important interests, less for others.</param>
readonly record struct Stock(int Category, int? Units, int? MinimumOrder, string? Timing, double Share, double Emphasis)
{
    public double LogUnits { get; } = Units is { } units ? Math.Log10(units) : double.NaN;

    public double LogMinimumOrder { get; } = MinimumOrder is { } least ? Math.Log10(least) : double.NaN;

    public double TimingShare { get; } = CapacityFactor.ShareOf(Timing);
}
