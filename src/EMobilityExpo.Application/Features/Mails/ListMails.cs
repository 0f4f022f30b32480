namespace EMobilityExpo.Application.Features.Mails;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;
using NodaTime;

/// <summary>The mails of an event, or of everything; the latest first. Links that sign in are not shown: they are nowhere.</summary>
/// <param name="Status"><c>waiting</c>, <c>sending</c>, <c>sent</c>, <c>unsent</c> or <c>failed</c>; null for all.</param>
public sealed record ListMails(string? EventId, string? Status, PageRequest Paging) : IQuery<Paged<MailView>>;

public sealed record MailView(
    string Id, string Recipient, string Subject, string Body, string Status, int Attempts, Instant CreatedAt, Instant? SentAt, string? Error);

public sealed class ListMailsValidator : AbstractValidator<ListMails>
{
    public static readonly IReadOnlyList<string> Statuses = ["waiting", "sending", "sent", "unsent", "failed"];

    public ListMailsValidator()
    {
        RuleFor(query => query.Paging).SetValidator(new PageRequestValidator());
        RuleFor(query => query.Status).Must(status => status is null || Statuses.Contains(status)).WithMessage(_ => Words.T("Errors.ValueMissing"));
    }
}

public sealed class ListMailsHandler(DbSession db) : IRequestHandler<ListMails, Paged<MailView>>
{
    public async Task<Paged<MailView>> Handle(ListMails request, CancellationToken cancellationToken)
    {
        var filter = new { EventPublicId = request.EventId, request.Status, request.Paging.Skip, request.Paging.Take };
        var rows = await db.QueryAsync<Row>(MailSql.List, filter, cancellationToken);
        return new(
            [.. rows.Select(row => row.View)], await db.ScalarAsync<int>(MailSql.Count, filter, cancellationToken), request.Paging.Page,
            request.Paging.PageSize);
    }

    sealed record Row
    {
        public string Id { get; init; } = "";
        public string Recipient { get; init; } = "";
        public string Language { get; init; } = "";
        public string Template { get; init; } = "";
        public string Arguments { get; init; } = "";
        public string? Link { get; init; }
        public string Status { get; init; } = "";
        public int Attempts { get; init; }
        public Instant CreatedAt { get; init; }
        public Instant? SentAt { get; init; }
        public string? Error { get; init; }

        public MailView View
        {
            get
            {
                var (subject, body) = MailText.Of(Template, Arguments, Language, $"[{Link}]");
                return new(Id, Recipient, subject, body, Status, Attempts, CreatedAt, SentAt, Error);
            }
        }
    }
}
