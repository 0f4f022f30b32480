namespace EMobilityExpo.Application.Features.Runs;

using System.Text.Json;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Jobs;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Matching.Timetabling;
using MediatR;
using NodaTime;

/// <summary>What one more table, interpreter, slot or meeting would add to the timetable of a run, as far as it has been worked out.</summary>
public sealed record GetAdvice(string EventId, string RunId) : IQuery<RunAdvice>;

/// <param name="Status"><c>none</c>: nobody has asked yet. <c>working</c>, <c>ready</c> or <c>failed</c>.</param>
/// <param name="JobId">Of the work, where there is one.</param>
/// <param name="Items">The best five, each verified by solving; null unless it is ready.</param>
public sealed record RunAdvice(string Status, string? JobId, int Percent, Instant? FinishedAt, IReadOnlyList<AdviceView>? Items)
{
    public bool Ready => Items is not null;
}

/// <param name="Kind">table, interpreter, slot or meeting.</param>
/// <param name="Text">What to do, in the reader's language.</param>
/// <param name="Score">What it adds to the score.</param>
/// <param name="Meetings">How many meetings more are held then.</param>
public sealed record AdviceView(
    string Kind, string Text, long Score, int Meetings, int? Slot, Instant? StartsAt, RunParty? Participant, IReadOnlyList<string> Languages);

public sealed class GetAdviceHandler(DbSession db, IMediator mediator) : IRequestHandler<GetAdvice, RunAdvice>
{
    public async Task<RunAdvice> Handle(GetAdvice request, CancellationToken cancellationToken)
    {
        var run = await db.FirstOrDefaultAsync<RunInputs>(RunsSql.InputsOfEvent, request, cancellationToken) ?? throw new NotFound("Runs.NotFound");
        if (string.IsNullOrEmpty(run.Solution))
            throw new Conflict("Runs.NotReady");
        var row = await db.FirstOrDefaultAsync<AdviceRow>(AdviceSql.OfRun, new { run.Id }, cancellationToken);
        if (row is null)
            return new("none", null, 0, null, null);
        if (row.Items is null)
        {
            var job = await mediator.Send(new GetJob(row.JobId), cancellationToken);
            return new(job.Ended ? "failed" : "working", row.JobId, job.Percent, null, null);
        }

        var slots = RunSlots.Read(run.Slots);
        var parties = (await Parties.OfAsync(db, request.EventId, cancellationToken)).Values.ToDictionary(who => who.Id, StringComparer.Ordinal);
        return new("ready", row.JobId, 100, row.FinishedAt, [.. JsonSerializer.Deserialize<List<Advice>>(row.Items, JsonSerializerOptions.Web)!.Select(one =>
        {
            var starts = one.Slot is int slot ? slots[slot].StartsAt : (Instant?)null;
            var who = one.Participant is null ? null : parties.GetValueOrDefault(one.Participant);
            return new AdviceView(
                JsonNamingPolicy.CamelCase.ConvertName($"{one.Kind}"), Text(one, who), one.Score, one.Meetings, one.Slot, starts, who, one.Languages);
        })]);
    }

    static string Text(Advice advice, RunParty? who) => advice.Kind switch
    {
        AdviceKind.Table => Words.T("Runs.Advice_table"),
        AdviceKind.Interpreter => Words.T("Runs.Advice_interpreter", string.Join(" - ", advice.Languages.Select(code => Reference.ReferenceData.Languages.NameOf(code)))),
        AdviceKind.Slot => Words.T("Runs.Advice_slot", who?.Name ?? advice.Participant!),
        _ => Words.T("Runs.Advice_meeting", who?.Name ?? advice.Participant!),
    };
}

/// <summary>Advice as it is stored.</summary>
sealed record AdviceRow
{
    public string JobId { get; init; } = "";
    public string? Items { get; init; }
    public Instant? FinishedAt { get; init; }
}
