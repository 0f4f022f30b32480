namespace EMobilityExpo.Matching.Suggestions;

using EMobilityExpo.Matching.Scoring;

/// <summary>
/// The distinct values that one feature (languages, say) has on one side, numbered from 0, the commonest first where many come
/// at once. As many as there are codes have one of their own; the rest share <see cref="LaneCodes.Rare"/>.
/// </summary>
/// <param name="firstCode">The code of the first.</param>
/// <param name="keyOf">What is the same for those of one class.</param>
sealed class FeatureClasses(byte firstCode, Func<Profile, string> keyOf)
{
    readonly int codes = LaneCodes.Rare - firstCode;
    readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    readonly List<Profile> examples = [];

    public int Count => examples.Count;

    /// <summary>Classes that have a code of their own.</summary>
    public int Coded => Math.Min(examples.Count, codes);

    /// <summary>A participant of each class.</summary>
    public Profile Example(int number) => examples[number];

    public byte Code(int number) => number < codes ? (byte)(number + firstCode) : LaneCodes.Rare;

    /// <summary>How many codes of a table are in use, in one register, two or four; the rare ones have the last.</summary>
    public int CodesInUse => Count > Coded || firstCode + Coded > 128 ? 256 : firstCode + Coded > 64 ? 128 : 64;

    /// <summary>Numbers the classes of many participants at once.</summary>
    public void AddAll(IEnumerable<Profile> profiles)
    {
        var found = new Dictionary<string, (int Times, Profile Example)>(StringComparer.Ordinal);
        foreach (var profile in profiles)
        {
            var key = keyOf(profile);
            found[key] = found.TryGetValue(key, out var seen) ? (seen.Times + 1, seen.Example) : (1, profile);
        }

        foreach (var (key, (_, example)) in found.OrderByDescending(one => one.Value.Times).ThenBy(one => one.Key, StringComparer.Ordinal))
            Add(key, example);
    }

    public int NumberOf(Profile profile)
    {
        var key = keyOf(profile);
        return numbers.TryGetValue(key, out var number) ? number : Add(key, profile);
    }

    int Add(string key, Profile example)
    {
        if (!numbers.TryAdd(key, examples.Count))
            return numbers[key];
        examples.Add(example);
        return examples.Count - 1;
    }
}
