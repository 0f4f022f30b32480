namespace EMobilityExpo.Application.Tests.Import;

using EMobilityExpo.Application.Features.Import;
using EMobilityExpo.Application.Features.Import.Cells;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Spreadsheets;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Shouldly;
using Xunit;

public sealed class CountsPropertyTests
{
    static readonly ImportScene Scene = ImportScene.Of(Sides.Buyer, DateTimeZoneProviders.Tzdb["Asia/Seoul"]);

    static readonly ColumnMatch Match = ColumnMatch.Of(
        Sides.Buyer, ["External key", "Registration number", "Name (Korean)", "Name (English)", "Country", "Max meetings", "Products", "Unavailable", "junk"]);

    // Few values, so that rows meet each other in every way.
    static readonly string[][] Values =
    [
        ["", "K1", "k1", "K2", "K3"], ["", "1", "2", "1-"], ["", "가", "나", "(주)가"], ["", "A", "B", "A Ltd.", "!"], ["", "VN", "베트남", "DE", "??"],
        ["", "3", "x"], ["", "ETW-BIKE", "BAT:5", ":"], ["", "2027-10-27", "-"], ["", "junk"], ["", "", "", "over"],
    ];

    static readonly Gen<TabularRow[]> Files =
        from count in Gen.Choose(0, 12)
        from rows in Gen.ArrayOf(Row(), count)
        select rows.Select((cells, i) => new TabularRow(i + 2, cells)).ToArray();

    static Gen<string[]> Row() => Values.Aggregate(
        Gen.Constant(Array.Empty<string>()), (row, values) => from cells in row from value in Gen.Elements(values) select (string[])[.. cells, value]);

    [Fact]
    public void Rows_in_are_new_changed_same_and_wrong_together_and_a_second_time_nothing_is_new() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(Arb.From(Files), Arb.From(Files), (first, second) =>
        {
            var present = Apply([], Judged([], first, first));
            var judged = Judged(present, second, second);
            var after = Apply(present, judged);
            var again = Judged(after, second, second);

            Distinct(after);
            foreach (var (one, two) in judged.Zip(again).Where(pair => pair.First.Verdict != Verdicts.Wrong))
                two.Verdict.ShouldBe(Verdicts.Same, $"{Tell(one)}\n{Tell(two)}\nof\n{string.Join('\n', judged.Select(Tell))}\nthen\n{string.Join('\n', again.Select(Tell))}");
        }));

    static string Tell(JudgedRow row) =>
        $"{row.Row.Number} {row.Verdict}: {string.Join('|', row.Row.Cells)} {string.Join(", ", row.Problems.Select(problem => problem.Code))}";

    static IReadOnlyList<JudgedRow> Judged(IEnumerable<ParticipantRecord> present, TabularRow[] rows, TabularRow[] all)
    {
        var judged = ImportJudge.JudgeAll(Scene, Match, present, rows);
        var counts = Counts.Of(judged);
        (counts.RowsNew + counts.RowsChanged + counts.RowsSame + counts.RowsWrong).ShouldBe(counts.RowsIn);
        counts.RowsIn.ShouldBe(all.Length);
        judged.ShouldAllBe(row => (row.Verdict == Verdicts.Wrong) == (row.Problems.Count > 0));
        judged.ShouldAllBe(row => (row.Verdict == Verdicts.Changed) == (row.Changes.Count > 0));
        return judged;
    }

    static List<ParticipantRecord> Apply(IEnumerable<ParticipantRecord> present, IReadOnlyList<JudgedRow> judged)
    {
        var all = present.ToDictionary(record => record.Id);
        var next = all.Count;
        foreach (var row in judged.Where(row => row.Verdict is Verdicts.New or Verdicts.Changed))
        {
            var id = row.Verdict == Verdicts.New ? ++next : row.Record!.Id;
            all[id] = row.Record! with { Id = id, NormalisedName = ParticipantRecord.Normalise(row.Record.NameEn ?? row.Record.NameKo!) };
        }

        return [.. all.Values];
    }

    /// <summary>The unique constraints of the database.</summary>
    static void Distinct(List<ParticipantRecord> all)
    {
        all.Where(one => one.ExternalKey is not null).Select(one => one.ExternalKey!.ToUpperInvariant()).ShouldBeUnique();
        all.Where(one => one.RegistrationNumber is not null).Select(one => (one.Country, one.RegistrationNumber)).ShouldBeUnique();
        all.Where(one => one.ExternalKey is null && one.RegistrationNumber is null).Select(one => (one.Country, one.NormalisedName)).ShouldBeUnique();
    }
}
