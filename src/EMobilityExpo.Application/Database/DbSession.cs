namespace EMobilityExpo.Application.Database;

using System.Data;
using System.Data.Common;
using Dapper;

/// <summary>
/// The connection of one request (scoped). Inside <see cref="InTransactionAsync{T}"/> every statement belongs to that transaction;
/// what was registered with <see cref="AfterCommit"/> runs once it has been committed, and never when it was not.
/// </summary>
public sealed class DbSession(IConnectionFactory factory) : IAsyncDisposable
{
    readonly List<Func<Task>> _afterCommit = [];
    DbConnection? _connection;
    DbTransaction? _transaction;

    public ISqlDialect Dialect => factory.Dialect;

    public bool InTransaction => _transaction is not null;

    public void AfterCommit(Func<Task> action) => _afterCommit.Add(action);

    public async Task<T> InTransactionAsync<T>(Func<Task<T>> work, CancellationToken cancel)
    {
        if (InTransaction)
            return await work();

        var connection = await ConnectionAsync(cancel);
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.Serializable, cancel);
        _transaction = transaction;
        T result;
        try
        {
            result = await work();
            // A client that goes away between the last statement and the commit must not leave it unknown.
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch
        {
            _afterCommit.Clear();
            throw;
        }
        finally
        {
            _transaction = null;
            await transaction.DisposeAsync();
        }

        var actions = _afterCommit.ToArray();
        _afterCommit.Clear();
        foreach (var action in actions)
            await action();
        return result;
    }

    public Task InTransactionAsync(Func<Task> work, CancellationToken cancel) =>
        InTransactionAsync(async () => { await work(); return 0; }, cancel);

    public async Task<IReadOnlyList<T>> QueryAsync<T>(Sql sql, object? parameters, CancellationToken cancel) =>
        (await (await ConnectionAsync(cancel)).QueryAsync<T>(Command(sql, parameters, cancel))).AsList();

    /// <summary>Rows one at a time, for what may not fit into memory.</summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        Sql sql, object? parameters, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var connection = await ConnectionAsync(cancel);
        await using var reader = await connection.ExecuteReaderAsync(Command(sql, parameters, cancel));
        var parse = reader.GetRowParser<T>();
        while (await reader.ReadAsync(cancel))
            yield return parse(reader);
    }

    public async Task<T?> FirstOrDefaultAsync<T>(Sql sql, object? parameters, CancellationToken cancel) =>
        await (await ConnectionAsync(cancel)).QueryFirstOrDefaultAsync<T>(Command(sql, parameters, cancel));

    public async Task<T> ScalarAsync<T>(Sql sql, object? parameters, CancellationToken cancel) =>
        (await (await ConnectionAsync(cancel)).ExecuteScalarAsync<T>(Command(sql, parameters, cancel)))!;

    /// <summary>Runs an insert made by <see cref="ISqlDialect.InsertReturningId"/> and gives the new row's id.</summary>
    public Task<long> InsertAsync(Sql sql, object parameters, CancellationToken cancel) =>
        ScalarAsync<long>(sql, parameters, cancel);

    /// <summary>Gives the number of rows touched. A sequence of parameter objects runs the statement once for each.</summary>
    public async Task<int> ExecuteAsync(Sql sql, object? parameters, CancellationToken cancel) =>
        await (await ConnectionAsync(cancel)).ExecuteAsync(Command(sql, parameters, cancel));

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
            await _connection.DisposeAsync();
    }

    async Task<DbConnection> ConnectionAsync(CancellationToken cancel) => _connection ??= await factory.OpenAsync(cancel);

    CommandDefinition Command(Sql sql, object? parameters, CancellationToken cancel) =>
        new(sql.For(Dialect), parameters, _transaction, cancellationToken: cancel);
}
