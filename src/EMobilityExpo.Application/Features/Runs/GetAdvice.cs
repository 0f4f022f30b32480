namespace EMobilityExpo.Application.Features.Runs;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Matching.Timetabling;
using MediatR;
using NodaTime;

/// <summary>What one more table, interpreter, slot or meeting would add to the timetable of a run: the best five, each verified by solving.</summary>
public sealed record GetAdvice(string EventId, string RunId) : IQuery<IReadOnlyList<AdviceView>>;

/// <param name="Kind">table, interpreter, slot or meeting.</param>
/// <param name="Text">What to do, in the reader's language.</param>
/// <param name="Score">What it adds to the score.</param>
/// <param name="Meetings">How many meetings more are held then.</param>
public sealed record AdviceView(
    string Kind, string Text, long Score, int Meetings, int? Slot, Instant? StartsAt, RunParty? Participant, IReadOnlyList<string> Languages);

public sealed class GetAdviceHandler(DbSession db) : IRequestHandler<GetAdvice, IReadOnlyList<AdviceView>>
{
    /// <summary>A page waits for it: some seconds at a hundred by eighty, and larger events are given the same.</summary>
    const long Work = 150_000_000;
    const int Tried = 8;

    public async Task<IReadOnlyList<AdviceView>> Handle(GetAdvice request, CancellationToken cancellationToken)
    {
        var run = await SolvedRun.OfAsync(db, request.EventId, request.RunId, cancellationToken);
        if (run.Solution.Meetings.Count == 0)
            throw new Conflict("Runs.NotReady");
        var slots = RunSlots.Read(run.Inputs.Slots);
        var parties = (await Parties.OfAsync(db, request.EventId, cancellationToken)).Values.ToDictionary(who => who.Id, StringComparer.Ordinal);
        var advice = await Task.Run(
            () => BottleneckAdvice.Of(run.Problem, run.Solution, new AdviceOptions { Tried = Tried, WorkLimit = Work }, cancellationToken), cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return [.. advice.Select(one =>
        {
            var starts = one.Slot is int slot ? slots[slot].StartsAt : (Instant?)null;
            var who = one.Participant is null ? null : parties.GetValueOrDefault(one.Participant);
            return new AdviceView(Code(one.Kind), Text(one, who), one.Score, one.Meetings, one.Slot, starts, who, one.Languages);
        })];
    }

    static string Code(AdviceKind kind) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName($"{kind}");

    static string Text(Advice advice, RunParty? who) => advice.Kind switch
    {
        AdviceKind.Table => Words.T("Runs.Advice_table"),
        AdviceKind.Interpreter => Words.T("Runs.Advice_interpreter", string.Join(" - ", advice.Languages)),
        AdviceKind.Slot => Words.T("Runs.Advice_slot", who?.Name ?? advice.Participant!),
        _ => Words.T("Runs.Advice_meeting", who?.Name ?? advice.Participant!),
    };
}
