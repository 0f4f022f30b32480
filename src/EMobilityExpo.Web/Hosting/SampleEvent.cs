namespace EMobilityExpo.Web.Hosting;

using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.History;
using EMobilityExpo.Application.Features.Import;
using EMobilityExpo.Application.Features.Jobs;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Runs;
using MediatR;

/// <summary>
/// Opens the sample event the way an organiser would: set up the event, upload the lists and what came of the year before, take them over, build the timetable - by the
/// same requests and background jobs.
/// </summary>
public sealed class SampleEvent(IMediator mediator, TimeProvider clock)
{
    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "samples", "yeonggwang-2022");

    /// <returns>The event and its run, whose building has been asked for.</returns>
    public async Task<(string EventId, RunStarted Run)> OpenAsync(CancellationToken cancel)
    {
        var eventId = await mediator.Send(EventFile.Read(await File.ReadAllTextAsync(Path.Combine(Folder, "event.json"), cancel)), cancel);
        foreach (var side in Sides.All)
        {
            await using var file = File.OpenRead(Path.Combine(Folder, $"{side}s.csv"));
            var import = await mediator.Send(new UploadImport(eventId, side, Path.GetFileName(file.Name), file), cancel);
            var jobId = await mediator.Send(new CommitImport(eventId, import.Id), cancel);
            var job = await mediator.WaitForJobAsync(jobId, clock, cancel);
            if (job.Status != "succeeded")
                throw new InvalidOperationException($"The sample list of {side}s could not be taken over: {job.Error ?? job.Status}");
        }

        await using (var history = File.OpenRead(Path.Combine(Folder, "history.csv")))
        {
            var report = await mediator.Send(new ImportHistory(eventId, "history.csv", history), cancel);
            if (!report.Taken)
                throw new InvalidOperationException($"The sample history could not be taken over: {report.Problems[0].What}");
        }

        return (eventId, await mediator.Send(new StartRun(eventId), cancel));
    }
}
