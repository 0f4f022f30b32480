namespace EMobilityExpo.Matching.Suggestions;

/// <summary>Who is suggested to whom, and how unevenly that falls on those who are suggested.</summary>
public sealed class SuggestedLists
{
    readonly BestLists lists;
    readonly bool[] chosen;
    readonly int k;

    internal SuggestedLists(BestLists lists, bool[] chosen, int k)
    {
        (this.lists, this.chosen, this.k) = (lists, chosen, k);
        var counts = new int[lists.PartnerIds.Length];
        for (var i = 0; i < chosen.Length; i++)
            counts[lists.Partners[i]] += chosen[i] ? 1 : 0;
        Counts = counts;
        Suggestions = counts.Sum(count => (long)count);
        Gini = Exposure.Gini(counts);
    }

    /// <summary>How many lists there are.</summary>
    public int Lists => lists.Owners.Length;

    /// <summary>How many might be suggested.</summary>
    public int Partners => lists.PartnerIds.Length;

    /// <summary>How many suggestions there are in all.</summary>
    public long Suggestions { get; }

    /// <summary>Of how often each partner is suggested.</summary>
    public double Gini { get; }

    /// <summary>How many are in no list.</summary>
    public int Never => Counts.Count(count => count == 0);

    /// <summary>Share of the partners that are in no list; 0 when there is no partner.</summary>
    public double NeverShare => Partners == 0 ? 0 : (double)Never / Partners;

    /// <summary>Share of the lists that the most frequent partner is in; 0 when there is no list.</summary>
    public double MostShare => Lists == 0 ? 0 : (double)Counts.DefaultIfEmpty(0).Max() / Lists;

    /// <summary>How often each is suggested, in no particular order.</summary>
    internal IReadOnlyList<int> Counts { get; }

    /// <summary>Those who are suggested most often, the most frequent first.</summary>
    public IReadOnlyList<(string Partner, int Times)> Most(int top) =>
    [
        .. Counts.Select((times, number) => (Partner: lists.PartnerIds[number], Times: times)).Where(one => one.Times > 0)
            .OrderByDescending(one => one.Times).ThenBy(one => one.Partner, StringComparer.Ordinal).Take(top),
    ];

    /// <summary>How often one is suggested; 0 for one that is unknown.</summary>
    public int TimesOf(string partner) => lists.PartnerNumbers.TryGetValue(partner, out var number) ? Counts[number] : 0;

    /// <summary>The suggestions of one participant, best first and newcomers last; empty when it is unknown.</summary>
    public IReadOnlyList<(Suggested One, bool Newcomer)> Of(string id)
    {
        if (!lists.OwnerNumbers.TryGetValue(id, out var list))
            return [];
        var (from, to) = lists.Newcomers[list];
        var found = new List<(Suggested, bool)>(Math.Min(k, lists.LengthOf(list)));
        Add(lists.Start[list], from, false);
        Add(to, lists.Start[list + 1], false);
        Add(from, to, true);
        return found;

        void Add(int start, int end, bool newcomers)
        {
            for (var i = start; i < end; i++)
            {
                if (chosen[i])
                    found.Add((new(lists.PartnerIds[lists.Partners[i]], lists.Scores[i]), newcomers));
            }
        }
    }

    internal (double Score, int Count) TotalOf(int list)
    {
        var (score, count) = (0.0, 0);
        for (var i = lists.Start[list]; i < lists.Start[list + 1]; i++)
        {
            if (chosen[i])
                (score, count) = (score + lists.Scores[i], count + 1);
        }

        return (score, count);
    }
}
