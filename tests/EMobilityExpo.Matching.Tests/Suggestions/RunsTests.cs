using EMobilityExpo.Matching.Scoring;
using EMobilityExpo.Matching.Suggestions;
using EMobilityExpo.Matching.Tests.Scoring;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Suggestions;

/// <summary>Blocks of candidates that are passed over together.</summary>
public sealed class RunsTests
{
    static readonly byte[] Same = [.. Enumerable.Range(0, 256).Select(code => (byte)(code == 3 ? 2 : code))];

    [Fact]
    public void Blocks_of_one_code_make_a_run_and_the_rest_is_mixed()
    {
        byte[] column = [.. Codes(1, 128), .. Codes(2, 64), .. Codes(3, 64), .. Codes(1, 32), .. Codes(2, 32), .. Codes(4, 10)];

        var runs = new Runs(column, column.Length, Same);

        runs.All.ShouldBe([(1, 0, 2), (2, 2, 4), (4, 5, 6)]);
        runs.Mixed.ShouldBe([4]);
    }

    [Fact]
    public void Who_changes_makes_its_block_mixed_once_and_new_blocks_are_mixed()
    {
        byte[] column = Codes(1, 128);
        var runs = new Runs(column, column.Length, Same);

        runs.Put(1, 1);
        runs.Mixed.ShouldBeEmpty();
        foreach (var (block, code) in new (int, byte)[] { (1, 2), (1, 3), (2, 1), (3, 1), (2, 1) })
            runs.Put(block, code);

        runs.Mixed.ShouldBe([1, 2, 3]);
        runs.IsMixed(0).ShouldBeFalse();
        runs.IsMixed(1).ShouldBeTrue();
    }

    [Fact]
    public void Buyers_who_move_to_another_country_are_found_there() => Prop.ForAll(Sides.ToArbitrary(), sides =>
    {
        var (exhibitors, buyers) = sides;
        var scorer = new PairScorer(Some.Catalogue, new ScoringWeights());
        var index = new SuggestionIndex(scorer, exhibitors, buyers);
        var moved = buyers.Select((who, i) => i % 40 == 0 ? who with { Country = buyers[^1].Country } : who).ToArray();
        foreach (var who in moved.Where((_, i) => i % 40 == 0))
            index.Put(Side.Buyer, who);

        foreach (var exhibitor in exhibitors)
        {
            index.Best(Side.Exhibitor, exhibitor.Id, 5).Select(one => one.Score).ShouldBe(
                moved.Select(buyer => scorer.ExactOnly(exhibitor, buyer)).Where(score => score > 0).OrderDescending().Take(5));
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));

    /// <summary>Enough buyers of two countries that whole blocks are of one.</summary>
    static readonly Gen<(ScoringParticipant[] Exhibitors, ScoringParticipant[] Buyers)> Sides =
        from exhibitors in ScoringGenerators.Participant.ArrayOf(6)
        from buyers in ScoringGenerators.Participant.ArrayOf(400)
        select (
            exhibitors.Select((who, i) => who with { Id = $"E{i}" }).ToArray(),
            buyers.Select((who, i) => who with { Id = $"B{i}", Country = Some.Catalogue.Countries[i / 200].Code }).ToArray());

    static byte[] Codes(byte code, int count) => [.. Enumerable.Repeat(code, count)];
}
