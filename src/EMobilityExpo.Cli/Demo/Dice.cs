using Bogus;

namespace EMobilityExpo.Cli.Demo;

/// <summary>Random choices from a seed and the name of what they are for.</summary>
sealed class Dice
{
    readonly Faker korean;

    public Dice(int seed, params string[] purpose)
    {
        // FNV-1a: string.GetHashCode differs from process to process.
        var hash = 2166136261u;
        foreach (var letter in string.Join('/', purpose))
            hash = (hash ^ letter) * 16777619u;
        Random = new Randomizer(seed ^ (int)hash);
        korean = new Faker("ko") { Random = Random };
    }

    public Randomizer Random { get; }

    public string KoreanName() => korean.Name.LastName() + korean.Name.FirstName();

    public bool Chance(double share) => Random.Double() < share;

    public T One<T>(params IReadOnlyList<T> list) => list[Random.Number(list.Count - 1)];

    /// <summary>Different entries, the earlier ones of the list the likelier.</summary>
    public IReadOnlyList<T> Several<T>(IReadOnlyList<T> list, int least, int most)
    {
        var count = Math.Min(Random.Number(least, most), list.Count);
        var left = list.ToList();
        var chosen = new List<T>();
        while (chosen.Count < count)
        {
            var place = Math.Min(Random.Number(left.Count - 1), Random.Number(left.Count - 1));
            chosen.Add(left[place]);
            left.RemoveAt(place);
        }

        return chosen;
    }

    /// <summary>A quantity as people give it: log-uniform, two digits.</summary>
    public int Quantity(int least, int most)
    {
        var value = Math.Exp(Random.Double(Math.Log(least), Math.Log(most)));
        var step = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(value)) - 1));
        return (int)(Math.Round(value / step) * step);
    }
}
