namespace EMobilityExpo.Application.Features.Wishes;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;

/// <summary>Keeps what a participant says about a partner; the organiser's own word about the pair stays beside it.</summary>
/// <param name="Wish">One of <see cref="Wishes"/>; none takes back what was said.</param>
/// <param name="Rank">1 is wanted most; only with want and must.</param>
/// <param name="RowVersion">The version that was looked at; 0 when nothing was said before.</param>
public sealed record SetParticipantWish(string EventId, string ParticipantId, string PartnerId, string Wish, int? Rank, long RowVersion)
    : ICommand<Unit>, IAudited
{
    public AuditNote Audit => new("participant.wish", EventId, ParticipantId, $"{PartnerId} {Wish}");
}

public sealed class SetParticipantWishValidator : AbstractValidator<SetParticipantWish>
{
    public const int LastRank = 1000;

    public SetParticipantWishValidator()
    {
        RuleFor(command => command.Wish).Must(Wishes.All.Contains).WithMessage(_ => Words.T("Scoring.WishWrong", string.Join(", ", Wishes.All)));
        RuleFor(command => command.Rank).InclusiveBetween(1, LastRank).WithMessage(_ => Words.T("Participants.NumberWrong", 1, LastRank));
        RuleFor(command => command.Rank).Must((command, rank) => rank is null || command.Wish is Wishes.Want or Wishes.Must)
            .WithMessage(_ => Words.T("Wishes.RankWithoutWish"));
    }
}

public sealed class SetParticipantWishHandler(DbSession db, TimeProvider clock) : IRequestHandler<SetParticipantWish, Unit>
{
    public async Task<Unit> Handle(SetParticipantWish request, CancellationToken cancellationToken)
    {
        var wisher = await Wisher.LoadAsync(db, request.EventId, request.ParticipantId, cancellationToken);
        var partner = await wisher.PartnerAsync(db, request.PartnerId, cancellationToken);
        if ((partner.RowVersion ?? 0) != request.RowVersion)
            throw new Stale();
        if (partner.RowVersion is null && request.Wish == Wishes.None)
            return Unit.Value;

        var statement = partner.RowVersion is null ? WishesSql.Insert : request.Wish == Wishes.None ? WishesSql.Delete : WishesSql.Update;
        var wish = new
        {
            wisher.EventId,
            ParticipantId = wisher.Id,
            PartnerId = partner.Id,
            request.Wish,
            request.Rank,
            Now = clock.Now(),
            request.RowVersion,
        };
        if (await db.ExecuteAsync(statement, wish, cancellationToken) == 0)
            throw new Stale();
        await ParticipantChanges.MarkAsync(db, wisher.EventId, [wisher.Id, partner.Id], cancellationToken);
        return Unit.Value;
    }
}
