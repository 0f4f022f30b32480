namespace EMobilityExpo.Application.Features.Availability;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;
using NodaTime;

/// <summary>The slots of the event as a participant has opened or blocked them, its limits and its time zone.</summary>
public sealed record GetAvailability(string EventId, string ParticipantId) : IQuery<AvailabilityView>;

/// <param name="TimeZone">Where the participant says it is.</param>
/// <param name="ZoneBeside">The zone in which times are shown beside those of the event: that one, or of whoever is online the zone of its country.</param>
public sealed record AvailabilityView(
    string EventZone, string? TimeZone, string? ZoneBeside, int? MaxMeetings, int? MaxPerDay, IReadOnlyList<SlotView> Slots, long RowVersion);

/// <param name="Kept">Why it can not be blocked: <c>booked</c>, <c>held</c> or <c>meeting</c>; null when it can.</param>
public sealed record SlotView(int Day, LocalDate Date, Instant StartsAt, Instant EndsAt, bool Blocked, string? Kept, string? PartnerId, string? PartnerName);

/// <summary>Says as a whole in which slots one does not meet, how many meetings one wants at most, and where one is.</summary>
/// <param name="Blocked">The starts of the slots that are blocked; all others are open.</param>
public sealed record SetAvailability(
    string EventId, string ParticipantId, IReadOnlyList<Instant> Blocked, int? MaxMeetings, int? MaxPerDay, string? TimeZone, long RowVersion)
    : ICommand<Unit>, IAudited
{
    public AuditNote Audit => new("participant.availability", EventId, ParticipantId);
}

public sealed class SetAvailabilityValidator : AbstractValidator<SetAvailability>
{
    public SetAvailabilityValidator()
    {
        const int most = ParticipantFieldsValidator.MostMeetings;
        RuleFor(command => command.MaxMeetings).InclusiveBetween(1, most).WithMessage(_ => Words.T("Participants.NumberWrong", 1, most));
        RuleFor(command => command.MaxPerDay).InclusiveBetween(1, most).WithMessage(_ => Words.T("Participants.NumberWrong", 1, most));
        RuleFor(command => command.TimeZone).Must(zone => string.IsNullOrWhiteSpace(zone) || DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone.Trim()) is not null)
            .WithMessage(_ => Words.T("Participants.ZoneUnknown"));
    }
}

public sealed class SetAvailabilityHandler(DbSession db, TimeProvider clock) : IRequestHandler<GetAvailability, AvailabilityView>, IRequestHandler<SetAvailability, Unit>
{
    public async Task<AvailabilityView> Handle(GetAvailability request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var who = await ParticipantStore.LoadAsync(db, source.Id, request.ParticipantId, cancellationToken);
        var missed = SlotAbsences.Missed(source.Slots, who.Unavailable);
        var agreed = (await AgreedSlot.LoadAsync(db, who.Id, cancellationToken)).ToLookup(one => one.StartsAt);
        return new(
            source.Zone.Id, who.TimeZone,
            new TimetableOwner { TimeZone = who.TimeZone, Online = who.Online, Country = who.Country }.ZoneBeside(source.Zone)?.Id, who.MaxMeetings, who.MaxPerDay,
            [.. source.Slots.Select(slot =>
            {
                var kept = agreed[slot.StartsAt].FirstOrDefault();
                return new SlotView(
                    slot.Day, source.Days[slot.Day].Date, slot.StartsAt, slot.EndsAt, missed.Contains(slot.Index), kept?.Kind, kept?.PartnerId, kept?.PartnerName);
            })],
            who.RowVersion);
    }

    public async Task<Unit> Handle(SetAvailability request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var who = await ParticipantStore.LoadAsync(db, source.Id, request.ParticipantId, cancellationToken);
        var starts = request.Blocked.ToHashSet();
        var missed = source.Slots.Where(slot => starts.Contains(slot.StartsAt)).Select(slot => slot.Index).ToHashSet();
        // The days of the event may have changed since the page was opened: what was ticked then means nothing now.
        if (missed.Count != starts.Count)
            throw new Conflict("Availability.SlotsChanged");
        var blocked = SlotAbsences.Ranges(source.Slots, missed, who.Unavailable);
        await AgreedSlot.KeepAsync(db, source, who, blocked, cancellationToken);
        await ParticipantStore.UpdateAsync(
            db,
            who with
            {
                Unavailable = blocked,
                MaxMeetings = request.MaxMeetings,
                MaxPerDay = request.MaxPerDay,
                TimeZone = string.IsNullOrWhiteSpace(request.TimeZone) ? null : request.TimeZone.Trim(),
                RowVersion = request.RowVersion,
            },
            clock.Now(), cancellationToken);
        return Unit.Value;
    }
}
