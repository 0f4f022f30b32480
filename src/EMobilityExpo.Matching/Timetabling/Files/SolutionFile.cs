using System.Text.Json;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Writes and reads solutions; statuses and reasons are camelCase codes in the file.</summary>
static class SolutionFile
{
    public static void Write(Utf8JsonWriter json, TimetableSolution solution, double seconds)
    {
        json.WriteStartObject();
        json.WriteString("status", Code(solution.Status));
        json.WriteNumber("score", solution.Score);
        json.WriteNumber("scoreBound", solution.ScoreBound);
        json.WriteNumber("breaks", solution.Breaks);
        json.WriteNumber("breaksBound", solution.BreaksBound);
        json.WriteNumber("missedMinimum", solution.MissedMinimum);
        json.WriteNumber("fairness", solution.Fairness);
        json.WriteNumber("moved", solution.Moved);
        ProblemWriter.Number(json, "movedBound", solution.MovedBound);
        if (solution.Walks is { } walks)
        {
            json.WriteStartObject("walks");
            json.WriteNumber("exhibitors", walks.Exhibitors);
            json.WriteNumber("buyers", walks.Buyers);
            json.WriteNumber("others", walks.Others);
            json.WriteEndObject();
        }

        json.WriteNumber("seconds", Math.Round(seconds, 3));
        json.WriteNumber("seed", solution.Seed);
        json.WriteStartArray("meetings");
        foreach (var meeting in solution.Meetings)
        {
            json.WriteStartObject();
            json.WriteString("pair", meeting.Pair);
            json.WriteNumber("slot", meeting.Slot);
            ProblemWriter.Number(json, "table", meeting.Table);
            if (meeting.Interpreter is not null) json.WriteString("interpreter", meeting.Interpreter);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("unscheduled");
        foreach (var pair in solution.Unscheduled)
        {
            json.WriteStartObject();
            json.WriteString("pair", pair.Pair);
            json.WriteString("reason", Code(pair.Reason));
            if (pair.Blockers.Count > 0) ProblemWriter.Texts(json, "blockers", pair.Blockers);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static TimetableSolution Read(JsonNodeReader root) => new()
    {
        Status = Value<SolveStatus>(root.Required("status")),
        Meetings = root.Required("meetings").List(x => new Meeting(
            x.Required("pair").Text(), x.Required("slot").Whole(), x.Field("table")?.Whole(), x.Field("interpreter")?.Text())),
        Score = root.Field("score")?.Long() ?? 0,
        ScoreBound = root.Field("scoreBound")?.Long() ?? long.MaxValue,
        Breaks = root.Field("breaks")?.Whole() ?? 0,
        BreaksBound = root.Field("breaksBound")?.Whole() ?? 0,
        MissedMinimum = root.Field("missedMinimum")?.Whole() ?? 0,
        Fairness = root.Field("fairness")?.Number() ?? 1,
        Moved = root.Field("moved")?.Whole() ?? 0,
        MovedBound = root.Field("movedBound")?.Whole(),
        Walks = root.Field("walks") is { } walks
            ? new TableWalks(walks.Required("exhibitors").Whole(), walks.Required("buyers").Whole(), walks.Required("others").Whole())
            : null,
        Seed = root.Field("seed")?.Unsigned() ?? 0,
        Unscheduled = root.Field("unscheduled")?.List(x => new UnscheduledPair(
            x.Required("pair").Text(), Value<UnscheduledReason>(x.Required("reason")), x.Field("blockers")?.List(y => y.Text()) ?? [])) ?? [],
    };

    static string Code<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(Enum.GetName(value)!);

    static T Value<T>(JsonNodeReader node)
        where T : struct, Enum
    {
        var code = node.Text();
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(Code(value), code, StringComparison.Ordinal)) return value;
        }

        var known = string.Join(", ", Enum.GetValues<T>().Select(Code));
        throw new TimetableFormatException(node.Path, $"'{code}' is not known.", $"The codes are {known}.");
    }
}
