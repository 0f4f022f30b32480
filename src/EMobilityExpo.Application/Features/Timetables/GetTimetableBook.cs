namespace EMobilityExpo.Application.Features.Timetables;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;

/// <summary>The timetables of everybody of one side, to be printed and handed out, in the order of their names.</summary>
public sealed record GetTimetableBook(string EventId, string Side, string? RunId = null) : IQuery<IReadOnlyList<ParticipantTimetable>>;

public sealed class GetTimetableBookValidator : AbstractValidator<GetTimetableBook>
{
    public GetTimetableBookValidator() =>
        RuleFor(request => request.Side).Must(side => Sides.All.Contains(side)).WithMessage(_ => Words.T("Timetables.SideUnknown"));
}

public sealed class GetTimetableBookHandler(DbSession db) : IRequestHandler<GetTimetableBook, IReadOnlyList<ParticipantTimetable>>
{
    public async Task<IReadOnlyList<ParticipantTimetable>> Handle(GetTimetableBook request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var run = await TimetableStore.LoadRunAsync(db, source, request.RunId, cancellationToken);
        var owners = await db.QueryAsync<TimetableOwner>(
            TimetablesSql.OwnersOfSide, new { EventId = source.Id, request.Side, Korean = Words.IsKorean ? 1 : 0 }, cancellationToken);
        var absences = (await db.QueryAsync<AbsenceRow>(
            TimetablesSql.UnavailableOf, new { EventId = source.Id, Id = (long?)null }, cancellationToken)).ToLookup(row => row.ParticipantId);
        var meetings = (await TimetableStore.MeetingsAsync(db, TimetablesSql.MeetingsOfRun, new { RunId = run.Key }, cancellationToken))
            .ToLookup(meeting => request.Side switch
            {
                Sides.Exhibitor => meeting.Exhibitor.Id,
                Sides.Buyer => meeting.Buyer.Id,
                _ => meeting.Interpreter?.Id ?? "",
            }, StringComparer.Ordinal);
        return [.. owners.Select(owner => ParticipantTimetable.Build(
            source, run, owner, absences[owner.Id].Select(row => new TimeRange { StartsAt = row.StartsAt, EndsAt = row.EndsAt }),
            meetings[owner.PublicId]))];
    }
}

sealed record AbsenceRow
{
    public long ParticipantId { get; init; }
    public NodaTime.Instant StartsAt { get; init; }
    public NodaTime.Instant EndsAt { get; init; }
}
