namespace EMobilityExpo.Application.Features.Runs;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Bookings;
using EMobilityExpo.Application.Features.Delegations;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Moves;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Jobs;
using EMobilityExpo.Matching.Timetabling;
using MediatR;

/// <summary>
/// Builds the timetable of a run. Safe to run twice: inputs that were prepared are used again, and results replace results, in the
/// transaction that ends the job.
/// </summary>
[Job("timetable.build")]
public sealed record BuildTimetable(string RunId) : IJobRequest;

public sealed class BuildTimetableHandler(DbSession db, JobContext job, SolveTimetable solve, TimeProvider clock)
    : IRequestHandler<BuildTimetable, Unit>
{
    public async Task<Unit> Handle(BuildTimetable request, CancellationToken cancellationToken)
    {
        job.Report(1, "scoring");
        var run = await db.FirstOrDefaultAsync<RunInputs>(RunsSql.Inputs, new { PublicId = request.RunId }, cancellationToken)
            ?? throw new NotFound("Runs.NotFound");
        if (run.Problem.Length == 0)
            run = await PrepareAsync(run, cancellationToken);

        var curve = new SolveCurve(job, clock);
        var settings = RunSettings.Read(run.Settings);
        var (problem, solution) = await Task.Run(
            () =>
            {
                using var late = new CancellationTokenSource(settings.AtMost, clock);
                using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, job.CancelAsked, late.Token);
                var options = new SolveOptions { Seed = (ulong)run.Seed, WorkLimit = settings.WorkLimit, Threads = Environment.ProcessorCount };
                return new MustAttempts(solve, options, curve, stop.Token).Run(TimetableJson.ReadProblem(run.Problem));
            },
            cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();

        solution = await WithPinnedTablesAsync(run, solution, cancellationToken);
        var wrong = TimetableVerifier.Violations(problem, solution);
        if (wrong.Count > 0)
            throw new InvalidOperationException($"The timetable of run {request.RunId} breaks the rules: {string.Join("; ", wrong.Take(5))}");
        job.Report(96, "saving");
        await SaveAsync(run, problem, solution, curve.Seconds, cancellationToken);
        return Unit.Value;
    }

    async Task<RunInputs> PrepareAsync(RunInputs run, CancellationToken cancel)
    {
        var settings = RunSettings.Read(run.Settings);
        var source = settings.Open(await EventModel.LoadAsync(db, run.EventId, cancel));
        var participants = await ParticipantStore.LoadAllAsync(db, source.Id, cancel);
        var earlier = await EarlierTimetable.LoadAsync(db, run, cancel);
        var known = await KnownFacts.LoadAsync(db, source.Id, cancel);
        var weights = PairScoring.Weights(run.Weights);
        var pins = await PinnedMeeting.LoadAsync(db, source.Id, cancel);
        var scored = CandidatePairs.Find(
            PairScoring.Scorer(weights, participants), participants, known, source.MinimumScore, source.CandidatesEach, cancel,
            pins.Concat(earlier?.Meetings ?? []).Select(meeting => meeting.Pair).ToHashSet());
        job.Report(5, "preparing");
        var settled = PinnedMeeting.Fixed(pins, await BookedPair.LoadAsync(db, source.Id, source.Slots, cancel), source.Slots);
        var (problem, wished) = ProblemBuilder.Of(
            source, source.Slots, await DelegationTimes.ApplyAsync(db, source, participants, settled, cancel), scored, Wishes.Of(known),
            settings.Objective, settled);
        RunRepair? repair = null;
        if (earlier is not null)
            (problem, repair) = earlier.HeldIn(problem, source.Slots, participants);
        var prepared = run with
        {
            Slots = RunSlots.Write(source.Slots),
            Problem = TimetableJson.WriteProblem(problem),
            WishList = WishList.Write(wished),
            Repair = repair?.Write(),
        };
        await db.InTransactionAsync(
            async () =>
            {
                await db.ExecuteAsync(RunsSql.SaveInputs, prepared, cancel);
                // What the pairs page shows are the scores by the weights of the event, not by those tried out in a run, and no pairs that only stay.
                if (earlier is null && weights == PairScoring.Weights(source.Weights))
                    await CandidatePairs.StoreAsync(db, source.Id, scored, clock.Now(), cancel);
            },
            cancel);
        return prepared;
    }

    async Task<TimetableSolution> WithPinnedTablesAsync(RunInputs run, TimetableSolution solution, CancellationToken cancel)
    {
        var settings = RunSettings.Read(run.Settings);
        var source = settings.Open(await EventModel.LoadAsync(db, run.EventId, cancel));
        // Pins come last: they have the last word about a table.
        var earlier = await EarlierTimetable.LoadAsync(db, run, cancel);
        var pins = (earlier?.Meetings ?? []).Concat(await PinnedMeeting.LoadAsync(db, source.Id, cancel)).ToList();
        return pins.Count == 0 || settings.RepeatOf is not null
            ? solution
            : PinnedMeeting.AtTheirTables(solution, pins, source, RunSlots.Read(run.Slots), await ParticipantStore.LoadAllAsync(db, source.Id, cancel));
    }

    async Task SaveAsync(RunInputs run, TimetableProblem problem, TimetableSolution solution, double seconds, CancellationToken cancel)
    {
        var source = RunSettings.Read(run.Settings).Open(await EventModel.LoadAsync(db, run.EventId, cancel));
        var participants = await ParticipantStore.LoadAllAsync(db, source.Id, cancel);
        var rows = new TimetableRows(run, problem, solution, source.Tables, participants);
        var figures = rows.Figures(TimetableJson.WriteProblem(problem), TimetableJson.WriteSolution(solution, seconds), seconds, clock.Now());
        await db.InTransactionAsync(
            async () =>
            {
                await db.ExecuteAsync(RunsSql.DeleteMeetings, new { run.Id }, cancel);
                await db.ExecuteAsync(RunsSql.DeleteUnmet, new { run.Id }, cancel);
                await db.ExecuteAsync(RunsSql.InsertMeeting, rows.Meetings(), cancel);
                await db.ExecuteAsync(RunsSql.InsertUnmet, rows.Unmet(), cancel);
                await db.ExecuteAsync(RunsSql.SaveFigures, figures, cancel);
                // Last: it fails when the lease was lost, and takes all of the above with it.
                await job.FinishAsync(db, job.CancelAsked.IsCancellationRequested ? "cancelled" : "succeeded", cancel);
            },
            cancel);
    }
}
