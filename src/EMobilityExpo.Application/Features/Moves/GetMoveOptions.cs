namespace EMobilityExpo.Application.Features.Moves;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Matching.Timetabling;
using MediatR;
using NodaTime;

/// <summary>Where a meeting of a run could be held instead, and what stands against every other slot.</summary>
public sealed record GetMoveOptions(string EventId, string RunId, string MeetingId) : IQuery<MoveOptions>;

/// <param name="RowVersion">To be sent back with the move.</param>
/// <param name="TakesTable">Whether it is held at one of the tables.</param>
/// <param name="Pinned">Whether later timetables keep it where it is.</param>
/// <param name="Agreed">Whether the two have agreed on their time themselves: a move takes that along, and both are told.</param>
/// <param name="InForce">Whether participants see this timetable.</param>
public sealed record MoveOptions(
    string MeetingId, long RowVersion, Party Exhibitor, Party Buyer, Party? Interpreter, int Slot, Instant StartsAt, Instant EndsAt, Place Place,
    bool TakesTable, bool Pinned, bool Agreed, int RunNumber, bool InForce, string TimeZone, IReadOnlyList<SlotChoice> Slots);

/// <param name="Here">The slot in which it is held now.</param>
/// <param name="Problems">What stands against it; none when it can be held then.</param>
/// <param name="Tables">Free tables.</param>
/// <param name="SwapWith">The one meeting in the way, when the two could change places.</param>
public sealed record SlotChoice(
    int Slot, int Day, Instant StartsAt, Instant EndsAt, bool Here, IReadOnlyList<MoveProblem> Problems, IReadOnlyList<TableHead> Tables, SwapChoice? SwapWith)
{
    public bool Possible => Problems.Count == 0;
}

public sealed record SwapChoice(string MeetingId, Party Exhibitor, Party Buyer);

public sealed class GetMoveOptionsHandler(DbSession db) : IRequestHandler<GetMoveOptions, MoveOptions>
{
    public async Task<MoveOptions> Handle(GetMoveOptions request, CancellationToken cancellationToken)
    {
        var scene = await MoveScene.LoadAsync(db, request.EventId, request.RunId, cancellationToken);
        var row = scene.Find(request.MeetingId);
        var held = scene.Slots[row.Slot];
        var table = scene.Source.Tables.FirstOrDefault(one => one.Id == row.TableId);
        return new(
            row.PublicId, row.RowVersion, PartyOf(scene, row.ExhibitorId), PartyOf(scene, row.BuyerId),
            row.InterpreterId is { } interpreter ? PartyOf(scene, interpreter) : null, row.Slot, held.StartsAt, held.EndsAt,
            TimetableStore.PlaceOf(row.Place, table?.Number, table?.Name, scene.People[row.ExhibitorId].Booth),
            scene.Moves.TakesTable(scene.PairOf(row)), scene.IsPinned(row), scene.AgreedOf(row) is not null, scene.Run.Number, scene.Run.PublishedAt is not null, scene.Source.TimeZone,
            [.. scene.Moves.Options(scene.PairOf(row)).Select(option => Choice(scene, row, option))]);
    }

    static SlotChoice Choice(MoveScene scene, MeetingRow row, MoveOption option)
    {
        var slot = scene.Slots[option.Slot];
        var other = option.SwapWith is null ? null : scene.OfPair(option.SwapWith);
        var swap = other is null || scene.IsPinned(other) || scene.AgreedOf(other) is not null || IsAtClosed(scene, row) || IsAtClosed(scene, other) ? null : new SwapChoice(other.PublicId, PartyOf(scene, other.ExhibitorId), PartyOf(scene, other.BuyerId));
        // Where it is now, all that can change is the table.
        var problems = option.Slot == row.Slot ? [] : MoveWords.Of(scene, row, option.Slot, null, option.Hindrances);
        var open = option.Tables.Where(table => !scene.IsClosed(table)).ToList();
        if (problems.Count == 0 && option.Slot != row.Slot && open.Count == 0 && scene.Moves.TakesTable(scene.PairOf(row)))
            problems = [new("noTable", Words.T("Moves.Rule_noTable"), null)];
        return new(
            option.Slot, slot.Day + 1, slot.StartsAt, slot.EndsAt, option.Slot == row.Slot, problems,
            problems.Count > 0 ? [] : [.. open.Where(index => !IsPinnedTable(scene, row, option.Slot, index) && (option.Slot != row.Slot || index != scene.Meeting(row).Table))
                .Select(index => TableHead.Of(scene.Source.Tables[index]))],
            swap);
    }

    static bool IsPinnedTable(MoveScene scene, MeetingRow row, int slot, int table) => scene.PinsAgainst(row, slot, table).Any();

    static bool IsAtClosed(MoveScene scene, MeetingRow row) => scene.IsClosed(scene.Meeting(row).Table);

    static Party PartyOf(MoveScene scene, long id)
    {
        var who = scene.People[id];
        return new(who.PublicId, who.NameKo, who.NameEn, who.Country);
    }
}
