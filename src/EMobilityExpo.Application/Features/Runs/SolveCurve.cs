namespace EMobilityExpo.Application.Features.Runs;

using EMobilityExpo.Application.Jobs;
using EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Turns what the engine tells into the progress of the job: percent, phase, and the curve of best score and bound, thinned out so
/// that it stays small however long the build takes.
/// </summary>
public sealed class SolveCurve(JobContext job, TimeProvider clock) : IProgress<SolveProgress>
{
    /// <summary>The building phase in the percent of the whole job.</summary>
    const int From = 10, To = 95;
    const int MostPoints = 200;

    readonly Lock _lock = new();
    readonly long _start = clock.GetTimestamp();
    readonly List<CurvePoint> _points = [];
    double _step = 0.1;
    double _told = -1;
    SolvePhase? _phase;

    public double Seconds => clock.GetElapsedTime(_start).TotalSeconds;

    public void Report(SolveProgress value)
    {
        lock (_lock)
        {
            var now = Math.Round(Seconds, 2);
            var ends = value.Phase == SolvePhase.Finished;
            // The engine tells far more often than anybody looks.
            if (now - _told < 0.1 && value.Phase == _phase && !ends)
                return;
            (_told, _phase) = (now, value.Phase);
            if (value is { Score: long score, ScoreBound: long bound })
                Add(new(now, score, bound), ends);
            job.Report(
                From + (int)((To - From) * Math.Clamp(value.Fraction, 0, 1)), $"{value.Phase}".ToLowerInvariant(),
                new RunProgress([.. _points], value.Score, value.ScoreBound, value.Breaks, value.Meetings, now));
        }
    }

    void Add(CurvePoint point, bool ends)
    {
        var flat = _points.Count > 1 && Same(point, _points[^1]) && Same(point, _points[^2]);
        if (flat || (!ends && _points.Count > 1 && point.Seconds - _points[^2].Seconds < _step))
            _points[^1] = point;
        else
            _points.Add(point);
        if (_points.Count < MostPoints)
            return;
        var kept = _points.Where((_, index) => index % 2 == 0 || index == _points.Count - 1).ToList();
        _points.Clear();
        _points.AddRange(kept);
        _step *= 2;
    }

    static bool Same(CurvePoint a, CurvePoint b) => (a.Score, a.Bound) == (b.Score, b.Bound);
}

public sealed record CurvePoint(double Seconds, long Score, long Bound);

/// <summary>What the job of a run tells about itself.</summary>
public sealed record RunProgress(
    IReadOnlyList<CurvePoint> Curve, long? Score, long? Bound, int? Breaks, int Meetings, double Seconds);
