namespace EMobilityExpo.Web.Hosting;

using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.History;
using EMobilityExpo.Application.Features.Import;
using EMobilityExpo.Application.Features.Jobs;
using EMobilityExpo.Application.Features.Media;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Products;
using EMobilityExpo.Application.Features.Runs;
using EMobilityExpo.Application.Reference;
using MediatR;

/// <summary>
/// Opens the sample event the way an organiser would: set up the event, upload the lists and what came of the year before, take them over, show a
/// few products, build the timetable - by the same requests and background jobs.
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

        await ShowAsync(eventId, cancel);
        return (eventId, await mediator.Send(new StartRun(eventId), cancel));
    }

    /// <summary>Some exhibitors show a sign and a product with a picture.</summary>
    async Task ShowAsync(string eventId, CancellationToken cancel)
    {
        var exhibitors = await mediator.Send(new ListParticipants(eventId, new() { Side = Sides.Exhibitor }, new(1, Shown)), cancel);
        var number = 0;
        foreach (var one in exhibitors.Items)
        {
            var fields = (await mediator.Send(new GetParticipant(eventId, one.Id), cancel)).Fields;
            await mediator.Send(new AddMedia(eventId, one.Id, new(MediaRules.Logo, "logo.png", SamplePictures.Logo(number))), cancel);
            if (fields.Products.Count > 0 && ReferenceData.Categories.Find(fields.Products[0].Category) is { } category)
            {
                var product = new ProductFields { Category = category.Code, NameKo = $"{fields.NameKo} {category.NameKo}", NameEn = $"{fields.NameEn} {category.NameEn}" };
                var id = await mediator.Send(new SaveProduct(eventId, one.Id, null, product, 0), cancel);
                var picture = new NewMedia(
                    MediaRules.Picture, "product.png", SamplePictures.Vehicle(number, 960), SamplePictures.Vehicle(number, MediaRules.SmallSide), id, category.NameKo, category.NameEn);
                await mediator.Send(new AddMedia(eventId, one.Id, picture), cancel);
            }

            number++;
        }
    }

    const int Shown = 8;
}
