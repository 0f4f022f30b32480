namespace EMobilityExpo.Application.Jobs;

using System.Diagnostics;
using System.Diagnostics.Metrics;

/// <summary>How many background jobs ended, how, and how long they took.</summary>
public static class JobMetrics
{
    public const string Name = "EMobilityExpo";

    static readonly Meter Meter = new(Name);
    static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("emobilityexpo.job.duration", "s", "Time a background job worked.");

    public static void Ended(string kind, string outcome, TimeSpan worked) =>
        Duration.Record(worked.TotalSeconds, new TagList { { "job.kind", kind }, { "job.outcome", outcome } });
}
