namespace EMobilityExpo.Application.Tests.Import;

using System.Globalization;
using System.Text;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Import;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Spreadsheets;
using EMobilityExpo.TestCommon;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

/// <summary>An empty event, and what a person does with lists for it.</summary>
sealed class ImportApp : IAsyncDisposable
{
    static readonly Sql InsertEvent = new(dialect => dialect.InsertReturningId(
        "event",
        """
        public_id, name_ko, name_en, time_zone, slot_minutes, gap_minutes, languages, weights, minimum_score, candidates_each,
        created_at, updated_at, row_version
        """,
        "@PublicId, '엑스포', 'Expo', 'Asia/Seoul', 25, 5, 'ko;en', '{}', 0, 10, @Now, @Now, 1"));

    public static readonly Encoding Cp949 = CodePagesEncodingProvider.Instance.GetEncoding(949)!;

    public const string EventId = "testevent001";

    ImportApp(TestApplication app, long eventKey) => (App, EventKey) = (app, eventKey);

    public TestApplication App { get; }

    public long EventKey { get; }

    public static async Task<ImportApp> StartAsync()
    {
        var app = await TestApplication.StartAsync();
        var key = await app.InScope(services => services.GetRequiredService<DbSession>().InsertAsync(
            InsertEvent, new { PublicId = EventId, Now = Instant.FromUtc(2027, 1, 1, 0, 0) }, CancellationToken.None));
        return new(app, key);
    }

    public Task<ImportView> UploadAsync(string side, byte[] content, string fileName = "list.csv") =>
        App.Send(new UploadImport(EventId, side, fileName, new MemoryStream(content)));

    /// <summary>Uploads CSV with <c>|</c> between cells and one line for each row, heads first.</summary>
    public Task<ImportView> UploadAsync(string side, params string[] lines) => UploadAsync(side, Csv(lines));

    public static byte[] Csv(params string[] lines) => SheetWriter.Csv(Table(lines));

    public static Sheet Table(params string[] lines) => new(
        "list", [.. lines[0].Split('|').Select(head => new SheetColumn(head))], [.. lines.Skip(1).Select(line => (IReadOnlyList<object?>)line.Split('|'))]);

    public async Task<ImportView> CommitAsync(ImportView file)
    {
        await App.Send(new CommitImport(EventId, file.Id, file.Version));
        await App.RunJobsAsync();
        return await GetAsync(file.Id);
    }

    /// <summary>Uploads and commits.</summary>
    public async Task<ImportView> ImportAsync(string side, params string[] lines) => await CommitAsync(await UploadAsync(side, lines));

    public Task<ImportView> GetAsync(string id) => App.Send(new GetImport(EventId, id));

    public async Task<IReadOnlyList<ImportRowView>> RowsAsync(ImportView file, string? verdict = null) =>
        (await App.Send(new GetImportRows(EventId, file.Id, verdict, new(1, 500)))).Items;

    public Task<IReadOnlyList<ParticipantRecord>> ParticipantsAsync() => App.InScope(services =>
        ParticipantStore.LoadAllAsync(services.GetRequiredService<DbSession>(), EventKey, CancellationToken.None));

    public static IDisposable Language(string culture) => new CultureScope(culture);

    public ValueTask DisposeAsync() => App.DisposeAsync();

    sealed class CultureScope : IDisposable
    {
        readonly CultureInfo _before = CultureInfo.CurrentUICulture;

        public CultureScope(string culture) => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

        public void Dispose() => CultureInfo.CurrentUICulture = _before;
    }
}
