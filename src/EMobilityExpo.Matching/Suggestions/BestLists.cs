namespace EMobilityExpo.Matching.Suggestions;

using System.Runtime.InteropServices;

/// <summary>Everybody's best lists by number, one after the other. Numbers follow a fixed key of the ids, so the order of input does not show.</summary>
sealed class BestLists
{
    public BestLists(IEnumerable<BestList> lists, IEnumerable<string> partners, int k)
    {
        PartnerIds = Sorted(partners, id => id);
        PartnerNumbers = Numbers(PartnerIds, nameof(partners));
        var sorted = Sorted(lists, list => list.Id);
        Owners = Array.ConvertAll(sorted, list => list.Id);
        OwnerNumbers = Numbers(Owners, nameof(lists));
        Start = new int[sorted.Length + 1];
        for (var i = 0; i < sorted.Length; i++)
            Start[i + 1] = checked(Start[i] + sorted[i].Best.Count);
        (Partners, Scores, Newcomers) = (new int[Start[^1]], new double[Start[^1]], new (int, int)[sorted.Length]);
        var seen = new int[PartnerIds.Length];
        for (var i = 0; i < sorted.Length; i++)
        {
            for (var place = 0; place < sorted[i].Best.Count; place++)
            {
                var (partner, score) = sorted[i].Best[place];
                if (!PartnerNumbers.TryGetValue(partner, out var number) || seen[number] == i + 1)
                    throw new ArgumentException($"'{partner}' is no partner, or comes twice in a list.", nameof(lists));
                seen[number] = i + 1;
                (Partners[Start[i] + place], Scores[Start[i] + place]) = (number, score);
            }

            var end = Start[i] + Math.Min(k, LengthOf(i));
            if (sorted[i].Newcomers < 0 || sorted[i].Newcomers > end - Start[i])
                throw new ArgumentException($"'{sorted[i].Id}' has no {sorted[i].Newcomers} newcomers among those suggested.", nameof(lists));
            Newcomers[i] = (end - sorted[i].Newcomers, end);
        }
    }

    public string[] Owners { get; }

    public string[] PartnerIds { get; }

    public Dictionary<string, int> OwnerNumbers { get; }

    public Dictionary<string, int> PartnerNumbers { get; }

    /// <summary>Where each list begins; one more tells where the last one ends.</summary>
    public int[] Start { get; }

    public int[] Partners { get; }

    public double[] Scores { get; }

    /// <summary>By list, the places that are kept for thin profiles: the first, and the one after the last.</summary>
    public (int From, int To)[] Newcomers { get; }

    public int LengthOf(int list) => Start[list + 1] - Start[list];

    /// <summary>By a scattered key of the id first: equal scores are not to favour those early in the alphabet.</summary>
    static T[] Sorted<T>(IEnumerable<T> all, Func<T, string> id) =>
        [.. all.OrderBy(one => Scatter(id(one))).ThenBy(id, StringComparer.Ordinal)];

    static Dictionary<string, int> Numbers(string[] ids, string name)
    {
        var numbers = new Dictionary<string, int>(ids.Length, StringComparer.Ordinal);
        for (var i = 0; i < ids.Length; i++)
        {
            if (!numbers.TryAdd(ids[i], i))
                throw new ArgumentException($"'{ids[i]}' comes twice.", name);
        }

        return numbers;
    }

    /// <summary>FNV-1a, the same on every machine.</summary>
    static ulong Scatter(string id)
    {
        var hash = 14695981039346656037UL;
        foreach (var part in MemoryMarshal.AsBytes(id.AsSpan()))
            hash = (hash ^ part) * 1099511628211UL;
        return hash;
    }
}
