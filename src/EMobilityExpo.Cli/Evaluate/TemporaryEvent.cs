namespace EMobilityExpo.Cli.Evaluate;

using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.History;
using EMobilityExpo.Application.Features.Import;
using EMobilityExpo.Application.Features.Jobs;
using EMobilityExpo.Application.Jobs;
using EMobilityExpo.Cli.Hosting;
using EMobilityExpo.Data;
using EMobilityExpo.Data.Migrations;
using EMobilityExpo.Data.Sqlite;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

/// <summary>
/// An event of files alone: it is imported into a database of its own, by the same rules as any other, and both are gone afterwards.
/// </summary>
static class TemporaryEvent
{
    /// <param name="files">Exhibitors, buyers, history.</param>
    /// <param name="work">Gets the id of the event.</param>
    public static async Task<int> RunAsync(FileInfo[] files, Func<IServiceProvider, string, Task<int>> work, CancellationToken cancel)
    {
        if (Array.Find(files, file => !file.Exists) is { } missing)
        {
            await Console.Error.WriteLineAsync($"There is no file {missing.FullName}.");
            return 1;
        }

        var folder = Directory.CreateTempSubdirectory("expo-evaluate-");
        try
        {
            return await CliServices.RunAsync(new DatabaseOptions { Path = Path.Combine(folder.FullName, "expo.db") }, async services =>
            {
                await services.GetRequiredService<Migrator>().MigrateAsync(cancel);
                var mediator = services.GetRequiredService<IMediator>();
                var id = await mediator.Send(new CreateEvent(EventFields.Usual(new(2000, 1, 3), "{0}", "-") with { NameKo = Name(files), NameEn = Name(files) }), cancel);
                await ImportAsync(services, id, "exhibitor", files[0], cancel);
                await ImportAsync(services, id, "buyer", files[1], cancel);
                await using var content = files[2].OpenRead();
                Tell(await mediator.Send(new ImportHistory(id, files[2].Name, content), cancel));
                return await work(services, id);
            });
        }
        finally
        {
            SqliteConnectionFactory.CloseIdle();
            folder.Delete(recursive: true);
        }
    }

    static async Task ImportAsync(IServiceProvider services, string id, string side, FileInfo file, CancellationToken cancel)
    {
        var mediator = services.GetRequiredService<IMediator>();
        await using var content = file.OpenRead();
        var preview = await mediator.Send(new UploadImport(id, side, file.Name, content), cancel);
        var job = await mediator.Send(new CommitImport(id, preview.Id), cancel);
        await services.GetRequiredService<JobRunner>().RunAsync(job, cancel);
        var view = await mediator.WaitForJobAsync(job, services.GetRequiredService<TimeProvider>(), cancel);
        if (view.Status != "succeeded")
            throw new InvalidOperationException($"{file.Name}: {view.Error}");
        // Said beside the report, which may be JSON.
        if (preview.RowsWrong > 0)
            await Console.Error.WriteLineAsync($"{file.Name}: {preview.RowsWrong} of {preview.RowsIn} rows are wrong and left out; expo import shows why.");
    }

    static void Tell(HistoryReport report)
    {
        if (!report.Taken)
        {
            throw new InvalidOperationException(string.Join('\n', report.Problems.Take(20)
                .Select(problem => $"{report.FileName}, row {problem.Row}, {problem.Name} \"{problem.Value}\": {problem.What} {problem.Remedy}")));
        }
    }

    static string Name(FileInfo[] files) => files[2].Name;
}
