namespace EMobilityExpo.Application.Features.Pairs;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;

/// <summary>Says whether two are to meet. A pair that is no candidate becomes one, so that what was said is kept.</summary>
/// <param name="Wish">One of <see cref="Wishes"/>.</param>
/// <param name="RowVersion">The version that was looked at; 0 for a pair that is no candidate.</param>
public sealed record SetWish(string EventId, string ExhibitorId, string BuyerId, string Wish, long RowVersion) : ICommand<Unit>, IAudited
{
    public AuditNote Audit => new("pair.wish", EventId, ExhibitorId, $"{BuyerId} {Wish}");
}

public sealed class SetWishValidator : AbstractValidator<SetWish>
{
    public SetWishValidator() =>
        RuleFor(command => command.Wish).Must(Wishes.All.Contains).WithMessage(_ => Words.T("Scoring.WishWrong", string.Join(", ", Wishes.All)));
}

public sealed class SetWishHandler(DbSession db, TimeProvider clock) : IRequestHandler<SetWish, Unit>
{
    public async Task<Unit> Handle(SetWish request, CancellationToken cancellationToken)
    {
        var scored = await ScoredTwo.LoadAsync(db, request.EventId, request.ExhibitorId, request.BuyerId, cancellationToken, request.Wish);
        var pair = new
        {
            EventId = scored.Source.Id,
            ExhibitorId = scored.Exhibitor.Id,
            BuyerId = scored.Buyer.Id,
            request.Wish,
            request.RowVersion,
            scored.Score.Score,
            Factors = PairFactors.Write(scored.Score.Factors),
            Now = clock.Now(),
        };
        if (scored.Stored is null && request.RowVersion == 0)
        {
            if (request.Wish == Wishes.None)
                return Unit.Value;
            await db.ExecuteAsync(PairListSql.InsertWished, pair, cancellationToken);
        }
        else if (await db.ExecuteAsync(PairListSql.SetWish, pair, cancellationToken) == 0)
        {
            throw new Stale();
        }

        await ParticipantChanges.MarkAsync(db, scored.Source.Id, [scored.Exhibitor.Id, scored.Buyer.Id], cancellationToken);
        return Unit.Value;
    }
}
