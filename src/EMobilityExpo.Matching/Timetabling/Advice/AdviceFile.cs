using System.Text.Json;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Advice as a JSON file, UTF-8.</summary>
public static class AdviceFile
{
    static readonly JsonWriterOptions _layout = new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes <c>{ "advice": [ { "kind", "slot", "participant", "languages", "price", "score", "meetings" } ] }</c>; fields that do not apply are left out.</summary>
    public static void Write(Stream target, IReadOnlyList<Advice> advice)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(advice);
        using var json = new Utf8JsonWriter(target, _layout);
        json.WriteStartObject();
        json.WriteStartArray("advice");
        foreach (var one in advice)
        {
            json.WriteStartObject();
            json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(Enum.GetName(one.Kind)!));
            ProblemWriter.Number(json, "slot", one.Slot);
            if (one.Participant is not null) json.WriteString("participant", one.Participant);
            if (one.Languages.Count > 0) ProblemWriter.Texts(json, "languages", one.Languages);
            json.WriteNumber("price", one.Price);
            json.WriteNumber("score", one.Score);
            json.WriteNumber("meetings", one.Meetings);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
