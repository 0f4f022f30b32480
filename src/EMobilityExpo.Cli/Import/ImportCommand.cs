namespace EMobilityExpo.Cli.Import;

using System.CommandLine;
using EMobilityExpo.Application.Features.History;
using EMobilityExpo.Application.Features.Import;
using EMobilityExpo.Application.Features.Jobs;
using EMobilityExpo.Application.Jobs;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Cli.Hosting;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

/// <summary>
/// <c>expo import --event … --side buyer list.xlsx [--commit]</c>: the preview of a list, and what is wrong with it; with
/// <c>--commit</c> the good rows are taken over. <c>--side history</c> takes what came of earlier years, all rows or none. Exit code 0 when all rows are good, 2 when some are wrong, 1 when nothing was read.
/// </summary>
static class ImportCommand
{
    const int Shown = 200;

    static readonly Argument<FileInfo> File = new("file") { Description = "The list: CSV (UTF-8 or CP949) or XLSX" };

    static readonly Option<string> Event = new("--event") { Description = "Id of the event, as in its address", Required = true };

    static readonly Option<string> Side = new("--side") { Description = "exhibitors, buyers, interpreters or history", Required = true };

    static readonly Option<bool> Commit = new("--commit") { Description = "Take the good rows over; without it, nothing is kept" };

    public static Command Build()
    {
        Side.AcceptOnlyFromAmong("exhibitors", "buyers", "interpreters", "history");
        var command = new Command("import", "Shows what a list would do to an event, and does it when told so") { File, Event, Side, Commit, CliServices.DatabaseFile };
        command.SetAction((parsed, cancel) => CliServices.RunAsync(parsed, services => RunAsync(parsed, services, cancel)));
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancel)
    {
        var (file, eventId) = (parsed.GetRequiredValue(File), parsed.GetRequiredValue(Event));
        if (!file.Exists)
            throw new InvalidOperationException($"There is no file {file.FullName}.");
        var mediator = services.GetRequiredService<IMediator>();
        await using var content = file.OpenRead();
        if (parsed.GetRequiredValue(Side) == "history")
            return Tell(await mediator.Send(new ImportHistory(eventId, file.Name, content, OnlyLook: !parsed.GetValue(Commit)), cancel));
        var preview = await mediator.Send(new UploadImport(eventId, parsed.GetRequiredValue(Side).TrimEnd('s'), file.Name, content), cancel);
        await TellAsync(mediator, preview, cancel);

        if (parsed.GetValue(Commit) && preview.RowsNew + preview.RowsChanged > 0)
            preview = await CommitAsync(services, mediator, preview, cancel);
        else
            await mediator.Send(new DiscardImport(eventId, preview.Id), cancel);
        return preview.RowsWrong > 0 ? 2 : 0;
    }

    static int Tell(HistoryReport report)
    {
        Console.WriteLine(
            $"{report.FileName}: {report.RowsIn} rows = {report.RowsNew} new + {report.RowsChanged} changed + {report.RowsSame} unchanged + {report.RowsWrong} wrong");
        if (report.UnknownColumns.Count > 0)
            Console.WriteLine($"Columns left out: {string.Join(", ", report.UnknownColumns)}");
        foreach (var problem in report.Problems.Take(Shown))
            Console.WriteLine($"Row {problem.Row}, {problem.Name} \"{problem.Value}\": {problem.What} {problem.Remedy}");
        if (report.Problems.Count > Shown)
            Console.WriteLine($"... and {report.Problems.Count - Shown} more.");
        if (report.Taken)
            Console.WriteLine("Taken over.");
        else if (report.RowsWrong > 0)
            Console.WriteLine("Nothing is taken over as long as a row is wrong.");
        return report.RowsWrong > 0 ? 2 : 0;
    }

    static async Task TellAsync(IMediator mediator, ImportView preview, CancellationToken cancel)
    {
        Console.WriteLine($"{preview.FileName}: {Counts(preview)}");
        if (preview.UnknownColumns.Count > 0)
            Console.WriteLine($"Columns left out: {string.Join(", ", preview.UnknownColumns)}");
        if (preview.MissingColumns.Count > 0)
            Console.WriteLine($"Columns missing: {string.Join(", ", preview.MissingColumns)}");
        var wrong = await mediator.Send(new GetImportRows(preview.EventId, preview.Id, Verdicts.Wrong, new PageRequest(1, Shown)), cancel);
        foreach (var row in wrong.Items)
        {
            foreach (var problem in row.Problems)
                Console.WriteLine($"Row {row.Number}, {problem.Name} \"{problem.Value}\": {problem.What} {problem.Remedy}");
        }

        if (wrong.Total > Shown)
            Console.WriteLine($"... and {wrong.Total - Shown} more wrong rows.");
    }

    static async Task<ImportView> CommitAsync(IServiceProvider services, IMediator mediator, ImportView preview, CancellationToken cancel)
    {
        var job = await mediator.Send(new CommitImport(preview.EventId, preview.Id, preview.Version), cancel);
        // A web host on the same database may be quicker; whoever claims the work does it.
        await services.GetRequiredService<JobRunner>().RunAsync(job, cancel);
        var view = await mediator.WaitForJobAsync(job, services.GetRequiredService<TimeProvider>(), cancel);
        if (view.Status != "succeeded")
            throw new InvalidOperationException(view.Error ?? "Taking the rows over was cancelled; nothing went in.");
        var done = await mediator.Send(new GetImport(preview.EventId, preview.Id), cancel);
        Console.WriteLine($"Taken over: {Counts(done)}");
        return done;
    }

    static string Counts(ImportView view) =>
        $"{view.RowsIn} rows = {view.RowsNew} new + {view.RowsChanged} changed + {view.RowsSame} unchanged + {view.RowsWrong} wrong";
}
