namespace EMobilityExpo.Application.Features.Import;

using System.Text.Encodings.Web;
using System.Text.Json;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Import.Cells;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Spreadsheets;
using NodaTime;

/// <summary>An uploaded file without its content.</summary>
public sealed record ImportFileModel
{
    public long Id { get; init; }
    public string PublicId { get; init; } = "";
    public string EventPublicId { get; init; } = "";
    public long EventId { get; init; }
    public string Side { get; init; } = "";
    public string FileName { get; init; } = "";
    public string About { get; init; } = "{}";

    /// <summary><c>previewed</c>, <c>committing</c> or <c>committed</c>.</summary>
    public string Status { get; init; } = "";
    public int RowsIn { get; init; }
    public int RowsNew { get; init; }
    public int RowsChanged { get; init; }
    public int RowsSame { get; init; }
    public int RowsWrong { get; init; }
    public string? JobPublicId { get; init; }
    public string? JobStatus { get; init; }
    public string UploadedBy { get; init; } = "";
    public Instant UploadedAt { get; init; }
    public Instant? CommittedAt { get; init; }
    public long RowVersion { get; init; }

    public AboutFile Details => ImportJson.Read<AboutFile>(About);

    public ColumnMatch Match => ColumnMatch.Of(Side, Details.Headers);

    /// <exception cref="NotFound">The event has no such file.</exception>
    public static async Task<ImportFileModel> LoadAsync(DbSession db, string eventId, string importId, CancellationToken cancel) =>
        await db.FirstOrDefaultAsync<ImportFileModel>(ImportSql.ByPublicId, new { EventId = eventId, ImportId = importId }, cancel)
            ?? throw new NotFound("Import.NotFound");

    /// <summary>Judges rows against the participants as they are now.</summary>
    public async Task<IReadOnlyList<JudgedRow>> JudgeAsync(DbSession db, IEnumerable<TabularRow> rows, CancellationToken cancel)
    {
        var scene = ImportScene.Of(Side, (await EventModel.LoadAsync(db, EventId, cancel)).Zone);
        return ImportJudge.JudgeAll(scene, Match, await ParticipantStore.LoadAllAsync(db, EventId, cancel), rows);
    }
}

/// <param name="Examples">How many example rows of the template were left out.</param>
public sealed record AboutFile(IReadOnlyList<string> Headers, string? Sheet, IReadOnlyList<string> OtherSheets, int Examples);

/// <summary>A row as it is kept.</summary>
public sealed record ImportRowModel
{
    public long Id { get; init; }
    public long ImportFileId { get; init; }
    public int Number { get; init; }
    public string Verdict { get; init; } = "";
    public string Name { get; init; } = "";
    public string Cells { get; init; } = "[]";
    public string Detail { get; init; } = "{}";

    public TabularRow Row => new(Number, ImportJson.Read<List<string>>(Cells));

    public RowDetail Details => ImportJson.Read<RowDetail>(Detail);

    public static ImportRowModel Of(JudgedRow judged) => new()
    {
        Number = judged.Row.Number,
        Verdict = judged.Verdict,
        Name = judged.Name,
        Cells = ImportJson.Write(judged.Row.Cells),
        Detail = ImportJson.Write(new RowDetail(judged.Problems, judged.Changes)),
    };
}

public sealed record RowDetail(IReadOnlyList<CellProblem> Problems, IReadOnlyList<FieldChange> Changes);

static class ImportJson
{
    // Only ever written into the database: Hangul stays readable there.
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;
}
