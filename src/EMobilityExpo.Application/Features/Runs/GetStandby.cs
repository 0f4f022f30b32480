namespace EMobilityExpo.Application.Features.Runs;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Matching.Timetabling;
using FluentValidation;
using MediatR;
using NodaTime;

/// <summary>Who could step in at the meetings of a run when the other side does not come, by slot; the best first.</summary>
/// <param name="Slot">Only meetings of this slot.</param>
/// <param name="Participant">Only meetings of this participant.</param>
public sealed record GetStandby(string EventId, string RunId, PageRequest Paging) : IQuery<Paged<StandbyView>>
{
    public int? Slot { get; init; }
    public string? Participant { get; init; }
}

/// <param name="Stays">Who is there.</param>
/// <param name="Absent">Who did not come.</param>
public sealed record StandbyView(int Slot, Instant StartsAt, Instant EndsAt, RunParty Stays, RunParty Absent, IReadOnlyList<StandIn> Candidates);

public sealed record StandIn(RunParty Party, int Score);

public sealed class GetStandbyValidator : AbstractValidator<GetStandby>
{
    public GetStandbyValidator() => RuleFor(list => list.Paging).SetValidator(new PageRequestValidator());
}

public sealed class GetStandbyHandler(DbSession db) : IRequestHandler<GetStandby, Paged<StandbyView>>
{
    const int Most = 5;

    public async Task<Paged<StandbyView>> Handle(GetStandby request, CancellationToken cancellationToken)
    {
        var run = await SolvedRun.OfAsync(db, request.EventId, request.RunId, cancellationToken);
        var slots = RunSlots.Read(run.Inputs.Slots);
        var parties = (await Parties.OfAsync(db, request.EventId, cancellationToken)).Values.ToDictionary(who => who.Id, StringComparer.Ordinal);
        var lists = StandbyLists.Of(run.Problem, run.Solution, Most)
            .Where(list => (request.Slot ?? list.Slot) == list.Slot)
            .Where(list => string.IsNullOrWhiteSpace(request.Participant) || list.Stays == request.Participant || list.Absent == request.Participant)
            .Where(list => parties.ContainsKey(list.Stays) && parties.ContainsKey(list.Absent))
            .OrderBy(list => list.Slot).ThenBy(list => parties[list.Stays].Name, StringComparer.CurrentCulture).ThenBy(list => list.Pair, StringComparer.Ordinal)
            .ToList();
        return new(
            [.. lists.Skip(request.Paging.Skip).Take(request.Paging.Take).Select(list => new StandbyView(
                list.Slot, slots[list.Slot].StartsAt, slots[list.Slot].EndsAt, parties[list.Stays], parties[list.Absent],
                [.. list.Candidates.Where(one => parties.ContainsKey(one.Participant)).Select(one => new StandIn(parties[one.Participant], one.Score))]))],
            lists.Count, request.Paging.Page, request.Paging.PageSize);
    }
}

/// <summary>A run with its problem and its timetable, read.</summary>
sealed record SolvedRun(RunInputs Inputs, TimetableProblem Problem, TimetableSolution Solution)
{
    public static async Task<SolvedRun> OfAsync(DbSession db, string eventId, string runId, CancellationToken cancel)
    {
        var run = await db.FirstOrDefaultAsync<RunInputs>(RunsSql.InputsOfEvent, new { EventId = eventId, RunId = runId }, cancel)
            ?? throw new NotFound("Runs.NotFound");
        if (string.IsNullOrEmpty(run.Solution))
            throw new Conflict("Runs.NotReady");
        return new(run, TimetableJson.ReadProblem(run.Problem), TimetableJson.ReadSolution(run.Solution));
    }
}
