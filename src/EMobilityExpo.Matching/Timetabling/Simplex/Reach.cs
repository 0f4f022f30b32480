namespace EMobilityExpo.Matching.Timetabling;

/// <summary>How much a step takes out of a timetable: more when nothing better is found in two steps, less where a step takes too long.</summary>
sealed class Reach
{
    const int _patience = 2;
    const long _look = 200_000;
    int _failures;

    /// <summary>Work of the steps of this kind; what has paid counts by half.</summary>
    public long Spent { get; private set; }

    /// <summary>Slots, or meetings; 0 before it is given a start.</summary>
    public int Size { get; private set; }

    /// <summary>Goes on from this size.</summary>
    public void Begin(int size) => (Size, _failures) = (size, 0);

    /// <summary>Notes what a step took, beside making its program.</summary>
    public void Book(bool better, long work) => Spent = (Spent + work + _look) / (better ? 2 : 1);

    /// <summary>After a step that was of the right length.</summary>
    public void Adapt(bool better, int most)
    {
        _failures = better ? 0 : _failures + 1;
        if (_failures >= _patience && Size < most) Begin(Math.Min(most, Size + Math.Max(1, Size / 8)));
    }

    /// <summary>After a step that was too long, or would have been.</summary>
    public void Shrink() => Size -= Math.Max(1, Size / 8);
}
