namespace EMobilityExpo.Application.Features.Accounts;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>Signs out one session of one's own, here or elsewhere.</summary>
public sealed record EndSession(long PersonId, string SessionId) : ICommand<Unit>, IAudited
{
    public AuditNote Audit => new("account.session-end", Subject: SessionId);
}

/// <summary>Signs out everywhere but here.</summary>
/// <param name="SessionId">The session that stays.</param>
public sealed record EndOtherSessions(long PersonId, string SessionId) : ICommand<int>, IAudited
{
    public AuditNote Audit => new("account.session-end");
}

public sealed class EndSessionsHandler(DbSession db) : IRequestHandler<EndSession, Unit>, IRequestHandler<EndOtherSessions, int>
{
    public async Task<Unit> Handle(EndSession request, CancellationToken cancellationToken) =>
        await db.ExecuteAsync(SessionsSql.Remove, request, cancellationToken) == 1 ? Unit.Value : throw new NotFound("Errors.NotFound");

    public Task<int> Handle(EndOtherSessions request, CancellationToken cancellationToken) =>
        db.ExecuteAsync(SessionsSql.RemoveOthers, request, cancellationToken);
}
