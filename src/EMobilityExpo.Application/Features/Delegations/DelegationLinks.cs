namespace EMobilityExpo.Application.Features.Delegations;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Accounts;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;
using NodaTime;

/// <summary>
/// Makes a secret link: <c>join</c>, by which firms come in, or <c>view</c>, which shows the timetables of all members. It is shown once and kept as
/// a hash; a new one ends the one before.
/// </summary>
/// <param name="Days">How long a link of the first kind lets in.</param>
public sealed record MakeDelegationLink(string EventId, string DelegationId, string? Kind, int Days = 30) : ICommand<DelegationLink>, IAudited
{
    public AuditNote Audit => new("delegation.link", EventId, DelegationId, Kind);
}

/// <param name="Path">Of this site; the secret is its last part.</param>
public sealed record DelegationLink(string Kind, string Path, Instant? Until)
{
    public override string ToString() => nameof(DelegationLink);
}

public sealed record RevokeDelegationLink(string EventId, string DelegationId, string? Kind) : ICommand<Unit>, IAudited
{
    public AuditNote Audit => new("delegation.unlink", EventId, DelegationId, Kind);
}

public static class DelegationLinkKinds
{
    public const string Join = "join", View = "view";

    public static bool IsOne(string? kind) => kind is Join or View;
}

public sealed class MakeDelegationLinkValidator : AbstractValidator<MakeDelegationLink>
{
    public MakeDelegationLinkValidator()
    {
        RuleFor(command => command.Kind).Must(DelegationLinkKinds.IsOne).WithMessage(_ => Words.T("Errors.ValueMissing"));
        RuleFor(command => command.Days).InclusiveBetween(1, 365).WithMessage(_ => Words.T("Participants.NumberWrong", 1, 365));
    }
}

public sealed class RevokeDelegationLinkValidator : AbstractValidator<RevokeDelegationLink>
{
    public RevokeDelegationLinkValidator() =>
        RuleFor(command => command.Kind).Must(DelegationLinkKinds.IsOne).WithMessage(_ => Words.T("Errors.ValueMissing"));
}

public sealed class DelegationLinksHandler(DbSession db, TimeProvider clock)
    : IRequestHandler<MakeDelegationLink, DelegationLink>, IRequestHandler<RevokeDelegationLink, Unit>
{
    public async Task<DelegationLink> Handle(MakeDelegationLink request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var row = await DelegationRow.OfEventAsync(db, source.Id, request.DelegationId, cancellationToken);
        var secret = PublicId.NewSecret();
        var hash = SignInLinks.Hashed(secret);
        if (request.Kind == DelegationLinkKinds.View)
        {
            await db.ExecuteAsync(DelegationsSql.SetView, new { row.Id, Hash = hash }, cancellationToken);
            return new(DelegationLinkKinds.View, $"/d/{secret}", null);
        }

        var until = clock.Now() + Duration.FromDays(request.Days);
        await db.ExecuteAsync(DelegationsSql.SetJoin, new { row.Id, Hash = hash, Until = (Instant?)until }, cancellationToken);
        return new(DelegationLinkKinds.Join, $"/join/{secret}", until);
    }

    public async Task<Unit> Handle(RevokeDelegationLink request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var row = await DelegationRow.OfEventAsync(db, source.Id, request.DelegationId, cancellationToken);
        var sql = request.Kind == DelegationLinkKinds.View ? DelegationsSql.SetView : DelegationsSql.SetJoin;
        await db.ExecuteAsync(sql, new { row.Id, Hash = (string?)null, Until = (Instant?)null }, cancellationToken);
        return Unit.Value;
    }
}
