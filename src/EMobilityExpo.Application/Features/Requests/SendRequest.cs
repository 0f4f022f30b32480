namespace EMobilityExpo.Application.Features.Requests;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Bookings;
using EMobilityExpo.Application.Features.Mails;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;
using NodaTime;

/// <summary>Asks a partner for a meeting. It counts as a wish, expires by the event's setting, and may hold a slot until it is answered.</summary>
/// <param name="Slot">The start of an open slot of both; null for any.</param>
public sealed record SendRequest(string EventId, string ParticipantId, string PartnerId, string? Message, Instant? Slot = null)
    : ICommand<string>, IAudited
{
    public AuditNote Audit => new("request.send", EventId, ParticipantId, PartnerId);
}

public sealed class SendRequestValidator : AbstractValidator<SendRequest>
{
    public const int LongestMessage = 1000;

    public SendRequestValidator() =>
        RuleFor(command => command.Message).MaximumLength(LongestMessage).WithMessage(_ => Words.T("Participants.TooLong", LongestMessage));
}

public sealed class SendRequestHandler(DbSession db, Outbox outbox, TimeProvider clock) : IRequestHandler<SendRequest, string>
{
    /// <summary>Requests that one may have open: who asks everybody asks nobody.</summary>
    public const int MostOpen = 50;

    public async Task<string> Handle(SendRequest request, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var duo = await Duo.LoadAsync(db, request.EventId, request.ParticipantId, request.PartnerId, cancellationToken);
        var open = await db.ScalarAsync<int>(
            RequestsSql.CountOpen, new { EventId = duo.Source.Id, duo.Me.Side, duo.Me.Id }, cancellationToken);
        if (open >= MostOpen)
            throw new Conflict("Requests.TooMany", [MostOpen]);
        var settings = (await db.FirstOrDefaultAsync<RequestSettings>(RequestsSql.Settings, new { EventId = duo.Source.Id }, cancellationToken))!;
        // A private veto must not be felt: the request is taken, and nobody is told of it.
        var refused = await duo.IsRefusedAsync(db, cancellationToken);
        if (request.Slot is { } slot && !refused)
            await SlotHold.TakeAsync(db, duo, slot, SlotHold.Held, now, cancellationToken);
        var id = PublicId.New();
        await db.ExecuteAsync(
            RequestsSql.Insert,
            new
            {
                PublicId = id,
                EventId = duo.Source.Id,
                ExhibitorId = duo.Exhibitor.Id,
                BuyerId = duo.Buyer.Id,
                AskedBy = duo.Me.Side,
                Message = string.IsNullOrWhiteSpace(request.Message) ? null : request.Message.Trim(),
                request.Slot,
                Now = now,
                ExpiresAt = now + Duration.FromDays(settings.RequestDays),
            },
            cancellationToken);
        await duo.SayAsync(db, Wishes.Want, now, cancellationToken);
        if (!refused)
            await duo.TellPartnerAsync(db, outbox, "RequestReceived", cancellationToken, () => request.Message?.Trim() ?? "");
        return id;
    }
}
