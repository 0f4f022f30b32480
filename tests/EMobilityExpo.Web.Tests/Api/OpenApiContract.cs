namespace EMobilityExpo.Web.Tests.Api;

using System.Text.Json;
using System.Text.RegularExpressions;

/// <summary>Holds every answer of the REST interface against the OpenAPI document: operation, status, media type and shape.</summary>
public sealed class OpenApiContract(JsonElement document, HashSet<string>? seen = null) : DelegatingHandler(new HttpClientHandler { AllowAutoRedirect = false }) // sends and keeps the cookies of one session
{
    readonly HashSet<string> _seen = seen ?? new(StringComparer.Ordinal);

    /// <summary>The operations that were called, by operation id.</summary>
    public IReadOnlySet<string> Seen => _seen;

    /// <summary>For another session; what it calls counts here too.</summary>
    public OpenApiContract Another() => new(document, _seen);

    public IEnumerable<string> Paths => document.GetProperty("paths").EnumerateObject().Select(path => path.Name);

    public IEnumerable<string> Operations => document.GetProperty("paths").EnumerateObject()
        .SelectMany(path => path.Value.EnumerateObject())
        .Select(operation => operation.Value.GetProperty("operationId").GetString()!);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var path = request.RequestUri!.AbsolutePath;
        if (!path.StartsWith("/api/", StringComparison.Ordinal))
            return response;

        var name = $"{request.Method} {path} {(int)response.StatusCode}";
        var operation = Operation(request.Method.Method.ToLowerInvariant(), path)
            ?? throw new InvalidOperationException($"{name}: the document knows no such operation.");
        _seen.Add(operation.GetProperty("operationId").GetString()!);
        if (!operation.GetProperty("responses").TryGetProperty(((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture), out var described))
            throw new InvalidOperationException($"{name}: the document does not say that it may answer so.");
        await CheckBodyAsync(name, described, response, cancellationToken);
        return response;
    }

    async Task CheckBodyAsync(string name, JsonElement described, HttpResponseMessage response, CancellationToken cancel)
    {
        await response.Content.LoadIntoBufferAsync(cancel);
        var body = await response.Content.ReadAsByteArrayAsync(cancel);
        var media = response.Content.Headers.ContentType?.MediaType;
        if (body.Length == 0)
            return;
        if (!described.TryGetProperty("content", out var content) || !content.TryGetProperty(media ?? "", out var type))
            throw new InvalidOperationException($"{name}: the document knows no body of type {media}.");
        if (media!.EndsWith("json", StringComparison.Ordinal) && type.TryGetProperty("schema", out var schema))
            Check(JsonDocument.Parse(body).RootElement, schema, $"{name} $");
    }

    JsonElement? Operation(string method, string path)
    {
        foreach (var template in document.GetProperty("paths").EnumerateObject().OrderBy(entry => entry.Name.Count(c => c == '{')))
        {
            var pattern = "^" + Regex.Replace(Regex.Escape(template.Name), @"\\\{[^}]+}", "[^/]+", RegexOptions.None, TimeSpan.FromSeconds(30)) + "$";
            if (Regex.IsMatch(path, pattern, RegexOptions.None, TimeSpan.FromSeconds(30)) && template.Value.TryGetProperty(method, out var operation))
                return operation;
        }

        return null;
    }

    void Check(JsonElement value, JsonElement schema, string where)
    {
        schema = Resolve(schema);
        if (schema.TryGetProperty("oneOf", out var choices) || schema.TryGetProperty("anyOf", out choices))
        {
            if (!choices.EnumerateArray().Any(choice => Fits(value, choice, where)))
                throw new InvalidOperationException($"{where}: {value} fits none of its choices.");
            return;
        }

        if (schema.TryGetProperty("type", out var type) && !Types(type).Contains(KindOf(value), StringComparer.Ordinal)
            && !(KindOf(value) == "integer" && Types(type).Contains("number", StringComparer.Ordinal)))
            throw new InvalidOperationException($"{where}: is {KindOf(value)}, should be {type}.");
        if (schema.TryGetProperty("enum", out var values) && value.ValueKind != JsonValueKind.Null
            && !values.EnumerateArray().Any(allowed => allowed.ToString() == value.ToString()))
            throw new InvalidOperationException($"{where}: {value} is none of {values}.");
        if (value.ValueKind == JsonValueKind.Object)
            CheckObject(value, schema, where);
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            var index = 0;
            foreach (var item in value.EnumerateArray())
                Check(item, items, $"{where}[{index++}]");
        }
    }

    void CheckObject(JsonElement value, JsonElement schema, string where)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)))
                throw new InvalidOperationException($"{where}: lacks {name}.");
        }

        schema.TryGetProperty("properties", out var properties);
        foreach (var property in value.EnumerateObject())
        {
            if (properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(property.Name, out var own))
                Check(property.Value, own, $"{where}.{property.Name}");
            else if (schema.TryGetProperty("additionalProperties", out var others) && others.ValueKind == JsonValueKind.Object)
                Check(property.Value, others, $"{where}.{property.Name}");
            else if (properties.ValueKind == JsonValueKind.Object && !IsProblem(where, schema))
                throw new InvalidOperationException($"{where}: has {property.Name}, which the document does not know.");
        }
    }

    // Problem details may be extended (RFC 9457, 3.2).
    static bool IsProblem(string where, JsonElement schema) =>
        schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty("instance", out _) && where.EndsWith('$');

    bool Fits(JsonElement value, JsonElement schema, string where)
    {
        try
        {
            Check(value, schema, where);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    JsonElement Resolve(JsonElement schema)
    {
        while (schema.TryGetProperty("$ref", out var reference))
        {
            var target = document;
            foreach (var part in reference.GetString()!.TrimStart('#', '/').Split('/'))
                target = target.GetProperty(part);
            schema = target;
        }

        return schema;
    }

    static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()!) : [type.GetString()!];

    static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => "null",
    };
}
