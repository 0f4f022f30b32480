namespace EMobilityExpo.Application.Features.Messages;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Mails;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;

/// <summary>Who would get a message, and how it reads for one of them in each language.</summary>
public sealed record PreviewMessage : MessageText, IQuery<MessagePreview>
{
    public PreviewMessage(string eventId, Audience audience, MessageText text) : base(text) => (EventId, Audience) = (eventId, audience);

    public string EventId { get; }

    public Audience Audience { get; }
}

/// <param name="Left">Who is left out: without an address, or without consent to marketing.</param>
public sealed record MessagePreview(int Recipients, int Left, IReadOnlyList<MessageSample> Samples);

/// <param name="Count">How many get it in this language.</param>
public sealed record MessageSample(string Language, int Count, string Recipient, string Subject, string Body);

public sealed class PreviewMessageValidator : AbstractValidator<PreviewMessage>
{
    public PreviewMessageValidator()
    {
        Include(new MessageTextValidator());
        RuleFor(query => query.Audience).SetValidator(new AudienceValidator());
    }
}

public sealed class PreviewMessageHandler(DbSession db, AudienceFinder finder) : IRequestHandler<PreviewMessage, MessagePreview>
{
    public async Task<MessagePreview> Handle(PreviewMessage request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var reached = await finder.FindAsync(source, request.Audience, request.Marketing, cancellationToken);
        var samples = reached.Recipients.GroupBy(one => one.To.Language).OrderBy(group => group.Key == "ko" ? 0 : 1).Select(group =>
        {
            var first = group.First();
            var text = request.For(first, source);
            var (subject, body) = MailText.Of(
                SendMessageMailsHandler.TemplateOf(request.Marketing), SendMessageMailsHandler.Arguments(text, "…"), group.Key, $"[{first.Link}]");
            return new MessageSample(group.Key, group.Count(), first.To.Address, subject, body);
        });
        return new(reached.Recipients.Count, reached.Left, [.. samples]);
    }
}
