namespace EMobilityExpo.Matching.Suggestions;

/// <summary>The losses of one feature by the class of the participant that asks, kept while there is room.</summary>
sealed class ClassLosses
{
    const int Room = 512;

    readonly float[]?[] losses = new float[Room][];
    readonly (int Class, int OutOf)[] kept = new (int, int)[Room];

    /// <summary>256 losses; fresh ones must be filled in by the caller.</summary>
    /// <param name="number">The class that asks.</param>
    /// <param name="outOf">How many classes the other side has; when it has more, losses are found anew.</param>
    public (float[] Losses, bool Fresh) Of(int number, int outOf)
    {
        var place = number % Room;
        var found = losses[place] ??= new float[256];
        var fresh = kept[place] != (number + 1, outOf);
        kept[place] = (number + 1, outOf);
        return (found, fresh);
    }
}
