namespace EMobilityExpo.Matching.Suggestions;

/// <summary>The best partners of every participant of a side. Memory: 12 bytes a suggestion.</summary>
public sealed class SuggestionTable
{
    readonly Roster own;
    readonly Roster others;
    readonly int room;
    readonly int[] partners;
    readonly double[] scores;
    readonly int[] counts;

    internal SuggestionTable(Roster own, Roster others, int room)
    {
        (this.own, this.others, this.room) = (own, others, room);
        (partners, scores, counts) = (new int[own.Count * room], new double[own.Count * room], new int[own.Count]);
    }

    /// <summary>Ids of the participants, in no particular order.</summary>
    public IEnumerable<string> Ids => own.Profiles.Where(profile => profile is not null).Select(profile => profile!.Source.Id);

    /// <summary>The suggestions of a participant, best first; empty when it is unknown.</summary>
    public IReadOnlyList<Suggested> Of(string id)
    {
        var row = own.RowOf(id);
        if (row < 0 || row >= counts.Length)
            return [];
        var result = new Suggested[counts[row]];
        for (var i = 0; i < result.Length; i++)
            result[i] = new(others.Profiles[partners[row * room + i]]!.Source.Id, scores[row * room + i]);
        return result;
    }

    internal void Store(int row, BestK best)
    {
        counts[row] = best.Count;
        var at = row * room;
        foreach (ref readonly var place in best.Places)
            (partners[at], scores[at++]) = (place.Row, place.Score);
    }
}
