namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Counts work units (about a nanosecond each) against a limit, and looks at the caller's wish to stop. A part of the search
/// gets a slice of what is left by <see cref="Slice"/>.
/// </summary>
sealed class Budget(long limit, CancellationToken stop)
{
    long _end = limit;

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
        return !Over;
    }

    /// <summary>Three quarters of the way from now to the end of the present slice.</summary>
    public long MostOfIt() => Used + ((_end - Used) / 4 * 3);

    /// <summary>From now on <see cref="Over"/> is reached after at most this much more work.</summary>
    public void Slice(long units) => _end = units >= Limit - Used ? Limit : Used + units;
}
