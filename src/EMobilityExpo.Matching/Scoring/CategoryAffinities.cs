namespace EMobilityExpo.Matching.Scoring;

/// <summary>How near any two categories are: a table of reasons, filled once.</summary>
sealed class CategoryAffinities
{
    /// <summary>From this value on two categories are the same thing, and their quantities can be compared.</summary>
    public const double Shared = 0.8;

    readonly FactorReason[,] reasons;

    public CategoryAffinities(
        ScoringCategory[] categories, Dictionary<string, int> places, IReadOnlyList<RelatedFamilies> related)
    {
        var parents = Array.ConvertAll(categories, category =>
            string.IsNullOrEmpty(category.Parent) ? -1
            : places.TryGetValue(category.Parent, out var parent) ? parent
            : throw new ArgumentException($"Category '{category.Code}' lacks its parent '{category.Parent}'.", nameof(categories)));
        var lines = new List<int>[categories.Length];
        for (var place = 0; place < lines.Length; place++)
            lines[place] = Line(place, parents);
        var hasChildren = parents.Where(parent => parent >= 0).ToHashSet();
        var neighbours = related
            .SelectMany(pair => new[] { (pair.First, pair.Second), (pair.Second, pair.First) })
            .Where(pair => places.ContainsKey(pair.Item1) && places.ContainsKey(pair.Item2))
            .Select(pair => (places[pair.Item1], places[pair.Item2]))
            .ToHashSet();

        reasons = new FactorReason[categories.Length, categories.Length];
        for (var a = 0; a < categories.Length; a++)
            for (var b = 0; b < categories.Length; b++)
                reasons[a, b] = a == b && !hasChildren.Contains(a) ? FactorReason.SameLeaf
                    : lines[a].Contains(b) || lines[b].Contains(a) ? FactorReason.WithinFamily
                    : lines[a][^1] == lines[b][^1] ? FactorReason.SameFamily
                    : neighbours.Contains((lines[a][^1], lines[b][^1])) ? FactorReason.RelatedFamily
                    : FactorReason.NoCommonCategory;
    }

    public FactorReason Reason(int a, int b) => reasons[a, b];

    public static double Value(FactorReason reason) => reason switch
    {
        FactorReason.SameLeaf => 1,
        FactorReason.WithinFamily => Shared,
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
}
