using System.Text.Json;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>One JSON value together with its path, so that every fault can say where it is.</summary>
readonly record struct JsonNodeReader(JsonElement Value, string Path)
{
    public JsonNodeReader? Field(string name)
    {
        if (Value.ValueKind != JsonValueKind.Object) throw Wrong("an object");
        try
        {
            if (!Value.TryGetProperty(name, out var found) || found.ValueKind == JsonValueKind.Null) return null;
            return new JsonNodeReader(found, $"{Path}.{name}");
        }
        catch (InvalidOperationException)
        {
            throw NoText("the name of a field");
        }
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

    public string Text()
    {
        if (Value.ValueKind != JsonValueKind.String) throw Wrong("a text");
        try
        {
            return Value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or bytes that are not UTF-8: JSON lets them pass until they are looked at.
            throw NoText("the text");
        }
    }

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
        string raw;
        try
        {
            raw = Value.GetRawText();
        }
        catch (InvalidOperationException)
        {
            return NoText("the text");
        }

        var shown = raw.Length > 40 ? raw[..40] + "…" : raw;
        return new TimetableFormatException(Path, $"{shown} is not {expected}.", $"Give {expected}.");
    }

    TimetableFormatException NoText(string what) => new(Path, $"{what} has letters that Unicode does not know.", "Write the file as UTF-8.");

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
        catch (ArgumentException)
        {
            throw new TimetableFormatException("$", "the text has letters that Unicode does not know.", "Write the file as UTF-8.");
        }
    }
}
