namespace EMobilityExpo.Application.Features.Wishes;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Messaging;
using MediatR;
using static EMobilityExpo.Application.Features.Pairs.Wishes;

/// <summary>Moves a wish one place up or down among one's own of the same strength; their ranks count from 1 then.</summary>
public sealed record MoveWish(string EventId, string ParticipantId, string PartnerId, bool Up) : ICommand<Unit>, IAudited
{
    public AuditNote Audit => new("participant.rank", EventId, ParticipantId, PartnerId);
}

public sealed class MoveWishHandler(DbSession db, TimeProvider clock) : IRequestHandler<MoveWish, Unit>
{
    public async Task<Unit> Handle(MoveWish request, CancellationToken cancellationToken)
    {
        var wisher = await Wisher.LoadAsync(db, request.EventId, request.ParticipantId, cancellationToken);
        var all = await db.QueryAsync<Wisher.Partner>(WishesSql.Of, new { ParticipantId = wisher.Id, Skip = 0, Take = int.MaxValue }, cancellationToken);
        var wish = all.FirstOrDefault(one => one.PublicId == request.PartnerId)?.Wish ?? throw new NotFound("Errors.NotFound");
        if (wish is not (Want or Must))
            throw new Invalid("Wishes.RankWithoutWish");
        var order = all.Where(one => one.Wish == wish).ToList();
        var at = order.FindIndex(one => one.PublicId == request.PartnerId);
        var to = Math.Clamp(request.Up ? at - 1 : at + 1, 0, order.Count - 1);
        (order[at], order[to]) = (order[to], order[at]);
        var moved = order.Select((one, index) => (One: one, Rank: index < SetParticipantWishValidator.LastRank ? index + 1 : (int?)null))
            .Where(pair => pair.One.Rank != pair.Rank).ToList();
        foreach (var (one, rank) in moved)
        {
            var ranked = new { ParticipantId = wisher.Id, PartnerId = one.Id, Wish = wish, Rank = rank, Now = clock.Now(), RowVersion = one.RowVersion!.Value };
            if (await db.ExecuteAsync(WishesSql.Update, ranked, cancellationToken) == 0)
                throw new Stale();
        }

        if (moved.Count > 0)
            await ParticipantChanges.MarkAsync(db, wisher.EventId, [wisher.Id, .. moved.Select(pair => pair.One.Id)], cancellationToken);
        return Unit.Value;
    }
}
