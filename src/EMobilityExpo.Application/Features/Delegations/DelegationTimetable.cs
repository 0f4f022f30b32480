namespace EMobilityExpo.Application.Features.Delegations;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Accounts;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using MediatR;
using NodaTime;

/// <summary>The timetable in force of all members of a delegation, side by side.</summary>
public sealed record GetDelegationTimetable(string EventId, string DelegationId) : IQuery<DelegationTimetable>;

/// <summary>The same for whoever holds the delegation's secret link.</summary>
public sealed record GetOwnDelegation(string ViewKey) : IQuery<DelegationTimetable>
{
    // Requests are logged; the secret must not be.
    public override string ToString() => nameof(GetOwnDelegation);
}

/// <param name="Published">Whether a timetable is in force.</param>
public sealed record DelegationTimetable(
    TimetableEvent Event, string NameKo, string NameEn, bool Published, IReadOnlyList<Party> Members, IReadOnlyList<DelegationDay> Days)
{
    public string Name => Words.Pick(NameKo, NameEn);
}

/// <param name="Rows">Slots; in each a cell for every member, in their order.</param>
public sealed record DelegationDay(LocalDate Date, IReadOnlyList<DelegationSlot> Rows);

public sealed record DelegationSlot(Instant StartsAt, Instant EndsAt, IReadOnlyList<TimetableSlot> Cells);

public sealed class DelegationTimetableHandler(DbSession db)
    : IRequestHandler<GetDelegationTimetable, DelegationTimetable>, IRequestHandler<GetOwnDelegation, DelegationTimetable>
{
    public async Task<DelegationTimetable> Handle(GetDelegationTimetable request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        return await LoadAsync(source, await DelegationRow.OfEventAsync(db, source.Id, request.DelegationId, cancellationToken), cancellationToken);
    }

    public async Task<DelegationTimetable> Handle(GetOwnDelegation request, CancellationToken cancellationToken)
    {
        var row = await db.FirstOrDefaultAsync<DelegationRow>(DelegationsSql.ByViewHash, new { Hash = SignInLinks.Hashed(request.ViewKey) }, cancellationToken)
            ?? throw new NotFound("Timetables.LinkNotFound");
        return await LoadAsync(await EventModel.LoadAsync(db, row.EventId, cancellationToken), row, cancellationToken);
    }

    async Task<DelegationTimetable> LoadAsync(EventModel source, DelegationRow row, CancellationToken cancel)
    {
        var of = new { row.Id, Korean = Words.IsKorean ? 1 : 0 };
        var members = await db.QueryAsync<DelegationMember>(DelegationsSql.Members, of, cancel);
        var absences = (await db.QueryAsync<MemberAbsence>(DelegationsSql.Absences, of, cancel)).ToLookup(one => one.ParticipantId);
        var run = await TimetableStore.FindRunAsync(db, source, runId: null, cancel);
        var meetings = run is null
            ? []
            : await TimetableStore.MeetingsAsync(db, TimetablesSql.MeetingsOfDelegation, new { RunId = run.Key, row.Side, row.Name }, cancel);
        var held = meetings.ToDictionary(
            meeting => (row.Side == Participants.Sides.Exhibitor ? meeting.Exhibitor.Id : meeting.Buyer.Id, meeting.Slot), meeting => meeting with { Score = null });
        var slots = run?.Slots ?? source.Slots;
        var outside = row.Together && row.HalfDays.Count > 0
            ? slots.Where(slot => !row.HalfDays.Contains(HalfDays.Of(slot, source.Zone))).Select(slot => slot.Index).ToHashSet()
            : [];
        var away = members.ToDictionary(
            member => member.Id,
            member => absences[member.InnerId].SelectMany(one => SlotPlan.Touching(slots, one.StartsAt, one.EndsAt)).Concat(outside).ToHashSet());
        var days = slots.GroupBy(slot => slot.Day).Select(day => new DelegationDay(
            day.First().StartsAt.InZone(source.Zone).Date,
            [.. day.Select(slot => new DelegationSlot(slot.StartsAt, slot.EndsAt, [.. members.Select(member => Cell(slot, member.Id))]))]));
        return new(
            TimetableEvent.Of(source), row.NameKo, row.NameEn, run is not null,
            [.. members.Select(member => new Party(member.Id, member.NameKo, member.NameEn, member.Country))], [.. days]);

        TimetableSlot Cell(Slot slot, string member)
        {
            var meeting = held.GetValueOrDefault((member, slot.Index));
            var state = meeting is not null ? SlotState.Meeting : away[member].Contains(slot.Index) ? SlotState.Unavailable : SlotState.Free;
            return new(slot.Index, slot.StartsAt, slot.EndsAt, state, meeting);
        }
    }
}
