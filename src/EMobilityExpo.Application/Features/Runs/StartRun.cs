namespace EMobilityExpo.Application.Features.Runs;

using System.Text.Json;
using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Jobs;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Matching.Scoring;
using EMobilityExpo.Matching.Timetabling;
using FluentValidation;
using MediatR;

/// <summary>Asks for a timetable: a run and its work in the background, in one transaction.</summary>
public sealed record StartRun(string EventId) : ICommand<RunStarted>, IAudited
{
    /// <summary>Decides among equals; the same inputs with the same seed give the same timetable.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Null takes those of the event.</summary>
    public ScoringWeights? Weights { get; init; }

    public int? Seconds { get; init; }

    public string Objective { get; init; } = Objectives.Score;

    public string? Note { get; init; }

    /// <summary>Chosen by the client: asking again with the same key gives the run asked for before.</summary>
    public string? RequestKey { get; init; }

    /// <summary>Public id of a run whose stored inputs, weights, seed and settings are used again; the rest above is ignored then.</summary>
    public string? RepeatOf { get; init; }

    /// <summary>
    /// Public id of a run whose meetings stay where they are as far as what has changed since allows. Weights, seed and settings are those of that run.
    /// </summary>
    public string? Repairs { get; init; }

    /// <summary>Numbers of tables to do without, beside those closed at the event. Null: none, in a repair those of the run that is repaired.</summary>
    public IReadOnlyList<int>? ClosedTables { get; init; }

    public AuditNote Audit => new(Repairs is null ? "run.start" : "run.repair", EventId, Repairs ?? RepeatOf);
}

public sealed record RunStarted
{
    public string RunId { get; init; } = "";
    public string JobId { get; init; } = "";
}

public sealed class StartRunValidator : AbstractValidator<StartRun>
{
    const long MostSeed = 9_007_199_254_740_991; // what JSON readers keep exactly

    public StartRunValidator()
    {
        RuleFor(run => run.Seed).InclusiveBetween(0, MostSeed).WithMessage(_ => Words.T("Runs.SeedRange", MostSeed));
        RuleFor(run => run.Seconds).InclusiveBetween(1, RunSettings.MostSeconds)
            .WithMessage(_ => Words.T("Runs.SecondsRange", RunSettings.MostSeconds));
        RuleFor(run => run.Objective).Must(Objectives.All.Contains).WithMessage(_ => Words.T("Runs.ObjectiveUnknown"));
        RuleFor(run => run.Note).MaximumLength(500).WithMessage(_ => Words.T("Runs.NoteLength"));
        RuleFor(run => run.RequestKey).Length(1, 100).Matches("^[!-~]+$").WithMessage(_ => Words.T("Runs.RequestKeyForm"));
        RuleFor(run => run.Repairs).Null().When(run => run.RepeatOf is not null).WithMessage(_ => Words.T("Runs.RepairOrRepeat"));
        RuleFor(run => run.Weights).Must(weights => weights!.Problems().Count == 0).When(run => run.Weights is not null)
            .WithMessage(_ => Words.T("Pairs.WeightsUnusable"));
    }
}

public sealed class StartRunHandler(DbSession db, JobQueue jobs, TimeProvider clock) : IRequestHandler<StartRun, RunStarted>
{
    public async Task<RunStarted> Handle(StartRun request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var known = new { EventId = source.Id, request.RequestKey };
        if (request.RequestKey is not null
            && await db.FirstOrDefaultAsync<RunStarted>(RunsSql.ByRequestKey, known, cancellationToken) is { } before)
            return before;

        var inputs = request.RepeatOf is null
            ? await FreshAsync(await NewAsync(request, cancellationToken), source, cancellationToken)
            : await RepeatedAsync(request, cancellationToken);
        var runId = PublicId.New();
        var (jobRunId, jobId) = await jobs.AddAsync(new BuildTimetable(runId), source.Id, cancellationToken);
        var row = new
        {
            PublicId = runId,
            EventId = source.Id,
            Number = await db.ScalarAsync<int>(RunsSql.NextNumber, known, cancellationToken),
            JobRunId = jobRunId,
            Note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim(),
            request.RequestKey,
            inputs.Seed,
            inputs.Settings,
            inputs.Weights,
            inputs.Slots,
            inputs.Problem,
            inputs.WishList,
            inputs.Repair,
            Now = clock.Now(),
        };
        await db.InsertAsync(RunsSql.Insert, row, cancellationToken);
        return new() { RunId = runId, JobId = jobId };
    }

    async Task<RunInputs> NewAsync(StartRun request, CancellationToken cancel)
    {
        if (request.Repairs is null)
        {
            return new()
            {
                Seed = request.Seed,
                Settings = new RunSettings { Objective = request.Objective, Seconds = request.Seconds, ClosedTables = request.ClosedTables ?? [] }.Write(),
                Weights = request.Weights is null ? "" : JsonSerializer.Serialize(request.Weights, JsonSerializerOptions.Web),
            };
        }

        var other = await db.FirstOrDefaultAsync<RunInputs>(RunsSql.InputsOfEvent, new { request.EventId, RunId = request.Repairs }, cancel)
            ?? throw new NotFound("Runs.NotFound");
        if (string.IsNullOrEmpty(other.Solution) || TimetableJson.ReadSolution(other.Solution).Meetings.Count == 0)
            throw new Conflict("Runs.NotReady");
        var settings = RunSettings.Read(other.Settings);
        return new()
        {
            Seed = other.Seed,
            Settings = (settings with { RepeatOf = null, Repairs = request.Repairs, ClosedTables = request.ClosedTables ?? settings.ClosedTables }).Write(),
            Weights = other.Weights,
        };
    }

    async Task<RunInputs> FreshAsync(RunInputs inputs, EventModel source, CancellationToken cancel)
    {
        // What is closed now is closed for the whole build, also when a table is opened meanwhile.
        var closed = source.ClosedNumbers;
        var asked = RunSettings.Read(inputs.Settings);
        var settings = asked with { ClosedTables = [.. asked.ClosedTables.Except(closed)], ClosedAtEvent = closed };
        inputs = inputs with { Settings = settings.Write() };
        if (settings.ClosedTables.Except(source.Tables.Select(table => table.Number)).ToList() is { Count: > 0 } unknown)
            throw new Invalid("Runs.TableUnknown", [string.Join(", ", unknown)]);
        var sides = await db.QueryAsync<SideCount>(RunsSql.SideCounts, new { EventId = source.Id }, cancel);
        if (RunNeeds.Missing(settings.Open(source), sides) is [var missing, ..])
            throw new Invalid(missing);
        return inputs.Weights.Length > 0
            ? inputs
            : inputs with { Weights = JsonSerializer.Serialize(PairScoring.Weights(source.Weights), JsonSerializerOptions.Web) };
    }

    async Task<RunInputs> RepeatedAsync(StartRun request, CancellationToken cancel)
    {
        var which = new { request.EventId, RunId = request.RepeatOf };
        var other = await db.FirstOrDefaultAsync<RunInputs>(RunsSql.InputsOfEvent, which, cancel) ?? throw new NotFound("Runs.NotFound");
        if (other.Problem.Length == 0)
            throw new Conflict("Runs.NothingToRepeat");
        return other with { Settings = (RunSettings.Read(other.Settings) with { RepeatOf = request.RepeatOf }).Write() };
    }
}

/// <summary>What a run builds from. Slots and problem are empty until its work has prepared them.</summary>
public sealed record RunInputs
{
    public long Id { get; init; }
    public string PublicId { get; init; } = "";
    public long EventId { get; init; }
    public int Number { get; init; }
    public long Seed { get; init; }
    public string Settings { get; init; } = "{}";
    public string Weights { get; init; } = "{}";
    public string Slots { get; init; } = "[]";
    public string Problem { get; init; } = "";

    /// <summary>See <see cref="Runs.WishList"/>.</summary>
    public string WishList { get; init; } = "[]";

    /// <summary>See <see cref="RunRepair"/>; null for a run that repairs nothing.</summary>
    public string? Repair { get; init; }
    public string? Solution { get; init; }
}
