namespace EMobilityExpo.Application.Features.Removals;

using System.Text.Encodings.Web;
using System.Text.Json;
using Dapper;
using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Accounts;
using NodaTime;

/// <summary>What was taken out, and by which id it can be brought back.</summary>
public sealed record Removed(string Id, string Label);

/// <summary>Keeps what is taken out for a while, in the transaction that deletes it, and puts it back: under other numbers, else as it was.</summary>
public sealed class Removals(DbSession db, TimeProvider clock)
{
    /// <summary>How long it can be brought back.</summary>
    public static readonly Duration Kept = Duration.FromDays(1);

    // Addresses are looked for in the text when somebody asks for erasure: it holds them as they are written.
    static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="owner">The public id of the participant whose it is.</param>
    /// <param name="of">What the statements of the kind ask for: <c>Id</c>, or whatever else names the rows.</param>
    public async Task<Removed> KeepAsync(RemovedKind kind, long eventId, string label, string? owner, object of, CancellationToken cancel)
    {
        var content = new Dictionary<string, IReadOnlyList<object>>();
        foreach (var table in kind.Tables)
            content[table.Name] = await db.QueryAsync<object>(table.Keep, of, cancel);
        var row = new
        {
            PublicId = PublicId.New(),
            EventId = eventId,
            Kind = kind.Name,
            Owner = owner,
            Label = label,
            Content = JsonSerializer.Serialize(content, Json),
            Now = clock.Now(),
        };
        var id = await db.InsertAsync(RemovalSql.Insert, row, cancel);
        if (kind.KeepFiles is not null)
        {
            var parameters = new DynamicParameters(of);
            parameters.Add("RemovalId", id);
            await db.ExecuteAsync(kind.KeepFiles, parameters, cancel);
        }

        return new(row.PublicId, label);
    }

    /// <summary>Puts the rows back; what was between it and a participant that is gone meanwhile stays away.</summary>
    /// <returns>The rows that came back, by table.</returns>
    /// <exception cref="Conflict">What it belonged to is gone.</exception>
    internal async Task<IReadOnlyDictionary<string, IReadOnlyList<KeptRow>>> RestoreAsync(RemovalRow removal, long eventId, CancellationToken cancel)
    {
        var content = JsonSerializer.Deserialize<Dictionary<string, List<KeptRow>>>(removal.Content, Json)!;
        var there = (await db.QueryAsync<string>(RemovalSql.ParticipantsOf, new { EventId = eventId }, cancel)).ToHashSet(StringComparer.Ordinal);
        var restored = new Dictionary<string, IReadOnlyList<KeptRow>>();
        foreach (var table in removal.Of.Tables)
        {
            var all = content.GetValueOrDefault(table.Name, []);
            List<KeptRow> rows = [.. all.Where(row => table.Participants.All(column => row.Text(column) is not { } id || there.Contains(id)))];
            await db.ExecuteAsync(table.Restore, rows.Select(row => row.Parameters(eventId)), cancel);
            if (restored.Count == 0 && rows.Count == 0)
                throw new Conflict("Removals.OwnerGone", [removal.Label]);
            restored[table.Name] = rows;
            if (table == KeptTablesSql.Participant)
                there.UnionWith(rows.Select(row => row.Text("public_id")!));
        }

        await db.ExecuteAsync(RemovalSql.Remove, new { removal.Id }, cancel);
        return restored;
    }

    /// <summary>What is kept of a person, by name.</summary>
    internal static Task<IReadOnlyList<string>> NamingAsync(DbSession db, Person person, CancellationToken cancel) =>
        db.QueryAsync<string>(RemovalSql.LabelsNaming, Naming(person), cancel);

    /// <summary>What names a person is not kept any longer: it can not be brought back.</summary>
    internal static Task ForgetAsync(DbSession db, Person person, CancellationToken cancel) =>
        db.ExecuteAsync(RemovalSql.RemoveNaming, Naming(person), cancel);

    static object Naming(Person person) => new { Address = $"\"{person.Email}\"", Person = $"\"{person.PublicId}\"" };
}

/// <summary>A row of a table by the names of its columns.</summary>
sealed class KeptRow : Dictionary<string, JsonElement>
{
    public string? Text(string column) => this[column].ValueKind == JsonValueKind.String ? this[column].GetString() : null;

    public DynamicParameters Parameters(long eventId)
    {
        var parameters = new DynamicParameters();
        foreach (var (column, value) in this)
        {
            parameters.Add(column, value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetInt64(),
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                _ => null,
            });
        }

        parameters.Add("EventId", eventId);
        return parameters;
    }
}
