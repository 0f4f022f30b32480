namespace EMobilityExpo.Matching.Scoring;

/// <summary>Small numbers for codes, given out as the codes are first seen. Safe from several threads.</summary>
sealed class CodeNumbers
{
    readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    readonly Lock gate = new();

    public BitSet SetOf(IReadOnlyCollection<string> codes)
    {
        if (codes.Count == 0)
            return new BitSet([]);
        var set = new List<int>(codes.Count);
        lock (gate)
        {
            foreach (var code in codes)
            {
                if (!numbers.TryGetValue(code, out var number))
                    numbers.Add(code, number = numbers.Count);
                set.Add(number);
            }
        }

        return new BitSet(set);
    }
}
