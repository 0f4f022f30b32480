namespace EMobilityExpo.Application.Features.Registration;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>Takes back the consent to news. The others are taken back by erasing oneself: without them one can not take part.</summary>
public sealed record WithdrawMarketing(long PersonId) : ICommand<Unit>, IAudited
{
    public AuditNote Audit => new("account.marketing-off");
}

public sealed class WithdrawMarketingHandler(DbSession db, TimeProvider clock) : IRequestHandler<WithdrawMarketing, Unit>
{
    public async Task<Unit> Handle(WithdrawMarketing request, CancellationToken cancellationToken)
    {
        await db.ExecuteAsync(RegistrationSql.Withdraw, new { request.PersonId, Kind = Consent.Marketing, Now = clock.Now() }, cancellationToken);
        return Unit.Value;
    }
}
