namespace EMobilityExpo.Application.Features.Messages;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;
using NodaTime;

/// <summary>What was sent to groups, the latest first.</summary>
public sealed record ListMessages(string EventId, PageRequest Paging) : IQuery<Paged<MessageView>>;

public sealed record GetMessage(string EventId, string MessageId) : IQuery<MessageDetails>;

/// <param name="Failed">Mails that did not arrive, at most 50.</param>
public sealed record MessageDetails(MessageView Message, IReadOnlyList<FailedMail> Failed);

public sealed record FailedMail
{
    public string Recipient { get; init; } = "";
    public string Status { get; init; } = "";
    public string? Error { get; init; }
}

/// <param name="Recipients">Null while the mails are being written.</param>
/// <param name="Sent">Taken by the mail server.</param>
/// <param name="Failed">Refused for good, or not sent because no server is configured.</param>
public sealed record MessageView(
    string Id, string SubjectKo, string SubjectEn, string BodyKo, string BodyEn, Audience Audience, bool Marketing, Instant CreatedAt, string? SentBy,
    int? Recipients, int Sent, int Waiting, int Failed)
{
    public string Subject => Words.Pick(SubjectKo, SubjectEn);
}

public sealed class ListMessagesValidator : AbstractValidator<ListMessages>
{
    public ListMessagesValidator() => RuleFor(query => query.Paging).SetValidator(new PageRequestValidator());
}

public sealed class ListMessagesHandler(DbSession db) : IRequestHandler<ListMessages, Paged<MessageView>>, IRequestHandler<GetMessage, MessageDetails>
{
    public async Task<Paged<MessageView>> Handle(ListMessages request, CancellationToken cancellationToken)
    {
        var of = new { request.EventId, request.Paging.Skip, request.Paging.Take };
        var rows = await db.QueryAsync<Row>(MessagesSql.List, of, cancellationToken);
        return new(
            [.. rows.Select(row => row.View)], await db.ScalarAsync<int>(MessagesSql.Count, of, cancellationToken), request.Paging.Page,
            request.Paging.PageSize);
    }

    public async Task<MessageDetails> Handle(GetMessage request, CancellationToken cancellationToken)
    {
        var row = await db.FirstOrDefaultAsync<Row>(MessagesSql.Find, request, cancellationToken) ?? throw new NotFound("Messages.NotFound");
        return new(
            row.View, await db.QueryAsync<FailedMail>(MessagesSql.Failed, new { request.MessageId, Skip = 0, Take = 50 }, cancellationToken));
    }

    sealed record Row
    {
        public string Id { get; init; } = "";
        public string SubjectKo { get; init; } = "";
        public string SubjectEn { get; init; } = "";
        public string BodyKo { get; init; } = "";
        public string BodyEn { get; init; } = "";
        public string Audience { get; init; } = "{}";
        public bool Marketing { get; init; }
        public Instant CreatedAt { get; init; }
        public string? SentBy { get; init; }
        public int? Recipients { get; init; }
        public int Sent { get; init; }
        public int Waiting { get; init; }
        public int Failed { get; init; }

        public MessageView View => new(
            Id, SubjectKo, SubjectEn, BodyKo, BodyEn, Messages.Audience.Read(Audience), Marketing, CreatedAt, SentBy, Recipients, Sent, Waiting, Failed);
    }
}
