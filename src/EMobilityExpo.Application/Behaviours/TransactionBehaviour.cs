namespace EMobilityExpo.Application.Behaviours;

using System.Data.Common;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>
/// One transaction for every command, with its audit entry. A violated unique constraint is the answer to a race or to a
/// duplicate: it becomes a conflict that the caller can show.
/// </summary>
public sealed class TransactionBehaviour<TRequest, TResponse>(DbSession db, AuditLog audit) : IPipelineBehavior<TRequest, TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (request is not ICommand<TResponse>)
            return await next();
        try
        {
            return await db.InTransactionAsync(
                async () =>
                {
                    var response = await next();
                    if (request is IAudited audited)
                        await audit.WriteAsync(audited.Audit, cancellationToken);
                    return response;
                },
                cancellationToken);
        }
        catch (DbException error) when (db.Dialect.ViolatedUniqueConstraint(error) is { } constraint)
        {
            throw Conflict.Of(constraint, error);
        }
    }
}
