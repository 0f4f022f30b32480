namespace EMobilityExpo.Application.Features.Runs;

using System.Text.Json;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;
using NodaTime;

/// <summary>The pairs of a run that are not held: wishes first, then by score.</summary>
/// <param name="Reason">Only those stopped by this.</param>
/// <param name="Participant">Only those of this participant.</param>
/// <param name="Wished">Only those that somebody wished for.</param>
public sealed record GetUnmetPairs(string EventId, string RunId, PageRequest Paging) : IQuery<UnmetPairs>
{
    public string? Reason { get; init; }
    public string? Participant { get; init; }
    public bool Wished { get; init; }
}

/// <param name="Reasons">How many pairs of the run each reason stopped, whatever the filter.</param>
public sealed record UnmetPairs(IReadOnlyList<UnmetPair> Items, int Total, int Page, int PageSize, IReadOnlyList<ReasonCount> Reasons);

/// <param name="ReasonText">What stopped it, in the reader's language.</param>
/// <param name="Remedy">What would change it.</param>
/// <param name="Blockers">The meetings that stand in its way, where the reason names some.</param>
public sealed record UnmetPair(
    RunParty Exhibitor, RunParty Buyer, int Score, string Wish, string Reason, string ReasonText, string Remedy, IReadOnlyList<Blocker> Blockers);

public sealed record Blocker(RunParty Exhibitor, RunParty Buyer, int Slot, Instant StartsAt);

public sealed record ReasonCount
{
    public string Reason { get; init; } = "";
    public int Pairs { get; init; }
    public string Text => Words.T($"Runs.ReasonShort_{Reason}");
}

public sealed class GetUnmetPairsValidator : AbstractValidator<GetUnmetPairs>
{
    public GetUnmetPairsValidator() => RuleFor(list => list.Paging).SetValidator(new PageRequestValidator());
}

public sealed class GetUnmetPairsHandler(DbSession db) : IRequestHandler<GetUnmetPairs, UnmetPairs>
{
    public async Task<UnmetPairs> Handle(GetUnmetPairs request, CancellationToken cancellationToken)
    {
        var run = await GetRunHandler.RowAsync(db, request.EventId, request.RunId, cancellationToken);
        var filter = new
        {
            RunId = run.Id,
            Reason = Filled(request.Reason),
            Participant = Filled(request.Participant),
            request.Wished,
            request.Paging.Skip,
            request.Paging.Take,
        };
        var parties = await Parties.OfAsync(db, request.EventId, cancellationToken);
        var held = (await db.QueryAsync<HeldRow>(RunViewsSql.Meetings, new { RunId = run.Id }, cancellationToken)).ToDictionary(
            meeting => ProblemBuilder.PairId(parties[meeting.ExhibitorId].Id, parties[meeting.BuyerId].Id),
            meeting => new Blocker(parties[meeting.ExhibitorId], parties[meeting.BuyerId], meeting.Slot, meeting.StartsAt), StringComparer.Ordinal);
        var rows = await db.QueryAsync<Row>(RunViewsSql.UnmetPage, filter, cancellationToken);
        return new(
            [.. rows.Select(row => Pair(
                row, parties[row.ExhibitorId], parties[row.BuyerId],
                [.. JsonSerializer.Deserialize<List<string>>(row.Blockers)!.Where(held.ContainsKey).Select(pair => held[pair])]))],
            await db.ScalarAsync<int>(RunViewsSql.UnmetCount, filter, cancellationToken),
            request.Paging.Page, request.Paging.PageSize,
            await db.QueryAsync<ReasonCount>(RunViewsSql.UnmetReasons, filter, cancellationToken));
    }

    static UnmetPair Pair(Row row, RunParty exhibitor, RunParty buyer, IReadOnlyList<Blocker> blockers)
    {
        var (reason, remedy) = (Words.T($"Runs.Reason_{row.Reason}"), Words.T($"Runs.Remedy_{row.Reason}"));
        // All meetings of the one who is at the limit are in the way, and nobody else's.
        if (row.Reason == "limitReached" && blockers.Count > 0)
        {
            var full = blockers.All(blocker => blocker.Exhibitor == exhibitor) ? exhibitor : buyer;
            (reason, remedy) = (Words.T("Runs.ReasonOf_limitReached", full.Name), Words.T("Runs.RemedyOf_limitReached", full.Name));
        }

        return new(exhibitor, buyer, row.Score, row.Wish, row.Reason, reason, remedy, blockers);
    }

    static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    sealed record Row
    {
        public long ExhibitorId { get; init; }
        public long BuyerId { get; init; }
        public int Score { get; init; }
        public string Wish { get; init; } = "";
        public string Reason { get; init; } = "";
        public string Blockers { get; init; } = "[]";
    }
}
