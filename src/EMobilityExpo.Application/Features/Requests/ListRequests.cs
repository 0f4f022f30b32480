namespace EMobilityExpo.Application.Features.Requests;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;
using NodaTime;

/// <summary>The requests of one participant: those still open first, then the latest.</summary>
/// <param name="Incoming">Those of others, or one's own; null for both.</param>
/// <param name="Status"><c>open</c>, <c>accepted</c>, <c>declined</c>, <c>withdrawn</c> or <c>expired</c>; null for all.</param>
public sealed record ListRequests(string EventId, string ParticipantId, PageRequest Paging, bool? Incoming = null, string? Status = null)
    : IQuery<Paged<RequestView>>;

/// <param name="Incoming">Whether the partner asked.</param>
/// <param name="Slot">The start of the slot that was asked for.</param>
/// <param name="Reason">Why it was declined: one of <see cref="AnswerRequest.Reasons"/>.</param>
public sealed record RequestView(
    string Id, string PartnerId, string PartnerName, string Country, bool Incoming, string Status, string? Message, Instant? Slot, string? Reason,
    string? Answer, Instant AskedAt, Instant ExpiresAt, Instant? AnsweredAt)
{
    public bool Open => Status == "open";
}

public sealed class ListRequestsValidator : AbstractValidator<ListRequests>
{
    public static readonly IReadOnlyList<string> Statuses = ["open", "accepted", "declined", "withdrawn", "expired"];

    public ListRequestsValidator()
    {
        RuleFor(query => query.Paging).SetValidator(new PageRequestValidator());
        RuleFor(query => query.Status).Must(status => status is null || Statuses.Contains(status)).WithMessage(_ => Words.T("Errors.ValueMissing"));
    }
}

public sealed class ListRequestsHandler(DbSession db) : IRequestHandler<ListRequests, Paged<RequestView>>
{
    public async Task<Paged<RequestView>> Handle(ListRequests request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var me = await Party.LoadAsync(db, source, request.ParticipantId, cancellationToken);
        var filter = new
        {
            EventId = source.Id,
            me.Id,
            me.Side,
            Incoming = request.Incoming is { } incoming ? incoming ? 1 : 0 : (int?)null,
            request.Status,
            request.Paging.Skip,
            request.Paging.Take,
        };
        var rows = await db.QueryAsync<Row>(RequestsSql.List, filter, cancellationToken);
        return new(
            [.. rows.Select(row => row.ViewFor(me.Side))], await db.ScalarAsync<int>(RequestsSql.Count, filter, cancellationToken), request.Paging.Page,
            request.Paging.PageSize);
    }

    sealed record Row
    {
        public string PublicId { get; init; } = "";
        public string AskedBy { get; init; } = "";
        public string? Message { get; init; }
        public Instant? Slot { get; init; }
        public string Status { get; init; } = "";
        public string? Reason { get; init; }
        public string? Answer { get; init; }
        public Instant AskedAt { get; init; }
        public Instant ExpiresAt { get; init; }
        public Instant? AnsweredAt { get; init; }
        public string PartnerId { get; init; } = "";
        public string? NameKo { get; init; }
        public string? NameEn { get; init; }
        public string Country { get; init; } = "";

        public RequestView ViewFor(string side) => new(
            PublicId, PartnerId, Words.Pick(NameKo, NameEn), Country, AskedBy != side, Status, Message, Slot, Reason, Answer, AskedAt, ExpiresAt, AnsweredAt);
    }
}
