namespace EMobilityExpo.Application.Features.Moves;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Mails;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Matching.Timetabling;

/// <summary>Writes changes by hand, inside the transaction of the command.</summary>
public sealed class MoveBook(DbSession db, Outbox outbox, IActor actor, TimeProvider clock)
{
    internal static MeetingRow Row(MoveScene scene, MeetingRow row, Meeting meeting) => row with
    {
        Slot = meeting.Slot,
        TableId = meeting.Table is { } table ? scene.Source.Tables[table].Id : null,
        InterpreterId = meeting.Interpreter is null ? null : scene.ByPublicId[meeting.Interpreter].Id,
    };

    /// <summary>Moves the meetings and keeps how they were.</summary>
    /// <returns>The number of the change.</returns>
    /// <exception cref="Stale">Somebody else moved one of them.</exception>
    internal async Task<int> WriteAsync(MoveScene scene, IReadOnlyList<MeetingRow> before, IReadOnlyList<MeetingRow> after, CancellationToken cancel)
    {
        await PutAsync(scene, before, after, cancel);
        var number = await db.ScalarAsync<int>(MovesSql.NextNumber, new { RunId = scene.Run.Id }, cancel);
        await db.ExecuteAsync(
            MovesSql.InsertMove,
            before.Zip(after, (from, to) => new
            {
                RunId = scene.Run.Id,
                Number = number,
                MeetingId = from.Id,
                FromSlot = from.Slot,
                FromTableId = from.TableId,
                FromInterpreterId = from.InterpreterId,
                ToSlot = to.Slot,
                ToTableId = to.TableId,
                ToInterpreterId = to.InterpreterId,
                PinStartsAt = scene.PinOf(from)?.StartsAt,
                PinTableId = scene.PinOf(from)?.TableId,
                AgreedStartsAt = scene.Follows(from, to.Slot)?.StartsAt,
                AgreedTableId = scene.Follows(from, to.Slot)?.TableId,
                Actor = actor.Name,
                Now = clock.Now(),
            }),
            cancel);
        return number;
    }

    internal async Task PutAsync(MoveScene scene, IReadOnlyList<MeetingRow> before, IReadOnlyList<MeetingRow> after, CancellationToken cancel)
    {
        foreach (var row in before)
        {
            if (await db.ExecuteAsync(MovesSql.LiftOff, new { row.Id, row.RowVersion }, cancel) == 0)
                throw new Stale();
        }

        await db.ExecuteAsync(
            MovesSql.Put,
            after.Select(row => new { row.Id, row.Slot, scene.Slots[row.Slot].StartsAt, scene.Slots[row.Slot].EndsAt, row.TableId, row.InterpreterId }),
            cancel);
    }

    /// <summary>Later timetables keep the meetings where they are.</summary>
    internal Task PinAsync(MoveScene scene, IReadOnlyList<MeetingRow> rows, CancellationToken cancel) =>
        PinAsync(scene, [.. rows.Select(row => new PinnedMeeting
        {
            ExhibitorId = row.ExhibitorId, BuyerId = row.BuyerId, StartsAt = scene.Slots[row.Slot].StartsAt, TableId = row.TableId,
        })], rows, cancel);

    /// <summary>Takes the pins of the meetings away and sets those.</summary>
    internal async Task PinAsync(MoveScene scene, IReadOnlyList<PinnedMeeting> pins, IReadOnlyList<MeetingRow> rows, CancellationToken cancel)
    {
        await db.ExecuteAsync(MovesSql.DeletePin, rows.Select(row => new { row.ExhibitorId, row.BuyerId }), cancel);
        await db.ExecuteAsync(
            MovesSql.InsertPin,
            pins.Select(pin => new { EventId = scene.Source.Id, pin.ExhibitorId, pin.BuyerId, pin.StartsAt, pin.TableId, Actor = actor.Name, Now = clock.Now() }),
            cancel);
    }

    internal Task UndoneAsync(MoveScene scene, int number, CancellationToken cancel) =>
        db.ExecuteAsync(MovesSql.Undone, new { RunId = scene.Run.Id, Number = number, Actor = actor.Name, Now = clock.Now() }, cancel);

    /// <summary>Brings the run in line and tells those concerned.</summary>
    /// <param name="agreed">Agreements that went along, as they were.</param>
    internal async Task<(int Mails, IReadOnlyList<string> NotTold)> EndAsync(
        MoveScene scene, IReadOnlyList<MeetingRow> after, IReadOnlyList<AgreedTime> agreed, CancellationToken cancel)
    {
        await ChangedRun.SaveAsync(db, scene, after, cancel);
        return await MoveNews.TellAsync(db, outbox, scene, after, agreed, cancel);
    }
}
