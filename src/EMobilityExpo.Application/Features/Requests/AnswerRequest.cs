namespace EMobilityExpo.Application.Features.Requests;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Bookings;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Mails;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;
using NodaTime;

/// <summary>Answers a request, or takes one's own back. Accepting it says that both want the meeting; declining keeps the two apart.</summary>
/// <param name="Status"><c>accepted</c>, <c>declined</c> or <c>withdrawn</c>.</param>
/// <param name="Reason">One of <see cref="Reasons"/>, when it is declined.</param>
public sealed record AnswerRequest(string EventId, string ParticipantId, string RequestId, string Status, string? Reason = null, string? Words = null)
    : ICommand<Unit>, IAudited
{
    public const string Accepted = "accepted", Declined = "declined", Withdrawn = "withdrawn", NoTime = "no-time";

    /// <summary>Why one declines, in words that hurt nobody.</summary>
    public static readonly IReadOnlyList<string> Reasons = ["no-fit", NoTime, "have-partner", "other"];

    public AuditNote Audit => new($"request.{Status}", EventId, ParticipantId, RequestId);
}

public sealed class AnswerRequestValidator : AbstractValidator<AnswerRequest>
{
    public AnswerRequestValidator()
    {
        RuleFor(command => command.Status).Must(status => status is AnswerRequest.Accepted or AnswerRequest.Declined or AnswerRequest.Withdrawn)
            .WithMessage(_ => Localisation.Words.T("Errors.ValueMissing"));
        RuleFor(command => command.Reason).Must((command, reason) => command.Status != AnswerRequest.Declined || (reason is not null && AnswerRequest.Reasons.Contains(reason)))
            .WithMessage(_ => Localisation.Words.T("Requests.ReasonMissing"));
        RuleFor(command => command.Words).MaximumLength(SendRequestValidator.LongestMessage)
            .WithMessage(_ => Localisation.Words.T("Participants.TooLong", SendRequestValidator.LongestMessage));
    }
}

public sealed class AnswerRequestHandler(DbSession db, Outbox outbox, TimeProvider clock) : IRequestHandler<AnswerRequest, Unit>
{
    public async Task<Unit> Handle(AnswerRequest request, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var me = await Party.LoadAsync(db, source, request.ParticipantId, cancellationToken);
        var row = await db.FirstOrDefaultAsync<RequestRow>(
            RequestsSql.One, new { EventId = source.Id, request.RequestId, me.Id }, cancellationToken) ?? throw new NotFound("Errors.NotFound");
        if ((request.Status == AnswerRequest.Withdrawn) != (row.AskedBy == me.Side))
            throw new Invalid("Requests.NotYours");
        var answer = new { row.Id, request.Status, request.Reason, Answer = string.IsNullOrWhiteSpace(request.Words) ? null : request.Words.Trim(), Now = now };
        if (await db.ExecuteAsync(RequestsSql.Answer, answer, cancellationToken) == 0)
            throw new Conflict("Requests.NotOpen");

        var duo = await Duo.OfAsync(db, source, row.ExhibitorId, row.BuyerId, me.Side, cancellationToken);
        if (row.Slot is not null)
            await db.ExecuteAsync(request.Status == AnswerRequest.Accepted ? BookingsSql.Confirm : BookingsSql.Free, duo.Ids, cancellationToken);
        if (request.Status == AnswerRequest.Withdrawn)
            return Unit.Value;
        var accepted = request.Status == AnswerRequest.Accepted;
        await duo.SayAsync(db, accepted ? Wishes.Want : Wishes.Declined, now, cancellationToken);
        await duo.TellPartnerAsync(
            db, outbox, accepted ? "RequestAccepted" : "RequestDeclined", cancellationToken,
            () => answer.Answer ?? (request.Reason is null ? "" : Localisation.Words.T($"Requests.Reason_{request.Reason}")));
        return Unit.Value;
    }
}

sealed record RequestRow
{
    public long Id { get; init; }
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
    public long RowVersion { get; init; }
    public long ExhibitorId { get; init; }
    public long BuyerId { get; init; }
}
