namespace EMobilityExpo.Application.Features.Audit;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;
using NodaTime;

/// <summary>Who did what at an event, the latest first.</summary>
/// <param name="Action">The first part of it, such as <c>run</c>; null for all.</param>
public sealed record ListAudit(string EventId, string? Action, PageRequest Paging) : IQuery<Paged<AuditView>>;

/// <param name="Actor">The name of a person as it is today; else what acted, such as the command line.</param>
public sealed record AuditView
{
    public Instant At { get; init; }
    public string Actor { get; init; } = "";
    public string Action { get; init; } = "";
    public string? Subject { get; init; }
    public string? Detail { get; init; }
}

public sealed class ListAuditValidator : AbstractValidator<ListAudit>
{
    /// <summary>What actions begin with.</summary>
    public static readonly IReadOnlyList<string> Areas = ["event", "participant", "import", "wish", "pair", "run", "request", "booking", "registration", "member", "meeting"];

    public ListAuditValidator()
    {
        RuleFor(query => query.Paging).SetValidator(new PageRequestValidator());
        RuleFor(query => query.Action).Must(action => action is null || Areas.Contains(action)).WithMessage(_ => Words.T("Errors.ValueMissing"));
    }
}

public sealed class ListAuditHandler(DbSession db) : IRequestHandler<ListAudit, Paged<AuditView>>
{
    public async Task<Paged<AuditView>> Handle(ListAudit request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var filter = new
        {
            EventId = source.Id,
            Prefix = request.Action is null ? null : $"{request.Action}.%",
            request.Paging.Skip,
            request.Paging.Take,
        };
        return new(
            await db.QueryAsync<AuditView>(AuditListSql.List, filter, cancellationToken),
            await db.ScalarAsync<int>(AuditListSql.Count, filter, cancellationToken), request.Paging.Page, request.Paging.PageSize);
    }
}

public static class AuditListSql
{
    const string Shown = "a.event_id = @EventId AND (@Prefix IS NULL OR a.action LIKE @Prefix)";

    public static readonly Sql List = new(dialect => dialect.Page(
        $"""
        SELECT a.at, CASE WHEN q.name IS NULL OR q.name = '' THEN a.actor ELSE q.name END AS actor, a.action, a.subject, a.detail
        FROM audit_entry a LEFT JOIN person q ON q.public_id = a.actor WHERE {Shown} ORDER BY a.id DESC
        """));

    public static readonly Sql Count = $"SELECT COUNT(*) FROM audit_entry a WHERE {Shown}";
}
