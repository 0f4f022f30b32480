namespace EMobilityExpo.Application.Features.Moves;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>Takes the last change by hand of a run back, with its pin; the one before it can be undone next.</summary>
/// <param name="Number">Of the change, as it was looked at: when somebody changed more meanwhile, nothing is undone.</param>
public sealed record UndoMove(string EventId, string RunId, int Number) : ICommand<MoveResult>, IAudited
{
    public AuditNote Audit => new("meeting.undo", EventId, RunId, Told);

    internal string? Told { get; set; }
}

public sealed class UndoMoveHandler(DbSession db, MoveBook book) : IRequestHandler<UndoMove, MoveResult>
{
    public async Task<MoveResult> Handle(UndoMove request, CancellationToken cancellationToken)
    {
        var scene = await MoveScene.LoadAsync(db, request.EventId, request.RunId, cancellationToken);
        var last = await db.ScalarAsync<int>(MovesSql.Last, new { RunId = scene.Run.Id }, cancellationToken);
        if (last == 0)
            throw new Conflict("Moves.NothingToUndo");
        if (last != request.Number)
            throw new Stale();
        var moves = await db.QueryAsync<MoveRow>(
            MovesSql.Page, new { RunId = scene.Run.Id, request.Number, Skip = 0, Take = 10 }, cancellationToken);
        var before = moves.Select(move => scene.Rows.First(row => row.Id == move.MeetingId)).ToList();
        var after = moves.Zip(before, (move, row) => row with
        {
            Slot = move.FromSlot,
            TableId = move.FromTableId,
            InterpreterId = move.FromInterpreterId,
        }).ToList();
        if (after.Any(row => row.TableId is { } table && scene.Source.Tables.All(one => one.Id != table)))
            throw new Conflict("Moves.TableGone");
        foreach (var row in after)
            MoveWords.ThrowIfClosed(scene, scene.Meeting(row).Table);
        Check(scene, before, after);
        await book.PutAsync(scene, before, after, cancellationToken);
        await book.PinAsync(
            scene,
            [.. moves.Zip(after).Where(pair => pair.First.PinStartsAt is not null).Select(pair => new PinnedMeeting
            {
                ExhibitorId = pair.Second.ExhibitorId, BuyerId = pair.Second.BuyerId, StartsAt = pair.First.PinStartsAt!.Value, TableId = pair.First.PinTableId,
            })],
            after, cancellationToken);
        var agreed = new List<AgreedTime>();
        for (var i = 0; i < moves.Count; i++)
        {
            // What went along goes back; what the two have agreed on anew since stays.
            if (moves[i].AgreedStartsAt is not { } startsAt || scene.AgreedOf(before[i]) is not { } own || own.StartsAt != scene.Slots[before[i].Slot].StartsAt)
                continue;
            agreed.Add(own);
            await own.PutAsync(db, scene, startsAt, moves[i].AgreedTableId, cancellationToken);
        }

        await book.UndoneAsync(scene, request.Number, cancellationToken);
        var (mails, notTold) = await book.EndAsync(scene, after, agreed, cancellationToken);
        request.Told = $"{request.Number}: {string.Join(", ", before.Select(row => MoveWords.Both(scene, row)))}";
        var text = Words.T("Moves.Undone", string.Join(", ", after.Select(row => $"{MoveWords.Both(scene, row)} ({MoveWords.Time(scene, row.Slot)})")));
        return new(request.Number, before[0].PublicId, text, before[0].RowVersion + 1, mails, notTold);
    }

    /// <summary>What has changed since may stand against the way back.</summary>
    static void Check(MoveScene scene, List<MeetingRow> before, List<MeetingRow> after)
    {
        var hindrances = before.Count > 1
            ? scene.Moves.AgainstSwap(scene.PairOf(before[0]), scene.PairOf(before[1]))
            : scene.Moves.Against(scene.PairOf(before[0]), after[0].Slot, scene.Meeting(after[0]).Table);
        MoveWords.ThrowIfAny(scene, before[0], after[0].Slot, null, hindrances, before[^1]);
    }
}

/// <summary>One meeting of a change, as it is kept.</summary>
sealed record MoveRow
{
    public int Number { get; init; }
    public long MeetingId { get; init; }
    public int FromSlot { get; init; }
    public long? FromTableId { get; init; }
    public long? FromInterpreterId { get; init; }
    public int ToSlot { get; init; }
    public long? ToTableId { get; init; }
    public NodaTime.Instant? PinStartsAt { get; init; }
    public long? PinTableId { get; init; }
    public NodaTime.Instant? AgreedStartsAt { get; init; }
    public long? AgreedTableId { get; init; }
    public string MovedBy { get; init; } = "";
    public NodaTime.Instant MovedAt { get; init; }
    public string? UndoneBy { get; init; }
    public NodaTime.Instant? UndoneAt { get; init; }
}
