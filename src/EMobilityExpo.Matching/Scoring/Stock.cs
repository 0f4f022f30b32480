namespace EMobilityExpo.Matching.Scoring;

/// <summary>A category of a participant with its quantities as common logarithms, NaN where not given.</summary>
readonly record struct Stock(int Category, int? Units, int? MinimumOrder, string? Timing)
{
    public double LogUnits { get; } = Units is { } units ? Math.Log10(units) : double.NaN;

    public double LogMinimumOrder { get; } = MinimumOrder is { } least ? Math.Log10(least) : double.NaN;

    public double TimingShare { get; } = CapacityFactor.ShareOf(Timing);
}
