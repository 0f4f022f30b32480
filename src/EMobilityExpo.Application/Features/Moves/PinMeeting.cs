namespace EMobilityExpo.Application.Features.Moves;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>Pins a meeting to where it is held, so that later timetables keep it, or leaves it free again.</summary>
public sealed record PinMeeting(string EventId, string RunId, string MeetingId, bool Pinned) : ICommand<Unit>, IAudited
{
    public AuditNote Audit => new(Pinned ? "meeting.pin" : "meeting.unpin", EventId, MeetingId);
}

public sealed class PinMeetingHandler(DbSession db, MoveBook book) : IRequestHandler<PinMeeting, Unit>
{
    public async Task<Unit> Handle(PinMeeting request, CancellationToken cancellationToken)
    {
        var scene = await MoveScene.LoadAsync(db, request.EventId, request.RunId, cancellationToken);
        var row = scene.Find(request.MeetingId);
        if (!request.Pinned)
        {
            await book.PinAsync(scene, [], [row], cancellationToken);
            return Unit.Value;
        }

        if (scene.PinsAgainst(row, row.Slot, scene.Meeting(row).Table).FirstOrDefault() is { } other)
            throw new Conflict("Moves.Rule_pinned", [MoveWords.Name(scene, other.ExhibitorId), MoveWords.Name(scene, other.BuyerId)]);
        await book.PinAsync(scene, [row], cancellationToken);
        return Unit.Value;
    }
}

/// <summary>Takes the pin of a pair away, wherever its meeting is held, or when it is held no more.</summary>
public sealed record RemovePin(string EventId, string ExhibitorId, string BuyerId) : ICommand<Unit>, IAudited
{
    public AuditNote Audit => new("meeting.unpin", EventId, ExhibitorId, BuyerId);
}

public sealed class RemovePinHandler(DbSession db) : IRequestHandler<RemovePin, Unit>
{
    public async Task<Unit> Handle(RemovePin request, CancellationToken cancellationToken)
    {
        var source = await Events.EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var exhibitor = await Participants.ParticipantStore.LoadAsync(db, source.Id, request.ExhibitorId, cancellationToken);
        var buyer = await Participants.ParticipantStore.LoadAsync(db, source.Id, request.BuyerId, cancellationToken);
        await db.ExecuteAsync(MovesSql.DeletePin, new { ExhibitorId = exhibitor.Id, BuyerId = buyer.Id }, cancellationToken);
        return Unit.Value;
    }
}
