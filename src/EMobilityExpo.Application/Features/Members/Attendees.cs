namespace EMobilityExpo.Application.Features.Members;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Requests;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;

/// <summary>Who of a company goes to its meeting with a partner. It holds in whatever timetable the two meet.</summary>
/// <param name="Members">People of the company, by their role at the event; none: nobody is named.</param>
public sealed record SetAttendees(string EventId, string ParticipantId, string PartnerId, IReadOnlyList<string>? Members) : ICommand<Unit>, IAudited
{
    public AuditNote Audit => new("meeting.attend", EventId, ParticipantId, PartnerId);
}

/// <summary>The people of a company, and who of them goes to which meeting.</summary>
public sealed record GetAttendees(string EventId, string ParticipantId) : IQuery<Attendees>;

public sealed record Attendees(IReadOnlyList<Attendee> Colleagues, IReadOnlyList<Attendance> Items)
{
    /// <summary>Who is named for the meeting with that partner.</summary>
    public IReadOnlyList<Attendee> Of(string partnerId) =>
        Items.FirstOrDefault(one => one.PartnerId == partnerId) is { } found ? [.. Colleagues.Where(one => found.Members.Contains(one.Id))] : [];
}

/// <param name="Id">Of the role at the event.</param>
public sealed record Attendee(string Id, string Name);

/// <param name="Members">By their role at the event.</param>
public sealed record Attendance(string PartnerId, IReadOnlyList<string> Members);

public sealed class SetAttendeesValidator : AbstractValidator<SetAttendees>
{
    public SetAttendeesValidator() => RuleFor(command => command.Members).Must(members => members is null or { Count: <= 50 })
        .WithMessage(_ => Localisation.Words.T("Errors.ValueMissing"));
}

public sealed class AttendeesHandler(DbSession db) : IRequestHandler<SetAttendees, Unit>, IRequestHandler<GetAttendees, Attendees>
{
    public async Task<Unit> Handle(SetAttendees request, CancellationToken cancellationToken)
    {
        var duo = await Duo.LoadAsync(db, request.EventId, request.ParticipantId, request.PartnerId, cancellationToken);
        var people = (await db.QueryAsync<Row>(AttendeesSql.Colleagues, new { ParticipantId = duo.Me.Id }, cancellationToken)).ToDictionary(one => one.PublicId, one => one.Id);
        var wanted = (request.Members ?? []).Distinct().ToList();
        if (wanted.Find(id => !people.ContainsKey(id)) is not null)
            throw new NotFound("Errors.NotFound");
        var of = new { ParticipantId = duo.Me.Id, PartnerId = duo.Partner.Id };
        await db.ExecuteAsync(AttendeesSql.Clear, of, cancellationToken);
        await db.ExecuteAsync(AttendeesSql.Insert, wanted.Select(id => new { MembershipId = people[id], PartnerId = duo.Partner.Id }), cancellationToken);
        return Unit.Value;
    }

    public async Task<Attendees> Handle(GetAttendees request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var me = await Party.LoadAsync(db, source, request.ParticipantId, cancellationToken);
        var of = new { EventId = source.Id, ParticipantId = (long?)me.Id };
        var people = await db.QueryAsync<Row>(AttendeesSql.Colleagues, of, cancellationToken);
        var rows = await db.QueryAsync<AttendeeRow>(AttendeesSql.OfEvent, of, cancellationToken);
        return new(
            [.. people.Select(one => new Attendee(one.PublicId, one.Name))],
            [.. rows.GroupBy(row => row.PartnerPublicId).Select(partner => new Attendance(partner.Key, [.. partner.Select(row => row.MemberId)]))]);
    }

    sealed record Row
    {
        public long Id { get; init; }
        public string PublicId { get; init; } = "";
        public string Name { get; init; } = "";
    }
}

/// <summary>One who goes to the meetings of a participant with a partner.</summary>
sealed record AttendeeRow
{
    public long ParticipantId { get; init; }
    public long PartnerId { get; init; }
    public string MemberId { get; init; } = "";
    public string PartnerPublicId { get; init; } = "";
    public string Name { get; init; } = "";
}
