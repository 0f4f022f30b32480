namespace EMobilityExpo.Matching.Scoring;

/// <summary>How near any two categories are: tables of reasons and values, filled once. The first index is the category offered.</summary>
sealed class CategoryAffinities
{
    /// <summary>From this value on two categories are the same thing, and their quantities can be compared.</summary>
    public const double Shared = 0.8;

    readonly FactorReason[] reasons;
    readonly double[] values;
    readonly int[][] same;

    public CategoryAffinities(
        ScoringCategory[] categories, Dictionary<string, int> places, IReadOnlyList<RelatedFamilies> related)
    {
        Count = categories.Length;
        var parents = Array.ConvertAll(categories, category =>
            string.IsNullOrEmpty(category.Parent) ? -1
            : places.TryGetValue(category.Parent, out var parent) ? parent
            : throw new ArgumentException($"Category '{category.Code}' lacks its parent '{category.Parent}'.", nameof(categories)));
        var lines = new List<int>[Count];
        for (var place = 0; place < Count; place++)
            lines[place] = Line(place, parents);
        Families = Array.ConvertAll(lines, line => line[^1]);
        var hasChildren = parents.Where(parent => parent >= 0).ToHashSet();
        var codes = Array.ConvertAll(categories, category => (category.HsCodes ?? []).Select(Digits).ToHashSet(StringComparer.Ordinal));
        var neighbours = related
            .SelectMany(pair => new[] { (pair.First, pair.Second), (pair.Second, pair.First) })
            .Where(pair => places.ContainsKey(pair.Item1) && places.ContainsKey(pair.Item2))
            .Select(pair => (places[pair.Item1], places[pair.Item2]))
            .ToHashSet();

        reasons = new FactorReason[Count * Count];
        values = new double[Count * Count];
        for (var a = 0; a < Count; a++)
        {
            for (var b = 0; b < Count; b++)
            {
                var family = Families[a] == Families[b];
                var reason = a == b && !hasChildren.Contains(a) ? FactorReason.SameLeaf
                    : lines[a].Contains(b) || lines[b].Contains(a) ? FactorReason.WithinFamily
                    : codes[a].Overlaps(codes[b]) ? FactorReason.SameHsCode
                    : family ? FactorReason.SameFamily
                    : neighbours.Contains((Families[a], Families[b])) ? FactorReason.RelatedFamily
                    : FactorReason.NoCommonCategory;
                (reasons[a * Count + b], values[a * Count + b]) = (reason, Value(reason, family));
            }
        }

        same = [.. Enumerable.Range(0, Count).Select(a => Enumerable.Range(0, Count).Where(b => Value(a, b) >= Shared).ToArray())];
    }

    /// <summary>Number of categories.</summary>
    public int Count { get; }

    /// <summary>By category, the place of the family it belongs to.</summary>
    public int[] Families { get; }

    public FactorReason Reason(int offered, int asked) => reasons[offered * Count + asked];

    public double Value(int offered, int asked) => values[offered * Count + asked];

    /// <summary>The values of one category with all; it is the same which of the two is offered.</summary>
    public ReadOnlySpan<double> ValuesOf(int category) => values.AsSpan(category * Count, Count);

    /// <summary>The categories that are the same thing as one.</summary>
    public int[] SameAs(int category) => same[category];

    /// <summary>Customs put scooters and kick scooters under one code: nearer than their families, but not the same thing.</summary>
    static double Value(FactorReason reason, bool sameFamily) => reason switch
    {
        FactorReason.SameLeaf => 1,
        FactorReason.WithinFamily => Shared,
        FactorReason.SameHsCode => sameFamily ? 0.6 : 0.4,
        FactorReason.SameFamily => 0.5,
        FactorReason.RelatedFamily => 0.25,
        _ => 0,
    };

    /// <summary>The category and all above it, the family last.</summary>
    static List<int> Line(int place, int[] parents)
    {
        var line = new List<int>();
        for (; place >= 0; place = parents[place])
        {
            if (line.Contains(place))
                throw new ArgumentException("A category is its own ancestor.", nameof(parents));
            line.Add(place);
        }

        return line;
    }

    static string Digits(string code) => string.Concat(code.Where(char.IsAsciiDigit));
}
