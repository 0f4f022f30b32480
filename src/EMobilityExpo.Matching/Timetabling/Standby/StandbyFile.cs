using System.Globalization;
using System.Text.Json;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Standby lists as files: JSON, or CSV with one row a candidate. UTF-8.</summary>
public static class StandbyFile
{
    static readonly JsonWriterOptions _layout = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes <c>{ "standby": [ { "pair", "slot", "stays", "absent", "candidates": [ { "participant", "pair", "score", "interpreter" } ] } ] }</c>.</summary>
    public static void WriteJson(Stream target, IReadOnlyList<StandbyList> lists)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(lists);
        using var json = new Utf8JsonWriter(target, _layout);
        json.WriteStartObject();
        json.WriteStartArray("standby");
        foreach (var list in lists)
        {
            json.WriteStartObject();
            json.WriteString("pair", list.Pair);
            json.WriteNumber("slot", list.Slot);
            json.WriteString("stays", list.Stays);
            json.WriteString("absent", list.Absent);
            json.WriteStartArray("candidates");
            foreach (var one in list.Candidates)
            {
                json.WriteStartObject();
                json.WriteString("participant", one.Participant);
                json.WriteString("pair", one.Pair);
                json.WriteNumber("score", one.Score);
                if (one.Interpreter is not null) json.WriteString("interpreter", one.Interpreter);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes the columns slot, pair, stays, absent, rank, participant, candidatePair, score, interpreter.</summary>
    public static void WriteCsv(TextWriter target, IReadOnlyList<StandbyList> lists)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(lists);
        target.Write("slot,pair,stays,absent,rank,participant,candidatePair,score,interpreter\n");
        foreach (var list in lists)
        {
            for (var k = 0; k < list.Candidates.Count; k++)
            {
                var one = list.Candidates[k];
                target.Write(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{list.Slot},{Cell(list.Pair)},{Cell(list.Stays)},{Cell(list.Absent)},{k + 1},{Cell(one.Participant)},{Cell(one.Pair)},{one.Score},{Cell(one.Interpreter ?? "")}\n"));
            }
        }
    }

    static string Cell(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
