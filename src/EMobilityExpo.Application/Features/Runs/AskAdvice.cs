namespace EMobilityExpo.Application.Features.Runs;

using System.Text.Json;
using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Jobs;
using EMobilityExpo.Application.Jobs;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Matching.Timetabling;
using MediatR;

/// <summary>Asks for the advice of a run, which takes some seconds or more. Asking again while it is worked on, or when it is ready, changes nothing.</summary>
public sealed record AskAdvice(string EventId, string RunId) : ICommand<string>, IAudited
{
    public AuditNote Audit => new("run.advice", EventId, RunId);
}

public sealed class AskAdviceHandler(DbSession db, JobQueue jobs, IMediator mediator, TimeProvider clock) : IRequestHandler<AskAdvice, string>
{
    /// <returns>The public id of the job.</returns>
    public async Task<string> Handle(AskAdvice request, CancellationToken cancellationToken)
    {
        var now = await mediator.Send(new GetAdvice(request.EventId, request.RunId), cancellationToken);
        if (now.Status is "working" or "ready")
            return now.JobId!;
        var run = (await db.FirstOrDefaultAsync<RunInputs>(RunsSql.InputsOfEvent, request, cancellationToken))!;
        if (TimetableJson.ReadSolution(run.Solution!).Meetings.Count == 0)
            throw new Conflict("Runs.NotReady");
        var (id, jobId) = await jobs.AddAsync(new WorkOutAdvice(run.PublicId), run.EventId, cancellationToken);
        await db.ExecuteAsync(AdviceSql.Forget, new { run.Id }, cancellationToken);
        await db.ExecuteAsync(AdviceSql.Insert, new { run.Id, JobRunId = id, Now = clock.Now() }, cancellationToken);
        return jobId;
    }
}

/// <summary>Works the advice of a run out and keeps it. Safe to run twice.</summary>
[Job("timetable.advise")]
public sealed record WorkOutAdvice(string RunId) : IJobRequest;

public sealed class WorkOutAdviceHandler(DbSession db, JobContext job, TimeProvider clock) : IRequestHandler<WorkOutAdvice, Unit>
{
    /// <summary>Some seconds at a hundred by eighty; larger events are given more.</summary>
    const long LeastWork = 150_000_000, MostWork = 2_000_000_000;
    const int Tried = 10;

    public async Task<Unit> Handle(WorkOutAdvice request, CancellationToken cancellationToken)
    {
        job.Report(2, "preparing");
        var run = await db.FirstOrDefaultAsync<RunInputs>(RunsSql.Inputs, new { PublicId = request.RunId }, cancellationToken) ?? throw new NotFound("Runs.NotFound");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, job.CancelAsked);
        var advice = await Task.Run(
            () =>
            {
                var problem = TimetableJson.ReadProblem(run.Problem);
                var options = new AdviceOptions { Tried = Tried, WorkLimit = Math.Clamp(1_000L * problem.Pairs.Count * problem.Tables.Count, LeastWork, MostWork) };
                return BottleneckAdvice.Of(problem, TimetableJson.ReadSolution(run.Solution!), options, new Told(share => job.Report(5 + (int)(90 * share), "improving")), stop.Token);
            },
            cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        await db.InTransactionAsync(
            async () =>
            {
                var items = JsonSerializer.Serialize(advice, JsonSerializerOptions.Web);
                await db.ExecuteAsync(AdviceSql.Save, new { run.Id, job.JobId, Items = items, Now = clock.Now() }, cancellationToken);
                await job.FinishAsync(db, job.CancelAsked.IsCancellationRequested ? "cancelled" : "succeeded", cancellationToken);
            },
            cancellationToken);
        return Unit.Value;
    }

    /// <summary>Tells at once, on the thread that works.</summary>
    sealed class Told(Action<double> tell) : IProgress<double>
    {
        public void Report(double value) => tell(value);
    }
}
