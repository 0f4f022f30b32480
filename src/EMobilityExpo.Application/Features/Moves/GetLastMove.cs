namespace EMobilityExpo.Application.Features.Moves;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Runs;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>The last change by hand that can be undone, as the board tells it; null when there is none.</summary>
public sealed record GetLastMove(string EventId, string RunId) : IQuery<LastMove?>;

/// <param name="Meetings">Both sides of each meeting that was moved: one, or two that changed places.</param>
public sealed record LastMove(int Number, string MovedBy, IReadOnlyList<string> Meetings);

public sealed class GetLastMoveHandler(DbSession db) : IRequestHandler<GetLastMove, LastMove?>
{
    public async Task<LastMove?> Handle(GetLastMove request, CancellationToken cancellationToken)
    {
        var run = await GetRunHandler.RowAsync(db, request.EventId, request.RunId, cancellationToken);
        var rows = await db.QueryAsync<Row>(MovesSql.LastMeetings, new { RunId = run.Id }, cancellationToken);
        return rows.Count == 0 ? null : new(
            rows[0].Number, rows[0].MovedBy,
            [.. rows.Select(row => $"{Words.Pick(row.ExhibitorNameKo, row.ExhibitorNameEn)} – {Words.Pick(row.BuyerNameKo, row.BuyerNameEn)}")]);
    }

    sealed record Row
    {
        public int Number { get; init; }
        public string MovedBy { get; init; } = "";
        public string? ExhibitorNameKo { get; init; }
        public string? ExhibitorNameEn { get; init; }
        public string? BuyerNameKo { get; init; }
        public string? BuyerNameEn { get; init; }
    }
}
