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
        // Everybody is in many meetings: names are compared, as people sort them, once and not for every meeting.
        var places = parties.Values.OrderBy(who => who.Name, StringComparer.CurrentCulture).Select((who, place) => (who.Id, place))
            .ToDictionary(one => one.Id, one => one.place, StringComparer.Ordinal);
        var all = Asked(run, request)
            .Where(one => parties.ContainsKey(one.Stays) && parties.ContainsKey(one.Absent))
            .OrderBy(one => one.Slot).ThenBy(one => places[one.Stays]).ThenBy(one => one.Pair, StringComparer.Ordinal)
            .ToList();
        // Who could step in is looked for only where the page shows it.
        var page = all.Skip(request.Paging.Skip).Take(request.Paging.Take).ToList();
        var found = StandbyLists.Of(run.Problem, run.Solution, Most, page.Select(one => one.Pair).ToHashSet(StringComparer.Ordinal))
            .ToDictionary(list => (list.Pair, list.Stays), list => list.Candidates);
        return new(
            [.. page.Select(one => new StandbyView(
                one.Slot, slots[one.Slot].StartsAt, slots[one.Slot].EndsAt, parties[one.Stays], parties[one.Absent],
                [.. found[(one.Pair, one.Stays)].Where(who => parties.ContainsKey(who.Participant)).Select(who => new StandIn(parties[who.Participant], who.Score))]))],
            all.Count, request.Paging.Page, request.Paging.PageSize);
    }

    /// <summary>Both sides of every meeting that is asked for.</summary>
    static IEnumerable<(string Pair, int Slot, string Stays, string Absent)> Asked(SolvedRun run, GetStandby request)
    {
        var pairs = run.Problem.Pairs.ToDictionary(pair => pair.Id, StringComparer.Ordinal);
        var who = string.IsNullOrWhiteSpace(request.Participant) ? null : request.Participant;
        return run.Solution.Meetings.Where(meeting => (request.Slot ?? meeting.Slot) == meeting.Slot)
            .Select(meeting => (meeting.Slot, Pair: pairs[meeting.Pair]))
            .Where(one => who is null || one.Pair.A == who || one.Pair.B == who)
            .SelectMany(one => new[] { (one.Pair.Id, one.Slot, one.Pair.A, one.Pair.B), (one.Pair.Id, one.Slot, one.Pair.B, one.Pair.A) });
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
