using EMobilityExpo.Matching.Scoring;
using Microsoft.Data.Sqlite;

namespace EMobilityExpo.Cli.Bench;

/// <summary>
/// The best partners of everybody as one would write it over the same score: a LINQ double loop, and one SQL join on the embedded database. At most on as many of the
/// first exhibitors as make about a million pairs with all buyers.
/// </summary>
sealed class SuggestByHand : IDisposable
{
    const int SamplePairs = 1_000_000;

    readonly ScoringParticipant[] exhibitors;
    readonly ScoringParticipant[] buyers;
    readonly PairScorer scorer;
    readonly int top;
    readonly SqliteConnection db = new("Data Source=:memory:");

    public SuggestByHand(ScoringParticipant[] exhibitors, ScoringParticipant[] buyers, PairScorer scorer, int top)
    {
        (this.exhibitors, this.buyers, this.scorer, this.top) = (exhibitors[..Sample(exhibitors.Length, buyers.Length)], buyers, scorer, top);
        db.Open();
        db.CreateFunction("score", (long exhibitor, long buyer) => scorer.ExactOnly(this.exhibitors[exhibitor], buyers[buyer]), isDeterministic: true);
        Execute(SuggestJoinSql.Tables);
        Execute(SuggestJoinSql.Fill("exhibitor", this.exhibitors.Length));
        Execute(SuggestJoinSql.Fill("buyer", buyers.Length));
    }

    /// <summary>How many of the exhibitors take part.</summary>
    public static int Sample(int exhibitors, int buyers) => Math.Clamp(SamplePairs / buyers, 1, exhibitors);

    /// <summary>Each side's loop scores every pair; how many suggestions it makes.</summary>
    public int Linq()
    {
        var ofExhibitors = exhibitors.ToDictionary(
            exhibitor => exhibitor.Id,
            exhibitor => buyers.Select(buyer => (buyer.Id, Score: scorer.ExactOnly(exhibitor, buyer)))
                .OrderByDescending(pair => pair.Score).Take(top).ToList(),
            StringComparer.Ordinal);
        var ofBuyers = buyers.ToDictionary(
            buyer => buyer.Id,
            buyer => exhibitors.Select(exhibitor => (exhibitor.Id, Score: scorer.ExactOnly(exhibitor, buyer)))
                .OrderByDescending(pair => pair.Score).Take(top).ToList(),
            StringComparer.Ordinal);
        return ofExhibitors.Values.Sum(x => x.Count) + ofBuyers.Values.Sum(x => x.Count);
    }

    /// <summary>The score as a function of the database and two windows over the join; how many rows come of it.</summary>
    public int Join()
    {
        using var join = db.CreateCommand();
        join.CommandText = SuggestJoinSql.Best;
        join.Parameters.AddWithValue("$top", top);
        using var reader = join.ExecuteReader();
        var rows = 0;
        while (reader.Read())
            rows++;
        return rows;
    }

    public void Dispose() => db.Dispose();

    void Execute(string text)
    {
        using var command = db.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
