namespace EMobilityExpo.Application.Features.Moves;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;
using NodaTime;

/// <summary>The changes by hand of a run, the latest first.</summary>
public sealed record ListMoves(string EventId, string RunId, PageRequest Paging) : IQuery<MoveList>;

/// <param name="Items">Meetings; two that changed places share their number.</param>
/// <param name="LastNumber">The change that can be undone next; null when there is none.</param>
public sealed record MoveList(IReadOnlyList<MoveView> Items, int Total, int Page, int PageSize, int? LastNumber, int RunNumber, string TimeZone, IReadOnlyList<PinView> Pins);

/// <param name="From">Time and place before, in the reader's language.</param>
public sealed record MoveView(
    int Number, string MeetingId, string Exhibitor, string Buyer, string From, string To, string MovedBy, Instant MovedAt, string? UndoneBy, Instant? UndoneAt);

/// <param name="MeetingId">The meeting in this run, when it is held in it.</param>
/// <param name="Here">Whether it is held there in this run.</param>
/// <param name="Gone">The event has no such time any more.</param>
public sealed record PinView(string ExhibitorId, string BuyerId, string Exhibitor, string Buyer, string Text, string? MeetingId, bool Here, bool Gone);

public sealed class ListMovesValidator : AbstractValidator<ListMoves>
{
    public ListMovesValidator() => RuleFor(list => list.Paging).SetValidator(new PageRequestValidator());
}

public sealed class ListMovesHandler(DbSession db) : IRequestHandler<ListMoves, MoveList>
{
    public async Task<MoveList> Handle(ListMoves request, CancellationToken cancellationToken)
    {
        var scene = await MoveScene.LoadAsync(db, request.EventId, request.RunId, cancellationToken);
        var of = new { RunId = scene.Run.Id, Number = (int?)null, request.Paging.Skip, request.Paging.Take };
        var moves = await db.QueryAsync<MoveRow>(MovesSql.Page, of, cancellationToken);
        var rows = scene.Rows.ToDictionary(row => row.Id);
        var last = await db.ScalarAsync<int>(MovesSql.Last, of, cancellationToken);
        return new(
            [.. moves.Select(move => View(scene, rows[move.MeetingId], move))], await db.ScalarAsync<int>(MovesSql.Count, of, cancellationToken),
            request.Paging.Page, request.Paging.PageSize, last == 0 ? null : last, scene.Run.Number, scene.Source.TimeZone,
            [.. scene.Pins.Select(pin => Pin(scene, pin))]);
    }

    static MoveView View(MoveScene scene, MeetingRow row, MoveRow move) => new(
        move.Number, row.PublicId, MoveWords.Name(scene, row.ExhibitorId), MoveWords.Name(scene, row.BuyerId),
        $"{MoveWords.Time(scene, move.FromSlot)} · {MovePlace.Label(scene, row, move.FromTableId)}",
        $"{MoveWords.Time(scene, move.ToSlot)} · {MovePlace.Label(scene, row, move.ToTableId)}", move.MovedBy, move.MovedAt, move.UndoneBy, move.UndoneAt);

    static PinView Pin(MoveScene scene, PinnedMeeting pin)
    {
        var row = scene.Rows.FirstOrDefault(one => (one.ExhibitorId, one.BuyerId) == pin.Pair);
        var (exhibitor, buyer) = (scene.People[pin.ExhibitorId], scene.People[pin.BuyerId]);
        return new(
            exhibitor.PublicId, buyer.PublicId, exhibitor.Name, buyer.Name, Timetables.EventTimes.WithDay(pin.StartsAt, scene.Source.Zone), row?.PublicId,
            row is not null && scene.IsPinned(row), scene.Source.Slots.All(slot => slot.StartsAt != pin.StartsAt));
    }
}
