namespace EMobilityExpo.Application.Features.Runs;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>Two runs of an event side by side: figures, who gains and who loses, which meetings differ.</summary>
public sealed record CompareRuns(string EventId, string First, string Second) : IQuery<RunComparison>
{
    /// <summary>Meetings listed of each kind of difference; all are counted.</summary>
    public const int MostListed = 500;
}

/// <param name="Parties">Whose meetings or score differ, the largest change first.</param>
public sealed record RunComparison(
    RunView First, RunView Second, IReadOnlyList<ComparedFigure> Figures, IReadOnlyList<PartyChange> Parties,
    int OnlyInFirstCount, int OnlyInSecondCount, int MovedCount, int SameCount,
    IReadOnlyList<ComparedMeeting> OnlyInFirst, IReadOnlyList<ComparedMeeting> OnlyInSecond, IReadOnlyList<ComparedMeeting> Moved);

/// <param name="Name">Such as <c>meetings</c> or <c>breaks</c>.</param>
/// <param name="Better"><c>first</c>, <c>second</c>, or null when they are equal or one is missing.</param>
public sealed record ComparedFigure(string Name, double? First, double? Second, string? Better);

public sealed record PartyChange(RunParty Party, int MeetingsFirst, int MeetingsSecond, int ScoreFirst, int ScoreSecond)
{
    public int Meetings => MeetingsSecond - MeetingsFirst;

    public int Score => ScoreSecond - ScoreFirst;
}

/// <param name="SlotFirst">Counted from 0 through all days; null where it is not held.</param>
public sealed record ComparedMeeting(RunParty Exhibitor, RunParty Buyer, int? SlotFirst, int? SlotSecond);

public sealed class CompareRunsHandler(DbSession db) : IRequestHandler<CompareRuns, RunComparison>
{
    public async Task<RunComparison> Handle(CompareRuns request, CancellationToken cancellationToken)
    {
        if (request.First == request.Second)
            throw new Invalid("Runs.CompareSame");
        var first = await GetRunHandler.RowAsync(db, request.EventId, request.First, cancellationToken);
        var second = await GetRunHandler.RowAsync(db, request.EventId, request.Second, cancellationToken);
        var parties = await Parties.OfAsync(db, request.EventId, cancellationToken);
        var inFirst = await HeldAsync(first.Id, cancellationToken);
        var inSecond = await HeldAsync(second.Id, cancellationToken);

        var onlyFirst = inFirst.Where(held => !inSecond.ContainsKey(held.Key)).Select(held => Meeting(held.Value, null)).ToList();
        var onlySecond = inSecond.Where(held => !inFirst.ContainsKey(held.Key)).Select(held => Meeting(null, held.Value)).ToList();
        var both = inFirst.Where(held => inSecond.ContainsKey(held.Key))
            .Select(held => (Meeting: Meeting(held.Value, inSecond[held.Key]), Moved: held.Value.StartsAt != inSecond[held.Key].StartsAt)).ToList();
        var moved = both.Where(pair => pair.Moved).Select(pair => pair.Meeting).ToList();
        return new(
            first.View(), second.View(), Figures(first.View(), second.View()), Changes(), onlyFirst.Count, onlySecond.Count, moved.Count,
            both.Count - moved.Count, Listed(onlyFirst), Listed(onlySecond), Listed(moved));

        ComparedMeeting Meeting(HeldRow? one, HeldRow? two) => new(
            parties[(one ?? two)!.ExhibitorId], parties[(one ?? two)!.BuyerId], one?.Slot, two?.Slot);

        List<PartyChange> Changes()
        {
            var (before, after) = (ByParty(inFirst.Values), ByParty(inSecond.Values));
            return [.. before.Select(group => group.Key).Union(after.Select(group => group.Key))
                .Select(id => new PartyChange(
                    parties[id], before[id].Count(), after[id].Count(), before[id].Sum(), after[id].Sum()))
                .Where(change => change.Meetings != 0 || change.Score != 0)
                .OrderByDescending(change => Math.Abs(change.Score)).ThenByDescending(change => Math.Abs(change.Meetings))
                .ThenBy(change => change.Party.Id, StringComparer.Ordinal)];
        }
    }

    static ILookup<long, int> ByParty(IEnumerable<HeldRow> meetings) => meetings
        .SelectMany(meeting => new[] { (Id: meeting.ExhibitorId, meeting.Score), (Id: meeting.BuyerId, meeting.Score) })
        .ToLookup(half => half.Id, half => half.Score);

    static List<ComparedMeeting> Listed(IEnumerable<ComparedMeeting> meetings) => [.. meetings.Take(CompareRuns.MostListed)];

    async Task<Dictionary<(long, long), HeldRow>> HeldAsync(long runId, CancellationToken cancel) =>
        (await db.QueryAsync<HeldRow>(RunViewsSql.Meetings, new { RunId = runId }, cancel))
            .ToDictionary(meeting => (meeting.ExhibitorId, meeting.BuyerId));

    static IReadOnlyList<ComparedFigure> Figures(RunView first, RunView second)
    {
        return
        [
            Figure("meetings", run => run.Meetings, more: true),
            Figure("wishesMet", run => run.WishesMet, more: true),
            Figure("score", run => run.Score, more: true),
            Figure("percentOfBest", run => run.PercentOfBest, more: true),
            Figure("breaks", run => run.Breaks, more: false),
            Figure("longestWait", run => run.LongestWait, more: false),
            Figure("fairness", run => run.Fairness, more: true),
            Figure("tooFew", run => run.TooFew, more: false),
            Figure("missedMinimum", run => run.MissedMinimum, more: false),
        ];

        ComparedFigure Figure(string name, Func<RunView, double?> of, bool more)
        {
            var (one, two) = (of(first), of(second));
            return new(name, one, two, one is null || two is null || one == two ? null : one > two == more ? "first" : "second");
        }
    }
}
