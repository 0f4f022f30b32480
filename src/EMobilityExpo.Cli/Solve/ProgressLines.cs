using System.Diagnostics;
using System.Globalization;
using EMobilityExpo.Matching.Timetabling;

namespace EMobilityExpo.Cli.Solve;

/// <summary>Writes progress to standard error, a line some five times a second, and whenever the phase changes.</summary>
sealed class ProgressLines(Stopwatch clock) : IProgress<SolveProgress>
{
    TimeSpan _last = TimeSpan.MinValue;
    SolvePhase? _phase;

    public void Report(SolveProgress value)
    {
        var now = clock.Elapsed;
        if (_phase == value.Phase && now - _last < TimeSpan.FromMilliseconds(190)) return;
        (_last, _phase) = (now, value.Phase);
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{now.TotalSeconds,8:0.00} s {value.Fraction,5:0%} {value.Phase,-9} score {value.Score} of at most {value.ScoreBound}, breaks {value.Breaks}, meetings {value.Meetings}"));
    }
}
