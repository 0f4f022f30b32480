namespace EMobilityExpo.Application.Features.Members;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;
using NodaTime;

/// <summary>Who has an account at the event, the latest first.</summary>
/// <param name="ParticipantId">Only the people of one company.</param>
public sealed record ListMembers(string EventId, PageRequest Paging, string? Role = null, string? ParticipantId = null, string? Search = null)
    : IQuery<Paged<MemberView>>;

public sealed record MemberView
{
    public string Id { get; init; } = "";
    public string Role { get; init; } = "";
    public bool Owner { get; init; }
    public string Name { get; init; } = "";
    public string? Email { get; init; }
    public string? ParticipantId { get; init; }
    public string? NameKo { get; init; }
    public string? NameEn { get; init; }
    public Instant CreatedAt { get; init; }

    /// <summary>Null for somebody who has not signed in of late.</summary>
    public Instant? SeenAt { get; init; }

    public string ParticipantName => Words.Pick(NameKo, NameEn);
}

public sealed class ListMembersValidator : AbstractValidator<ListMembers>
{
    public ListMembersValidator() => RuleFor(query => query.Paging).SetValidator(new PageRequestValidator());
}

public sealed class ListMembersHandler(DbSession db) : IRequestHandler<ListMembers, Paged<MemberView>>
{
    public async Task<Paged<MemberView>> Handle(ListMembers request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var filter = new
        {
            EventId = source.Id,
            request.Role,
            request.ParticipantId,
            Search = string.IsNullOrWhiteSpace(request.Search) ? null : request.Search.Trim(),
            request.Paging.Skip,
            request.Paging.Take,
        };
        return new(
            await db.QueryAsync<MemberView>(MembersSql.List, filter, cancellationToken),
            await db.ScalarAsync<int>(MembersSql.Count, filter, cancellationToken), request.Paging.Page, request.Paging.PageSize);
    }
}

/// <summary>Which event a participant belongs to; null when there is none of that id.</summary>
public sealed record FindEventOf(string ParticipantId) : IQuery<string?>;

public sealed class FindEventOfHandler(DbSession db) : IRequestHandler<FindEventOf, string?>
{
    public Task<string?> Handle(FindEventOf request, CancellationToken cancellationToken) =>
        db.FirstOrDefaultAsync<string>(MembersSql.EventOfParticipant, request, cancellationToken);
}
