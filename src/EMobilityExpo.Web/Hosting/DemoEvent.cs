namespace EMobilityExpo.Web.Hosting;

using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Jobs;
using EMobilityExpo.Application.Features.Runs;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Web.Auth;
using MediatR;

/// <summary>What <c>--demo</c> does after the start: opens the sample event, unless events are there, and tells how it went.</summary>
public static class DemoEvent
{
    public static async Task OpenAsync(IServiceProvider services, string address, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        try
        {
            if ((await mediator.Send(new ListEvents(new PageRequest(1, 1)), cancel)).Total > 0)
            {
                Console.WriteLine($"There are events already, so the sample was not loaded again: {address}/events");
                return;
            }

            var sample = scope.ServiceProvider.GetRequiredService<SampleEvent>();
            Console.WriteLine("Loading the sample event");
            var (eventId, run) = await sample.OpenAsync(cancel);
            Console.WriteLine($"Building its timetable: {address}/events/{eventId}/runs/{run.RunId}");
            var job = await mediator.WaitForJobAsync(run.JobId, services.GetRequiredService<TimeProvider>(), cancel);
            var built = await mediator.Send(new GetRun(eventId, run.RunId), cancel);
            Console.WriteLine(job.Status == "succeeded"
                ? $"Built: {built.Meetings} meetings, score {built.Score} of at most {built.ScoreBound}. See {address}/events/{eventId}/runs/{run.RunId}/board"
                : $"The timetable was not built: {job.Error ?? job.Status}");
        }
        catch (Exception error) when (error is AppException or FluentValidation.ValidationException or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync($"The sample event could not be opened: {error.Message}");
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
        }
    }

    /// <summary>The button of the first page.</summary>
    public static void MapSample(this WebApplication app) =>
        app.MapPost("/sample", async (HttpContext http, SampleEvent sample, Microsoft.AspNetCore.Antiforgery.IAntiforgery antiforgery, CancellationToken cancel) =>
            {
                if (!await antiforgery.IsRequestValidAsync(http))
                    return Results.BadRequest();
                var (eventId, run) = await sample.OpenAsync(cancel);
                return Results.LocalRedirect($"/events/{eventId}/runs/{run.RunId}");
            })
            .Needs(Application.Access.Permissions.EventsCreate).ExcludeFromDescription();
}
