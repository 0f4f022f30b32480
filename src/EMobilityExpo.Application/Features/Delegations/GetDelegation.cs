namespace EMobilityExpo.Application.Features.Delegations;

using System.Text.Json.Serialization;
using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Registration;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using MediatR;
using NodaTime;

/// <summary>One delegation with its members and those who are on their way.</summary>
public sealed record GetDelegation(string EventId, string DelegationId) : IQuery<DelegationView>;

/// <param name="ListName">As the lists of participants name it.</param>
/// <param name="AllHalfDays">Those of the event.</param>
/// <param name="JoinUntil">Until when its link lets firms in; null when there is none.</param>
/// <param name="HasView">Whether there is a link to the timetables of all members.</param>
public sealed record DelegationView(
    string Id, string Side, string ListName, DelegationFields Fields, IReadOnlyList<string> AllHalfDays, Instant? JoinUntil, bool HasView,
    IReadOnlyList<DelegationMember> Members, IReadOnlyList<DelegationRegistration> Registrations, long RowVersion)
{
    public string Name => Words.Pick(Fields.NameKo, Fields.NameEn);
}

public sealed record DelegationMember
{
    [JsonIgnore]
    public long InnerId { get; init; }
    public string Id { get; init; } = "";
    public string? NameKo { get; init; }
    public string? NameEn { get; init; }
    public string Country { get; init; } = "";
    public int? MaxMeetings { get; init; }
    public int Accounts { get; init; }
    public int Meetings { get; init; }
    public int Agreed { get; init; }
    public int Requests { get; init; }

    /// <summary>Slots in which it can meet: its own, and those of the delegation where it stays together.</summary>
    public int SlotsLeft { get; init; }

    public string Name => Words.Pick(NameKo, NameEn);

    /// <summary>It agreed to more than it has time for.</summary>
    [JsonIgnore]
    public bool IsTight => SlotsLeft < Math.Min(Agreed, MaxMeetings ?? int.MaxValue);
}

/// <param name="Status"><c>draft</c>, <c>sent</c>, <c>asked</c> or <c>declined</c>.</param>
public sealed record DelegationRegistration(string Id, string Name, string? Email, string Status, Instant? SentAt);

public sealed class GetDelegationHandler(DbSession db, TimeProvider clock) : IRequestHandler<GetDelegation, DelegationView>
{
    public async Task<DelegationView> Handle(GetDelegation request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var row = await DelegationRow.OfEventAsync(db, source.Id, request.DelegationId, cancellationToken);
        var fields = new DelegationFields
        {
            NameKo = row.NameKo,
            NameEn = row.NameEn,
            Country = row.Country,
            ContactName = row.ContactName,
            ContactEmail = row.ContactEmail,
            Together = row.Together,
            HalfDays = row.HalfDays,
        };
        var until = row.JoinHash is not null && row.JoinUntil > clock.Now() ? row.JoinUntil : null;
        var registrations = await db.QueryAsync<RegistrationLine>(DelegationsSql.Registrations, new { row.Id }, cancellationToken);
        return new(
            row.PublicId, row.Side, row.Name, fields, HalfDays.Of(source), until, row.ViewHash is not null,
            await MembersAsync(source, row, cancellationToken),
            [.. registrations.Select(line => new DelegationRegistration(line.Id, line.Name, line.Email, line.Status, line.SentAt))], row.RowVersion);
    }

    async Task<IReadOnlyList<DelegationMember>> MembersAsync(EventModel source, DelegationRow row, CancellationToken cancel)
    {
        var of = new { row.Id, Korean = Words.IsKorean ? 1 : 0 };
        var members = await db.QueryAsync<DelegationMember>(DelegationsSql.Members, of, cancel);
        var absences = (await db.QueryAsync<MemberAbsence>(DelegationsSql.Absences, of, cancel)).ToLookup(one => one.ParticipantId);
        var slots = source.Slots;
        var outside = row.Together ? HalfDays.Outside(source, row.HalfDays).Select(slot => slot.Index) : [];
        return [.. members.Select(member => member with
        {
            SlotsLeft = slots.Count - outside.Union(absences[member.InnerId].SelectMany(one => SlotPlan.Touching(slots, one.StartsAt, one.EndsAt))).Count(),
        })];
    }

    sealed record RegistrationLine
    {
        public string Id { get; init; } = "";
        public string Status { get; init; } = "";
        public string Fields { get; init; } = "{}";
        public Instant? SentAt { get; init; }
        public string? Email { get; init; }

        public string Name => RegistrationJson.Read(Fields) is var entered && Words.Pick(entered.NameKo, entered.NameEn) is { Length: > 0 } name
            ? name
            : entered.ContactName ?? Email ?? "";
    }
}

sealed record MemberAbsence
{
    public long ParticipantId { get; init; }
    public Instant StartsAt { get; init; }
    public Instant EndsAt { get; init; }
}
