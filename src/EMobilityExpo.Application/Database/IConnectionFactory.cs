namespace EMobilityExpo.Application.Database;

using System.Data.Common;

public interface IConnectionFactory
{
    ISqlDialect Dialect { get; }

    Task<DbConnection> OpenAsync(CancellationToken cancel);
}
