using System.Text.Json;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>One JSON value together with its path, so that every fault can say where it is.</summary>
readonly record struct JsonNodeReader(JsonElement Value, string Path)
{
    public JsonNodeReader? Field(string name)
    {
        if (Value.ValueKind != JsonValueKind.Object) throw Wrong("an object");
        if (!Value.TryGetProperty(name, out var found) || found.ValueKind == JsonValueKind.Null) return null;
        return new JsonNodeReader(found, $"{Path}.{name}");
    }

    public JsonNodeReader Required(string name) =>
        Field(name) ?? throw new TimetableFormatException($"{Path}.{name}", "the field is missing.", "Add it.");

    public IReadOnlyList<T> List<T>(Func<JsonNodeReader, T> read)
    {
        if (Value.ValueKind != JsonValueKind.Array) throw Wrong("a list");
        var list = new List<T>(Value.GetArrayLength());
        foreach (var item in Value.EnumerateArray()) list.Add(read(new JsonNodeReader(item, $"{Path}[{list.Count}]")));
        return list;
    }

    public string Text() => Value.ValueKind == JsonValueKind.String ? Value.GetString()! : throw Wrong("a text");

    public int Whole() =>
        Value.ValueKind == JsonValueKind.Number && Value.TryGetInt32(out var number) ? number : throw Wrong("a whole number");

    public long Long() =>
        Value.ValueKind == JsonValueKind.Number && Value.TryGetInt64(out var number) ? number : throw Wrong("a whole number");

    public ulong Unsigned() =>
        Value.ValueKind == JsonValueKind.Number && Value.TryGetUInt64(out var number) ? number : throw Wrong("a whole number of 0 or more");

    public double Number() => Value.ValueKind == JsonValueKind.Number ? Value.GetDouble() : throw Wrong("a number");

    public bool Flag() => Value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong("true or false"),
    };

    public TimetableFormatException Wrong(string expected)
    {
        var raw = Value.GetRawText();
        var shown = raw.Length > 40 ? raw[..40] + "…" : raw;
        return new TimetableFormatException(Path, $"{shown} is not {expected}.", $"Give {expected}.");
    }

    /// <summary>Parses a whole document; text that is no JSON is reported with its line and column.</summary>
    public static JsonDocument Parse(Func<JsonDocument> parse)
    {
        try
        {
            return parse();
        }
        catch (JsonException e)
        {
            var line = (e.LineNumber ?? 0) + 1;
            var column = (e.BytePositionInLine ?? 0) + 1;
            throw new TimetableFormatException("$", $"this is not JSON: line {line}, column {column}.", "Correct the text there.");
        }
    }
}
