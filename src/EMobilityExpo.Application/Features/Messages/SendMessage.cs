namespace EMobilityExpo.Application.Features.Messages;

using System.Text.Json;
using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Accounts;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Mails;
using EMobilityExpo.Application.Jobs;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Mail;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;

/// <summary>Sends a message to a group, each in their language, by a background job. The same key again is the same message: nothing goes twice.</summary>
public sealed record SendMessage : MessageText, ICommand<SentMessage>, IAudited
{
    public SendMessage(string eventId, Audience audience, MessageText text, int expected, string? requestKey) : base(text) =>
        (EventId, Audience, Expected, RequestKey) = (eventId, audience, expected, requestKey);

    public string EventId { get; }

    public Audience Audience { get; }

    /// <summary>How many the writer saw that would get it.</summary>
    public int Expected { get; }

    public string? RequestKey { get; }

    public AuditNote Audit => new("message.send", EventId, Detail: $"{Expected}");
}

public sealed record SentMessage(string MessageId, string? JobId);

public sealed class SendMessageValidator : AbstractValidator<SendMessage>
{
    public SendMessageValidator()
    {
        Include(new MessageTextValidator());
        RuleFor(command => command.Audience).SetValidator(new AudienceValidator());
        RuleFor(command => command.RequestKey).Must(key => key is { Length: > 0 and <= 100 }).WithMessage(_ => Words.T("Errors.ValueMissing"));
    }
}

public sealed class SendMessageHandler(DbSession db, AudienceFinder finder, JobQueue jobs, IActor actor, TimeProvider clock)
    : IRequestHandler<SendMessage, SentMessage>
{
    public async Task<SentMessage> Handle(SendMessage request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var key = new { EventId = source.Id, request.RequestKey };
        if (await db.FirstOrDefaultAsync<string>(MessagesSql.ByRequestKey, key, cancellationToken) is { } before)
            return new(before, null);
        var count = (await finder.FindAsync(source, request.Audience, request.Marketing, cancellationToken)).Recipients.Count;
        if (count == 0)
            throw new Invalid("Messages.Nobody");
        if (count != request.Expected)
            throw new Conflict("Messages.GroupChanged", [request.Expected, count]);
        var id = PublicId.New();
        await db.InsertAsync(
            MessagesSql.Insert,
            new
            {
                PublicId = id,
                EventId = source.Id,
                request.SubjectKo,
                request.SubjectEn,
                request.BodyKo,
                request.BodyEn,
                Audience = request.Audience.Write(),
                request.Marketing,
                request.RequestKey,
                SentBy = actor.Name,
                Now = clock.Now(),
            },
            cancellationToken);
        return new(id, (await jobs.AddAsync(new SendMessageMails(id), source.Id, cancellationToken)).PublicId);
    }
}

/// <summary>
/// Writes the mails of a message into the outbox, some at a time. Who has one already gets no second: a job that is taken up again goes on where it
/// was, and the unique constraint holds should two do so at once.
/// </summary>
[Job("message.send")]
public sealed record SendMessageMails(string MessageId) : IJobRequest;

public sealed class SendMessageMailsHandler(DbSession db, AudienceFinder finder, Outbox outbox, JobQueue jobs, JobContext job, IMail mail)
    : IRequestHandler<SendMessageMails, Unit>
{
    const int AtOnce = 50;

    public static string TemplateOf(bool marketing) => marketing ? "MessageMarketing" : "Message";

    public static string Arguments((string Subject, string Body) text, string site) => JsonSerializer.Serialize(new[] { text.Subject, text.Body, site });

    public async Task<Unit> Handle(SendMessageMails request, CancellationToken cancellationToken)
    {
        var row = await db.FirstOrDefaultAsync<Row>(MessagesSql.ToSend, request, cancellationToken) ?? throw new NotFound("Messages.NotFound");
        var source = await EventModel.LoadAsync(db, row.EventId, cancellationToken);
        var reached = await finder.FindAsync(source, Audience.Read(row.Audience), row.Marketing, cancellationToken);
        var before = (await db.QueryAsync<string>(MessagesSql.Reached, new { row.Id }, cancellationToken)).ToHashSet();
        var rest = reached.Recipients.Select(one => (To: one, Hash: SignInLinks.Hashed(one.To.Address))).Where(one => !before.Contains(one.Hash)).ToList();
        var done = before.Count;
        foreach (var some in rest.Chunk(AtOnce))
        {
            if (job.CancelAsked.IsCancellationRequested)
                break;
            await db.InTransactionAsync(
                async () =>
                {
                    foreach (var (to, hash) in some)
                        await AddAsync(row, source, to, hash, cancellationToken);
                },
                cancellationToken);
            done += some.Length;
            job.Report(done * 99 / (before.Count + rest.Count), "writing");
        }

        await db.InTransactionAsync(
            async () =>
            {
                await db.ExecuteAsync(MessagesSql.Done, new { row.Id }, cancellationToken);
                // The first job for mails may have ended before the last were written.
                await jobs.AddAsync(new SendMails(), null, cancellationToken);
                await job.FinishAsync(db, job.CancelAsked.IsCancellationRequested ? "cancelled" : "succeeded", cancellationToken);
            },
            cancellationToken);
        return Unit.Value;
    }

    async Task AddAsync(Row row, EventModel source, Recipient to, string hash, CancellationToken cancel)
    {
        var (subject, body) = row.For(to, source);
        var mailId = await outbox.AddAsync(
            to.To, TemplateOf(row.Marketing), cancel, source.Id, row.HasLink(to.To.Language) ? to.Link : null, subject, body, mail.SiteAddress);
        await db.ExecuteAsync(MessagesSql.InsertRecipient, new { row.Id, AddressHash = hash, MailId = mailId }, cancel);
    }

    sealed record Row : MessageText
    {
        public long Id { get; init; }
        public long EventId { get; init; }
        public string Audience { get; init; } = "{}";
    }
}
