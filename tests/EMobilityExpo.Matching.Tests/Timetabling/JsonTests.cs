using System.Text;
using EMobilityExpo.Matching.Timetabling;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Timetabling;

public sealed class JsonTests
{
    const string _right = """
        {"days":[2,1],"tables":2,"participants":[{"id":"a"},{"id":"b","languages":["ko"]}],
         "pairs":[{"id":"ab","a":"a","b":"b","score":3,"slots":[0,2],"after":[]}],"interpreters":[{"id":"i","languages":["ko","en"]}]}
        """;

    [Fact]
    public void Problems_come_back_as_they_were_written()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var problem = TinyProblems.Make(seed);
            var text = TimetableJson.WriteProblem(problem);
            var back = TimetableJson.ReadProblem(text);
            TimetableJson.WriteProblem(back).ShouldBe(text);
            using var stream = new MemoryStream();
            TimetableJson.WriteProblem(stream, problem);
            Encoding.UTF8.GetString(stream.ToArray()).ShouldBe(text);
            back.Tables.ShouldBe(problem.Tables);
            back.Pairs.Select(x => x with { After = [], Slots = null }).ShouldBe(problem.Pairs.Select(x => x with { After = [], Slots = null }));
        }
    }

    [Fact]
    public void Solutions_come_back_as_they_were_written()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var solution = TinyProblems.Make(seed).Solved();
            var text = TimetableJson.WriteSolution(solution, 1.25);
            var back = TimetableJson.ReadSolution(text);
            TimetableJson.WriteSolution(back, 1.25).ShouldBe(text);
            back.Meetings.ShouldBe(solution.Meetings);
            back.Unscheduled.Select(x => (x.Pair, x.Reason)).ShouldBe(solution.Unscheduled.Select(x => (x.Pair, x.Reason)));
        }
    }

    [Fact]
    public void One_number_of_tables_is_for_every_slot_and_defaults_hold()
    {
        var problem = TimetableJson.ReadProblem(_right);
        problem.Tables.ShouldBe([2, 2, 2]);
        problem.Objective.ShouldBe(["score", "breaks"]);
        problem.Participants[0].ShouldSatisfyAllConditions(x => x.MaxMeetings.ShouldBeNull(), x => x.Languages.ShouldBeNull(), x => x.OwnBooth.ShouldBeFalse());
        problem.Pairs[0].ShouldSatisfyAllConditions(x => x.Required.ShouldBeFalse(), x => x.Held.ShouldBeNull(), x => x.Slots.ShouldBe([0, 2]));
    }

    [Fact]
    public void More_slots_or_entries_than_memory_has_room_for_are_named_at_once()
    {
        var days = string.Join(',', Enumerable.Repeat("1000", 100_000));
        var file = $$"""{"days":[{{days}}],"tables":2,"participants":[],"pairs":[]}""";
        Should.Throw<TimetableFormatException>(() => TimetableJson.ReadProblem(file)).Path.ShouldBe("$.days");
        Should.NotThrow(() => ProblemValidation.Cells("$.pairs", 500_000, 1000));
        Should.Throw<TimetableFormatException>(() => ProblemValidation.Cells("$.pairs", 500_001, 1000)).Path.ShouldBe("$.pairs");
    }

    [Theory]
    [InlineData("{", "$")]
    [InlineData("[]", "$")]
    [InlineData("{}", "$.days")]
    [InlineData("\"days\":[2,1]=>\"days\":[]", "$.days")]
    [InlineData("\"days\":[2,1]=>\"days\":[2,-1]", "$.days[1]")]
    [InlineData("\"days\":[2,1]=>\"days\":[2,9999999]", "$.days[1]")]
    [InlineData("\"days\":[2,1]=>\"days\":\"two\"", "$.days")]
    [InlineData("\"days\":[2,1]=>\"days\":[1.5,1]", "$.days[0]")]
    [InlineData("\"tables\":2=>\"tables\":[1,2]", "$.tables")]
    [InlineData("\"tables\":2=>\"tables\":-1", "$.tables")]
    [InlineData("\"tables\":2=>\"tables\":[1,-2,3]", "$.tables[1]")]
    [InlineData("\"tables\":2=>\"tables\":null", "$.tables")]
    [InlineData("{\"id\":\"a\"}=>{\"id\":\"\"}", "$.participants[0].id")]
    [InlineData("{\"id\":\"a\"}=>{\"id\":7}", "$.participants[0].id")]
    [InlineData("{\"id\":\"a\"}=>{}", "$.participants[0].id")]
    [InlineData("{\"id\":\"a\"}=>{\"id\":\"b\"}", "$.participants[1].id")]
    [InlineData("{\"id\":\"a\"}=>{\"id\":\"a\",\"side\":\"left\"}", "$.participants[0].side")]
    [InlineData("{\"id\":\"a\"}=>{\"id\":\"a\",\"unavailable\":[0,3]}", "$.participants[0].unavailable[1]")]
    [InlineData("{\"id\":\"a\"}=>{\"id\":\"a\",\"maxMeetings\":-1}", "$.participants[0].maxMeetings")]
    [InlineData("{\"id\":\"a\"}=>{\"id\":\"a\",\"maxPerDay\":-1}", "$.participants[0].maxPerDay")]
    [InlineData("{\"id\":\"a\"}=>{\"id\":\"a\",\"minMeetings\":-1}", "$.participants[0].minMeetings")]
    [InlineData("{\"id\":\"a\"}=>{\"id\":\"a\",\"ownBooth\":1}", "$.participants[0].ownBooth")]
    [InlineData("\"a\":\"a\"=>\"a\":\"x\"", "$.pairs[0].a")]
    [InlineData("\"b\":\"b\"=>\"b\":\"x\"", "$.pairs[0].b")]
    [InlineData("\"b\":\"b\"=>\"b\":\"a\"", "$.pairs[0].b")]
    [InlineData("\"score\":3=>\"score\":-3", "$.pairs[0].score")]
    [InlineData("\"score\":3=>\"score\":3000000000", "$.pairs[0].score")]
    [InlineData("\"score\":3=>\"score\":\"3\"", "$.pairs[0].score")]
    [InlineData("\"score\":3=>\"score\":3,\"slot\":3", "$.pairs[0].slot")]
    [InlineData("\"score\":3=>\"score\":3,\"held\":-1", "$.pairs[0].held")]
    [InlineData("\"score\":3=>\"score\":3,\"required\":\"yes\"", "$.pairs[0].required")]
    [InlineData("\"slots\":[0,2]=>\"slots\":[0,5]", "$.pairs[0].slots[1]")]
    [InlineData("\"after\":[]=>\"after\":[\"zz\"]", "$.pairs[0].after[0]")]
    [InlineData("\"after\":[]=>\"after\":[\"ab\"]", "$.pairs[0].after[0]")]
    [InlineData("\"languages\":[\"ko\",\"en\"]=>\"languages\":[]", "$.interpreters[0].languages")]
    [InlineData("\"id\":\"i\"=>\"id\":\"i\",\"unavailable\":[9]", "$.interpreters[0].unavailable[0]")]
    [InlineData("\"id\":\"i\"=>\"id\":\"i\",\"maxMeetings\":-2", "$.interpreters[0].maxMeetings")]
    [InlineData("{\"days\"=>{\"objective\":[],\"days\"", "$.objective")]
    [InlineData("{\"days\"=>{\"objective\":[\"joy\"],\"days\"", "$.objective[0]")]
    [InlineData("{\"days\"=>{\"objective\":[\"score\",\"score\"],\"days\"", "$.objective[1]")]
    [InlineData("{\"days\"=>{\"maxBreakDifference\":-1,\"days\"", "$.maxBreakDifference")]
    public void Wrong_problems_are_refused_with_the_place(string change, string path)
    {
        var parts = change.Split("=>");
        var text = parts.Length == 2 ? _right.Replace(parts[0], parts[1], StringComparison.Ordinal) : change;
        var fault = Should.Throw<TimetableFormatException>(() => TimetableJson.ReadProblem(text));
        fault.Path.ShouldBe(path);
        fault.Message.ShouldContain(path);
        fault.Remedy.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_circle_of_precedences_is_refused()
    {
        var pairs = Enumerable.Range(0, 3).Select(i => new ProblemPair { Id = $"q{i}", A = "a", B = "b", After = [$"q{(i + 1) % 3}"] }).ToArray();
        Should.Throw<TimetableFormatException>(() => TimetableSolver.Solve(Small.Problem(3, 1, "a b", pairs), new SolveOptions())).Path.ShouldEndWith("after[0]");
    }

    [Fact]
    public void Pairs_with_the_same_id_are_refused() => Should
        .Throw<TimetableFormatException>(() => TimetableSolver.Solve(Small.Problem(3, 1, "a b", Small.Pair("a", "b"), Small.Pair("a", "b")), new SolveOptions()))
        .Path.ShouldBe("$.pairs[1].id");

    [Theory]
    [InlineData("""{"status":"good","meetings":[]}""", "$.status")]
    [InlineData("""{"status":"optimal"}""", "$.meetings")]
    [InlineData("""{"status":"optimal","meetings":[{"pair":"a"}]}""", "$.meetings[0].slot")]
    [InlineData("""{"status":"optimal","meetings":[],"unscheduled":[{"pair":"a","reason":"mood"}]}""", "$.unscheduled[0].reason")]
    public void Wrong_solutions_are_refused_with_the_place(string text, string path) =>
        Should.Throw<TimetableFormatException>(() => TimetableJson.ReadSolution(text)).Path.ShouldBe(path);

    [Fact]
    public void Files_with_random_damage_are_read_or_refused_but_nothing_else_happens()
    {
        var random = new Random(7);
        for (var k = 0; k < 3000; k++)
        {
            var bytes = Encoding.UTF8.GetBytes(TimetableJson.WriteProblem(TinyProblems.Make(k % 40)));
            for (var i = random.Next(1, 4); i > 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(32, 127);
            try
            {
                TimetableJson.ReadProblem(new MemoryStream(bytes));
            }
            catch (TimetableFormatException e)
            {
                e.Path.ShouldStartWith("$");
            }
        }
    }
}
