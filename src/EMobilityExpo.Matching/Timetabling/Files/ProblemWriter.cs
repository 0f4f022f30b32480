using System.Text.Json;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Writes a problem as JSON, leaving out what is at its default.</summary>
static class ProblemWriter
{
    public static void Write(Utf8JsonWriter json, TimetableProblem problem)
    {
        json.WriteStartObject();
        json.WriteString("name", problem.Name);
        Numbers(json, "days", problem.Days);
        if (problem.Tables.Count > 0 && problem.Tables.Distinct().Count() == 1) json.WriteNumber("tables", problem.Tables[0]);
        else Numbers(json, "tables", problem.Tables);
        if (problem.MaxBreakDifference is int difference) json.WriteNumber("maxBreakDifference", difference);
        if (problem.KeepsTable is not null) json.WriteString("keepsTable", problem.KeepsTable);
        Texts(json, "objective", problem.Objective);
        json.WriteStartArray("participants");
        foreach (var who in problem.Participants) Participant(json, who);
        json.WriteEndArray();
        json.WriteStartArray("pairs");
        foreach (var pair in problem.Pairs) Pair(json, pair);
        json.WriteEndArray();
        if (problem.Interpreters is { } interpreters)
        {
            json.WriteStartArray("interpreters");
            foreach (var one in interpreters) Interpreter(json, one);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    static void Participant(Utf8JsonWriter json, ProblemParticipant who)
    {
        json.WriteStartObject();
        json.WriteString("id", who.Id);
        if (who.Side is not null) json.WriteString("side", who.Side);
        if (who.Unavailable.Count > 0) Numbers(json, "unavailable", who.Unavailable);
        Number(json, "maxMeetings", who.MaxMeetings);
        Number(json, "maxPerDay", who.MaxPerDay);
        if (who.MinMeetings > 0) json.WriteNumber("minMeetings", who.MinMeetings);
        if (who.Languages is not null) Texts(json, "languages", who.Languages);
        if (who.OwnBooth) json.WriteBoolean("ownBooth", true);
        json.WriteEndObject();
    }

    static void Pair(Utf8JsonWriter json, ProblemPair pair)
    {
        json.WriteStartObject();
        json.WriteString("id", pair.Id);
        json.WriteString("a", pair.A);
        json.WriteString("b", pair.B);
        json.WriteNumber("score", pair.Score);
        if (pair.Required) json.WriteBoolean("required", true);
        Number(json, "slot", pair.Slot);
        if (pair.Slots is not null) Numbers(json, "slots", pair.Slots);
        if (pair.After.Count > 0) Texts(json, "after", pair.After);
        if (pair.Online) json.WriteBoolean("online", true);
        Number(json, "held", pair.Held);
        json.WriteEndObject();
    }

    static void Interpreter(Utf8JsonWriter json, ProblemInterpreter one)
    {
        json.WriteStartObject();
        json.WriteString("id", one.Id);
        Texts(json, "languages", one.Languages);
        if (one.Unavailable.Count > 0) Numbers(json, "unavailable", one.Unavailable);
        Number(json, "maxMeetings", one.MaxMeetings);
        Number(json, "maxPerDay", one.MaxPerDay);
        json.WriteEndObject();
    }

    public static void Number(Utf8JsonWriter json, string name, int? value)
    {
        if (value is int number) json.WriteNumber(name, number);
    }

    static void Numbers(Utf8JsonWriter json, string name, IReadOnlyList<int> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteNumberValue(value);
        json.WriteEndArray();
    }

    public static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
