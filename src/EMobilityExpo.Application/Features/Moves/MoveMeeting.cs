namespace EMobilityExpo.Application.Features.Moves;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Mails;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Matching.Timetabling;
using FluentValidation;
using MediatR;

/// <summary>
/// Puts a meeting of a run into another slot or at another table, or lets it change places with another meeting. Every rule of the timetable is
/// looked at first, and the constraints of the database decide when two do it at once. What is moved is pinned: later timetables keep it. A time that
/// the two had agreed on themselves goes along, and both are told.
/// </summary>
/// <param name="RowVersion">Of the meeting, as it was looked at.</param>
/// <param name="Slot">Counted from 0 through all days; not looked at when it changes places.</param>
public sealed record MoveMeeting(string EventId, string RunId, string MeetingId, long RowVersion, int Slot) : ICommand<MoveResult>, IAudited
{
    /// <summary>Number of the table; null leaves it to what is free, its own first.</summary>
    public int? Table { get; init; }

    /// <summary>The meeting to change places with.</summary>
    public string? SwapWith { get; init; }

    public AuditNote Audit => new(SwapWith is null ? "meeting.move" : "meeting.swap", EventId, MeetingId, Told);

    internal string? Told { get; set; }
}

/// <param name="Number">Of the change, to undo it.</param>
/// <param name="Text">What was done, in the reader's language.</param>
/// <param name="RowVersion">Of the meeting from now on.</param>
/// <param name="Mails">How many mails go out: none unless the timetable is in force.</param>
/// <param name="NotTold">Names of those whom nobody can write to.</param>
public sealed record MoveResult(int Number, string MeetingId, string Text, long RowVersion, int Mails, IReadOnlyList<string> NotTold);

public sealed class MoveMeetingValidator : AbstractValidator<MoveMeeting>
{
    public MoveMeetingValidator() => RuleFor(move => move.Slot).GreaterThanOrEqualTo(0).WithMessage(_ => Words.T("Moves.NoSlot"));
}

public sealed class MoveMeetingHandler(DbSession db, MoveBook book) : IRequestHandler<MoveMeeting, MoveResult>
{
    public async Task<MoveResult> Handle(MoveMeeting request, CancellationToken cancellationToken)
    {
        var scene = await MoveScene.LoadAsync(db, request.EventId, request.RunId, cancellationToken);
        var row = scene.Find(request.MeetingId);
        if (row.RowVersion != request.RowVersion)
            throw new Stale();
        var (before, after) = request.SwapWith is null ? ([row], Moved(scene, row, request)) : Swapped(scene, row, scene.Find(request.SwapWith));
        var number = await book.WriteAsync(scene, before, after, cancellationToken);
        await book.PinAsync(scene, after, cancellationToken);
        var agreed = scene.Follows(row, after[0].Slot);
        if (agreed is not null)
            await agreed.PutAsync(db, scene, scene.Slots[after[0].Slot].StartsAt, after[0].TableId, cancellationToken);
        var (mails, notTold) = await book.EndAsync(scene, after, agreed is null ? [] : [agreed], cancellationToken);
        request.Told = $"{MoveWords.Both(scene, row)}: {MoveWords.Time(scene, row.Slot)} > {MoveWords.Time(scene, after[0].Slot)}";
        var text = request.SwapWith is null
            ? Words.T("Moves.Moved", MoveWords.Both(scene, row), MoveWords.Time(scene, after[0].Slot), MovePlace.Label(scene, after[0]))
            : Words.T("Moves.Swapped", MoveWords.Both(scene, row), MoveWords.Both(scene, before[1]));
        if (agreed is not null)
            text = $"{text} {Words.T("Moves.AgreedAlong")}";
        return new(number, row.PublicId, text, row.RowVersion + 1, mails, notTold);
    }

    static List<MeetingRow> Moved(MoveScene scene, MeetingRow row, MoveMeeting request)
    {
        if (request.Slot >= scene.Slots.Count)
            throw new Invalid("Moves.NoSlot");
        var pair = scene.PairOf(row);
        var table = scene.TableIndex(request.Table) ?? FreeTable(scene, row, request.Slot);
        if (request.Slot == row.Slot && table == scene.Meeting(row).Table)
            throw new Invalid("Moves.SamePlace");
        MoveWords.ThrowIfClosed(scene, table);
        MoveWords.ThrowIfAny(scene, row, request.Slot, table, scene.Moves.Against(pair, request.Slot, table));
        return [MoveBook.Row(scene, row, scene.Moves.Moved(pair, request.Slot, table))];
    }

    static int? FreeTable(MoveScene scene, MeetingRow row, int slot)
    {
        if (!scene.Moves.TakesTable(scene.PairOf(row)))
            return null;
        var option = scene.Moves.Options(scene.PairOf(row))[slot];
        var free = option.Tables.Where(table => !scene.IsClosed(table)).ToList();
        if (option.Hindrances.Count == 0 && free.Count == 0)
            throw new Conflict("Moves.Rule_noTable");
        return scene.Meeting(row).Table is { } own && free.Contains(own) ? own : free.Cast<int?>().FirstOrDefault();
    }

    static (List<MeetingRow> Before, List<MeetingRow> After) Swapped(MoveScene scene, MeetingRow row, MeetingRow other)
    {
        if (row.Id == other.Id)
            throw new Invalid("Moves.SamePlace");
        // Who pinned the other one wants it there.
        if (scene.IsPinned(other))
            throw new Conflict("Moves.Rule_pinned", [MoveWords.Name(scene, other.ExhibitorId), MoveWords.Name(scene, other.BuyerId)]);
        // And those who agreed on its time themselves are asked for by moving their meeting, not by the way.
        if (scene.AgreedOf(other) is not null)
            throw new Conflict("Moves.Rule_fixed", [MoveWords.Both(scene, other)]);
        var (pair, second) = (scene.PairOf(row), scene.PairOf(other));
        var hindrances = scene.Moves.AgainstSwap(pair, second);
        MoveWords.ThrowIfAny(scene, row, other.Slot, null, hindrances, other);
        MoveWords.ThrowIfAny(scene, other, row.Slot, null, [], row);
        var moved = scene.Moves.SwappedMeetings(pair, second);
        foreach (var meeting in moved)
            MoveWords.ThrowIfClosed(scene, meeting.Table);
        return ([row, other], [MoveBook.Row(scene, row, moved[0]), MoveBook.Row(scene, other, moved[1])]);
    }
}
