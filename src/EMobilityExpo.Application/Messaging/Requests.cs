namespace EMobilityExpo.Application.Messaging;

using MediatR;

/// <summary>Reads only.</summary>
public interface IQuery<out T> : IRequest<T>;

/// <summary>Writes, in one transaction that the pipeline opens and commits.</summary>
public interface ICommand<out T> : IRequest<T>;

/// <summary>A command whose success is recorded in the audit log, in its own transaction.</summary>
public interface IAudited
{
    /// <summary>What was done, to what; no personal data. Asked for after the handler has run.</summary>
    AuditNote Audit { get; }
}

/// <param name="Action">Such as <c>run.publish</c>.</param>
/// <param name="EventId">The public id of the event, when there is one.</param>
/// <param name="Subject">The public id of what was touched.</param>
/// <param name="Detail">A short fact for the reader of the log.</param>
public sealed record AuditNote(string Action, string? EventId = null, string? Subject = null, string? Detail = null);

/// <summary>Who is asking: the signed-in person, or the system itself.</summary>
public interface IActor
{
    string Name { get; }
}
