namespace EMobilityExpo.Application.Features.Runs;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>
/// Puts the timetable of a run into force, and the one before it out of force, in one transaction. Publishing what is in force
/// already changes nothing.
/// </summary>
/// <param name="ExpectedInForce">
/// The run that the caller saw in force, empty for none; null does not look. Another one in force meanwhile makes it stale.
/// </param>
public sealed record PublishRun(string EventId, string RunId, string? ExpectedInForce = null) : ICommand<Unit>, IAudited
{
    public AuditNote Audit => new("run.publish", EventId, RunId);
}

public sealed class PublishRunHandler(DbSession db, Publications publications) : IRequestHandler<PublishRun, Unit>
{
    public async Task<Unit> Handle(PublishRun request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        await publications.PutInForceAsync(source, request.RunId, request.ExpectedInForce, cancellationToken);
        return Unit.Value;
    }
}

/// <summary>Takes the timetable out of force: participants see none until another one is published.</summary>
public sealed record UnpublishRun(string EventId, string? ExpectedInForce = null) : ICommand<Unit>, IAudited
{
    public AuditNote Audit => new("run.unpublish", EventId, ExpectedInForce);
}

public sealed class UnpublishRunHandler(DbSession db, Publications publications) : IRequestHandler<UnpublishRun, Unit>
{
    public async Task<Unit> Handle(UnpublishRun request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        if (await publications.WithdrawAsync(source, request.ExpectedInForce, cancellationToken) is null)
            throw new Conflict("Runs.NothingInForce");
        return Unit.Value;
    }
}

/// <summary>Puts the timetable that was in force before into force again.</summary>
public sealed record RollBackPublication(string EventId, string? ExpectedInForce = null) : ICommand<string>, IAudited
{
    public AuditNote Audit => new("run.roll-back", EventId, ExpectedInForce);
}

public sealed class RollBackPublicationHandler(DbSession db, Publications publications) : IRequestHandler<RollBackPublication, string>
{
    public async Task<string> Handle(RollBackPublication request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var before = await publications.BeforeAsync(source, cancellationToken) ?? throw new Conflict("Runs.NothingBefore");
        await publications.PutInForceAsync(source, before, request.ExpectedInForce, cancellationToken);
        return before;
    }
}
