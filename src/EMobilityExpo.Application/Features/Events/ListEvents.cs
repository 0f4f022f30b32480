namespace EMobilityExpo.Application.Features.Events;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;
using NodaTime;

/// <summary>Events, the latest first.</summary>
/// <param name="OrganiserId">Only those that this person organises; null for all.</param>
public sealed record ListEvents(PageRequest Paging, long? OrganiserId = null) : IQuery<Paged<EventSummary>>;

public sealed record EventSummary
{
    public string Id { get; init; } = "";
    public string NameKo { get; init; } = "";
    public string NameEn { get; init; } = "";
    public string? Venue { get; init; }
    public string TimeZone { get; init; } = "";
    public LocalDate? FirstDay { get; init; }
    public LocalDate? LastDay { get; init; }
    public int Exhibitors { get; init; }
    public int Buyers { get; init; }
    public int Runs { get; init; }
    public int? InForce { get; init; }

    public string Name => Words.Pick(NameKo, NameEn);
}

public sealed class ListEventsValidator : AbstractValidator<ListEvents>
{
    public ListEventsValidator() => RuleFor(query => query.Paging).SetValidator(new PageRequestValidator());
}

public sealed class ListEventsHandler(DbSession db) : IRequestHandler<ListEvents, Paged<EventSummary>>
{
    public async Task<Paged<EventSummary>> Handle(ListEvents request, CancellationToken cancellationToken) => new(
        await db.QueryAsync<EventSummary>(EventSql.List, new { request.OrganiserId, request.Paging.Skip, request.Paging.Take }, cancellationToken),
        await db.ScalarAsync<int>(EventSql.Count, new { request.OrganiserId }, cancellationToken),
        request.Paging.Page, request.Paging.PageSize);
}
