namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Seeded random numbers and hashing (G. Steele, D. Lea, C. Flood: Fast splittable pseudorandom number generators, 2014).
/// The same on every machine and runtime, unlike the framework's.
/// </summary>
struct SplitMix(ulong seed)
{
    ulong _state = seed;

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        return Mix(_state);
    }

    /// <summary>A number from 0 to below <paramref name="bound"/>.</summary>
    public int Below(int bound) => (int)((UInt128)Next() * (ulong)bound >> 64);

    /// <summary>A number from 0 to below 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Brings items drawn at random to the front, so many of them (R. Durstenfeld, 1964).</summary>
    public void Draw(Span<int> items, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var j = i + Below(items.Length - i);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>Items drawn at random, so many of them, sorted.</summary>
    public int[] Choose(int[] items, int count)
    {
        Draw(items, count);
        var chosen = items.AsSpan(0, count).ToArray();
        Array.Sort(chosen);
        return chosen;
    }

    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }

    public static ulong Combine(ulong a, ulong b) => Mix((a * 0x9E3779B97F4A7C15UL) + b + 0x632BE59BD9B4E019UL);

    /// <summary>A hash of a text that does not change between runs.</summary>
    public static ulong Text(string text)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var letter in text) hash = (hash ^ letter) * 0x100000001B3UL;
        return Mix(hash);
    }
}
