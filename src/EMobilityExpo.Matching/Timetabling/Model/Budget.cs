namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Counts work units (about a nanosecond each) against a limit, and looks at the caller's wish to stop. A part of the search
/// gets a slice of what is left by <see cref="Slice"/>; what runs beside it counts for itself and is booked afterwards.
/// </summary>
sealed class Budget(long limit, CancellationToken stop, Action? tick = null)
{
    /// <summary>Work between two looks at the progress: well under a quarter of a second.</summary>
    const long _tick = 30_000_000;
    long _end = limit;
    long _next = _tick;

    public long Limit { get; } = limit;

    public long Used { get; private set; }

    /// <summary>The end of everything, whatever the present slice.</summary>
    public bool Exhausted => Used >= Limit || stop.IsCancellationRequested;

    /// <summary>The end of the present slice or of everything.</summary>
    public bool Over => Used >= _end || stop.IsCancellationRequested;

    public bool Stopped => stop.IsCancellationRequested;

    public double Fraction => Limit <= 0 ? 1 : Math.Min(1.0, Used / (double)Limit);

    /// <summary>Books work done; false when it is time to end.</summary>
    public bool Spend(long units)
    {
        Used += units;
        if (Used >= _next && tick is not null)
        {
            _next = Used + _tick;
            tick();
        }

        return !Over;
    }

    /// <summary>Most of the way from now to the end of the present slice.</summary>
    public long MostOfIt() => Used + ((_end - Used) / 16 * 15);

    /// <summary>From now on <see cref="Over"/> is reached after at most this much more work.</summary>
    public void Slice(long units) => _end = units >= Limit - Used ? Limit : Used + units;

    /// <summary>A budget without a limit of its own for work beside this one; the first of them shows the progress.</summary>
    public Budget Beside(bool shows) => new(long.MaxValue, stop, shows ? tick : null);
}
