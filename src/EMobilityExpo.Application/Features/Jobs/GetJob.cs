namespace EMobilityExpo.Application.Features.Jobs;

using System.Text.Json;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Jobs;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using MediatR;
using NodaTime;

public sealed record GetJob(string JobId) : IQuery<JobView>;

/// <summary>Which event a job works for; null for none, or when there is no such job.</summary>
public sealed record FindEventOfJob(string JobId) : IQuery<string?>;

public sealed class FindEventOfJobHandler(DbSession db) : IRequestHandler<FindEventOfJob, string?>
{
    public Task<string?> Handle(FindEventOfJob request, CancellationToken cancellationToken) =>
        db.FirstOrDefaultAsync<string>(JobSql.EventOf, request, cancellationToken);
}

/// <param name="Status"><c>queued</c>, <c>running</c>, <c>succeeded</c>, <c>cancelled</c> or <c>failed</c>.</param>
/// <param name="Progress">What the kind of job tells about itself, such as the curve of score and bound.</param>
/// <param name="Error">What went wrong, in the reader's language.</param>
public sealed record JobView(
    string Id, string? EventId, string Kind, string Status, int Percent, string? Phase, JsonElement? Progress, string? Error,
    bool CancelRequested, int Attempt, Instant CreatedAt, Instant? StartedAt, Instant? FinishedAt)
{
    public bool Ended => Status is "succeeded" or "cancelled" or "failed";
}

public sealed class GetJobHandler(DbSession db) : IRequestHandler<GetJob, JobView>
{
    public async Task<JobView> Handle(GetJob request, CancellationToken cancellationToken)
    {
        var row = await db.FirstOrDefaultAsync<Row>(JobSql.ByPublicId, new { PublicId = request.JobId }, cancellationToken)
            ?? throw new NotFound("Jobs.NotFound");
        return new(
            row.PublicId, row.EventPublicId, row.Kind, row.Status, row.PercentDone, row.Phase,
            row.Progress is null ? null : JsonElement.Parse(row.Progress), ErrorText(row.Error),
            row.CancelRequested, row.Attempt, row.CreatedAt, row.StartedAt, row.FinishedAt);
    }

    static string? ErrorText(string? json) =>
        json is not null && JsonSerializer.Deserialize<JobError>(json) is { } error ? Words.T(error.Code, [.. error.Arguments]) : null;

    sealed record Row
    {
        public string PublicId { get; init; } = "";
        public string? EventPublicId { get; init; }
        public string Kind { get; init; } = "";
        public string Status { get; init; } = "";
        public int PercentDone { get; init; }
        public string? Phase { get; init; }
        public string? Progress { get; init; }
        public string? Error { get; init; }
        public bool CancelRequested { get; init; }
        public int Attempt { get; init; }
        public Instant CreatedAt { get; init; }
        public Instant? StartedAt { get; init; }
        public Instant? FinishedAt { get; init; }
    }
}
