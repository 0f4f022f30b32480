using System.Text;
using System.Text.Json.Nodes;
using EMobilityExpo.Matching.Timetabling;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Matching.Tests.Timetabling;

/// <summary>
/// Files whose values are wrong in every way that JSON allows: either the documented error with the path of a value, or a problem that is
/// solved by every rule.
/// </summary>
public sealed class FuzzTests
{
    static readonly string[] _values =
    [
        "null", "true", "false", "\"\"", "\"p0\"", "\"q0\"", "\"score\"", "\"\\ud800\"", "0", "1", "2", "-1", "3", "64", "1000", "1001", "1000000000", "1000000001",
        "2147483647", "2147483648", "-2147483648", "9223372036854775808", "1.5", "1e2", "1e400", "-0", "[]", "{}", "[0]", "[0,0,1]", "[-1]", "[null]", "[\"q0\"]", "[\"ko\",\"en\"]",
        "{\"id\":\"p0\"}", "[[[[[]]]]]",
    ];

    static readonly string[] _fields =
    [
        "id", "a", "b", "score", "required", "slot", "slots", "after", "online", "held", "side", "unavailable", "maxMeetings", "maxPerDay", "minMeetings", "languages", "ownBooth",
        "days", "tables", "participants", "pairs", "interpreters", "objective", "keepsTable", "maxBreakDifference", "name", "\\ud800",
    ];

    [Fact]
    public void Wrong_values_are_refused_with_their_place_and_what_is_accepted_is_solved_by_every_rule()
    {
        var random = new Random(11);
        var (refused, solved) = (0, 0);
        for (var k = 0; k < 4000; k++)
        {
            var text = Damaged(TimetableJson.WriteProblem(TinyProblems.Make(k % 300)), random);
            if (Read(text, () => TimetableJson.ReadProblem(text)) is not { } problem)
            {
                refused++;
                continue;
            }

            problem.Solved(new SolveOptions { Seed = (ulong)k, WorkLimit = 20_000 });
            solved++;
        }

        refused.ShouldBeGreaterThan(1000);
        solved.ShouldBeGreaterThan(400);
    }

    [Fact]
    public void Wrong_solutions_are_refused_with_their_place_or_found_wrong()
    {
        var random = new Random(12);
        var read = 0;
        for (var k = 0; k < 1500; k++)
        {
            var problem = TinyProblems.Make(k % 100);
            var text = Damaged(TimetableJson.WriteSolution(problem.Solved(new SolveOptions { WorkLimit = 5_000 }), 0.5), random);
            if (Read(text, () => TimetableJson.ReadSolution(text)) is not { } solution) continue;
            TimetableVerifier.Violations(problem, solution).ShouldNotBeNull();
            read++;
        }

        read.ShouldBeGreaterThan(100);
    }

    [Theory]
    [InlineData("""{"days":[1],"tables":1,"name":"\ud800","participants":[],"pairs":[]}""", "$.name")]
    [InlineData("""{"days":[1],"tables":1,"participants":[{"id":"\udfff"}],"pairs":[]}""", "$.participants[0].id")]
    [InlineData("""{"days":[1],"tables":1,"participants":[{"\ud800":1}],"pairs":[]}""", "$.participants[0]")]
    [InlineData("""{"days":["\ud800"],"tables":1,"participants":[],"pairs":[]}""", "$.days[0]")]
    public void Half_letters_are_refused_with_their_place(string text, string path) =>
        Should.Throw<TimetableFormatException>(() => TimetableJson.ReadProblem(text)).Path.ShouldBe(path);

    [Fact]
    public void Bytes_that_are_no_letters_are_refused()
    {
        var bytes = Encoding.UTF8.GetBytes("""{"days":[1],"tables":1,"name":"?","participants":[],"pairs":[]}""");
        bytes[Array.IndexOf(bytes, (byte)'?')] = 0xFF;
        Should.Throw<TimetableFormatException>(() => TimetableJson.ReadProblem(new MemoryStream(bytes))).Path.ShouldBe("$.name");
        Should.Throw<TimetableFormatException>(() => TimetableJson.ReadProblem("{\"name\":\"\ud800\"}")).Path.ShouldBe("$");
    }

    [Fact]
    public void Endless_nesting_is_refused() =>
        Should.Throw<TimetableFormatException>(() => TimetableJson.ReadProblem("{\"days\":" + new string('[', 100_000) + new string(']', 100_000) + "}")).Path.ShouldBe("$");

    static T? Read<T>(string text, Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (TimetableFormatException e)
        {
            e.Path.ShouldStartWith("$", Case.Sensitive, text);
            e.Message.ShouldContain(e.Fault);
            return null;
        }
    }

    /// <summary>One to three values replaced, taken out or doubled, or a field put in, perhaps a second time.</summary>
    static string Damaged(string text, Random random)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            // Only whole values are touched, so that the text mostly stays JSON.
            if (random.Next(4) == 0)
            {
                text = WithField(text, random);
                continue;
            }

            JsonNode root;
            try
            {
                root = JsonNode.Parse(text)!;
                Damage(root, random);
                text = root.ToJsonString();
            }
            catch (Exception e) when (e is System.Text.Json.JsonException or ArgumentException or InvalidOperationException)
            {
                // Doubled fields and half letters are beyond the tree: such a text stays as it is.
                return text;
            }
        }

        return text;
    }

    static void Damage(JsonNode root, Random random)
    {
        var all = new List<JsonNode>();
        Collect(root, all);
        var node = all[random.Next(all.Count)];
        if (node.Parent is JsonObject parent)
        {
            var name = node.GetPropertyName();
            if (random.Next(5) == 0) parent.Remove(name);
            else parent[name] = JsonNode.Parse(_values[random.Next(_values.Length)]);
        }
        else if (node.Parent is JsonArray list)
        {
            var index = node.GetElementIndex();
            if (random.Next(5) == 0) list.RemoveAt(index);
            else if (random.Next(4) == 0) list.Add(node.DeepClone());
            else list[index] = JsonNode.Parse(_values[random.Next(_values.Length)]);
        }
    }

    static void Collect(JsonNode node, List<JsonNode> all)
    {
        all.Add(node);
        if (node is JsonObject fields) foreach (var (_, value) in fields) CollectAny(value, all);
        else if (node is JsonArray list) foreach (var value in list) CollectAny(value, all);
    }

    static void CollectAny(JsonNode? node, List<JsonNode> all)
    {
        if (node is not null) Collect(node, all);
    }

    static string WithField(string text, Random random)
    {
        var open = Enumerable.Range(0, text.Length).Where(i => text[i] == '{' && i + 1 < text.Length && text[i + 1] == '"').ToList();
        if (open.Count == 0) return text;
        var field = $"\"{_fields[random.Next(_fields.Length)]}\":{_values[random.Next(_values.Length)]},";
        return text.Insert(open[random.Next(open.Count)] + 1, field);
    }
}
