namespace EMobilityExpo.Application.Features.Registration;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Mails;
using EMobilityExpo.Application.Features.Media;
using EMobilityExpo.Application.Features.Members;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;
using NodaTime;

/// <summary>The registrations that were handed in: those to be decided first, the longest waiting on top.</summary>
public sealed record ListRegistrations(string EventId, string? Status, PageRequest Paging) : IQuery<RegistrationList>;

public sealed record RegistrationList(bool Open, Paged<RegistrationSummary> Items);

/// <param name="Complete">Of what matters, in percent.</param>
/// <param name="Signals">What is odd about it.</param>
public sealed record RegistrationSummary(
    string Id, string Side, string Name, string Country, string Status, int Complete, IReadOnlyList<string> Signals, int Duplicates, Instant? SentAt);

/// <summary>One registration with all that helps to decide about it.</summary>
public sealed record GetVetting(string EventId, string RegistrationId) : IQuery<VettingView>;

/// <param name="Same">Participants that may be the same company, by what, and as they are known.</param>
public sealed record VettingView(
    string Id, string Side, ParticipantFields Fields, string? Email, string Status, string? Question, string? Note, int Complete,
    IReadOnlyList<string> Missing, IReadOnlyList<string> Signals, IReadOnlyList<SameCompany> Same, IReadOnlyList<MediaView> Media, Instant? SentAt, string? ParticipantId, long RowVersion)
{
    /// <summary>The delegation that it came with.</summary>
    public string? DelegationId { get; init; }
    public string? DelegationName { get; init; }

    /// <summary>Other registrations that are not decided and may be the same company.</summary>
    public IReadOnlyList<SameRegistration> Waiting { get; init; } = [];

    public string Name => Words.Pick(Fields.NameKo, Fields.NameEn);
}

public sealed record SameRegistration(string Id, string Name, IReadOnlyList<string> Why);

public sealed record SameCompany(string ParticipantId, string Name, IReadOnlyList<string> Why, ParticipantFields Fields);

/// <summary>Lets a registration in, asks back, or declines it; each writes a mail.</summary>
/// <param name="Decision"><c>approved</c>, <c>asked</c> or <c>declined</c>.</param>
/// <param name="Into">A participant that is the same company: the two become one.</param>
/// <param name="Words">The question, or the reason.</param>
public sealed record DecideRegistration(string EventId, string RegistrationId, string Decision, long RowVersion, string? Into = null, string? Words = null)
    : ICommand<string?>, IAudited
{
    public AuditNote Audit => new($"registration.{Decision}", EventId, RegistrationId, Into);
}

public sealed record SetRegistrationNote(string EventId, string RegistrationId, string? Note) : ICommand<Unit>;

public sealed record OpenRegistration(string EventId, bool Open) : ICommand<Unit>, IAudited
{
    public AuditNote Audit => new("event.registration", EventId, Detail: Open ? "open" : "closed");
}

public sealed class ListRegistrationsValidator : AbstractValidator<ListRegistrations>
{
    public ListRegistrationsValidator() => RuleFor(query => query.Paging).SetValidator(new PageRequestValidator());
}

public sealed class DecideRegistrationValidator : AbstractValidator<DecideRegistration>
{
    public DecideRegistrationValidator()
    {
        RuleFor(command => command.Decision).Must(decision => decision is "approved" or "asked" or "declined").WithMessage(_ => Words.T("Errors.ValueMissing"));
        RuleFor(command => command.Words).Must((command, words) => command.Decision == "approved" || words?.Trim().Length is > 0 and <= 2000)
            .WithMessage(_ => Words.T("Registration.WordsMissing"));
    }
}

public sealed class RegistrationsHandler(DbSession db, Outbox outbox, TimeProvider clock)
    : IRequestHandler<ListRegistrations, RegistrationList>, IRequestHandler<GetVetting, VettingView>, IRequestHandler<DecideRegistration, string?>,
        IRequestHandler<SetRegistrationNote, Unit>, IRequestHandler<OpenRegistration, Unit>
{
    public async Task<RegistrationList> Handle(ListRegistrations request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var filter = new { EventId = source.Id, request.Status, request.Paging.Skip, request.Paging.Take };
        var items = new List<RegistrationSummary>();
        var known = new Dictionary<string, IReadOnlyList<KnownCompany>>();
        foreach (var row in await db.QueryAsync<RegistrationRow>(RegistrationSql.List, filter, cancellationToken))
        {
            if (!known.TryGetValue(row.Side, out var others))
                known[row.Side] = others = [.. await KnownAsync(source.Id, row.Side, cancellationToken), .. await WaitingAsync(row, cancellationToken)];
            var fields = row.Entered;
            var same = row.Status == "sent" ? Vetting.Duplicates(fields, others.Where(one => one.PublicId != row.PublicId)).Count : 0;
            items.Add(new(
                row.PublicId, row.Side, Words.Pick(fields.NameKo, fields.NameEn), fields.Country, row.Status, Vetting.Completeness(fields).Percent,
                await SignalsAsync(row, cancellationToken), same, row.SentAt));
        }

        return new(
            await db.ScalarAsync<bool>(RegistrationSql.IsOpen, filter, cancellationToken),
            new(items, await db.ScalarAsync<int>(RegistrationSql.Count, filter, cancellationToken), request.Paging.Page, request.Paging.PageSize));
    }

    public async Task<VettingView> Handle(GetVetting request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var row = await RegistrationRow.OfEventAsync(db, source.Id, request.RegistrationId, cancellationToken);
        var fields = row.Entered;
        var (percent, missing) = Vetting.Completeness(fields);
        var same = new List<SameCompany>();
        var waiting = new List<SameRegistration>();
        if (row.Status == "sent")
        {
            var others = (await WaitingAsync(row, cancellationToken)).Where(one => one.PublicId != row.PublicId);
            waiting.AddRange(Vetting.Duplicates(fields, others).Select(one => new SameRegistration(one.Company.PublicId, one.Company.Name, one.Why)));
            foreach (var (company, why) in Vetting.Duplicates(fields, await KnownAsync(source.Id, row.Side, cancellationToken)))
                same.Add(new(company.PublicId, company.Name, why, ParticipantFields.Of(await ParticipantStore.LoadAsync(db, source.Id, company.PublicId, cancellationToken))));
        }

        return new(
            row.PublicId, row.Side, fields, row.Email, row.Status, row.Question, row.Note, percent, missing, await SignalsAsync(row, cancellationToken), same,
            await db.QueryAsync<MediaView>(MediaSql.OfRegistration, new { row.Id }, cancellationToken), row.SentAt, row.ParticipantPublicId, row.RowVersion)
        {
            DelegationId = row.DelegationPublicId,
            DelegationName = row.DelegationPublicId is null ? null : row.DelegationName,
            Waiting = waiting,
        };
    }

    public async Task<string?> Handle(DecideRegistration request, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var row = await RegistrationRow.OfEventAsync(db, source.Id, request.RegistrationId, cancellationToken);
        if (row.Status != "sent")
            throw new Conflict("Registration.NotSent");
        var participant = request.Decision == "approved" ? await LetInAsync(source, row, request.Into, now, cancellationToken) : null;
        var decided = new
        {
            row.Id,
            Status = request.Decision,
            Question = request.Words?.Trim(),
            ParticipantId = participant?.Id,
            request.RowVersion,
            Now = now,
        };
        if (await db.ExecuteAsync(RegistrationSql.Decide, decided, cancellationToken) == 0)
            throw new Stale();
        var (template, link) = request.Decision switch
        {
            "approved" => ("RegistrationApproved", $"/my/{participant!.PublicId}"),
            "asked" => ("RegistrationAsked", $"/registration/{row.PublicId}"),
            _ => ("RegistrationDeclined", null),
        };
        if (row.Email is not null)
            await outbox.AddAsync(row.Addressee, template, cancellationToken, source.Id, link, row.Addressee.In(() => source.Name), decided.Question ?? "");
        return participant?.PublicId;
    }

    public async Task<Unit> Handle(SetRegistrationNote request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var note = new { EventId = source.Id, request.RegistrationId, Note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim() };
        return await db.ExecuteAsync(RegistrationSql.SetNote, note, cancellationToken) == 1 ? Unit.Value : throw new NotFound("Registration.NotFound");
    }

    public async Task<Unit> Handle(OpenRegistration request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        await db.ExecuteAsync(RegistrationSql.SetOpen, new { EventId = source.Id, request.Open }, cancellationToken);
        return Unit.Value;
    }

    /// <summary>The company becomes a participant, or part of one that is known; whoever registered it becomes its owner.</summary>
    async Task<ParticipantRecord> LetInAsync(EventModel source, RegistrationRow row, string? into, Instant now, CancellationToken cancel)
    {
        ParticipantRecord participant;
        var entered = row.Entered with { Delegation = row.Delegation };
        if (into is null)
        {
            participant = await ParticipantStore.InsertAsync(db, entered.Into(new() { EventId = source.Id, Side = row.Side }), now, cancel);
        }
        else
        {
            participant = await ParticipantStore.LoadAsync(db, source.Id, into, cancel);
            if (participant.Side != row.Side)
                throw new Invalid("Accounts.RoleOfParticipant");
            await ParticipantStore.UpdateAsync(db, Vetting.Merge(ParticipantFields.Of(participant), entered).Into(participant), now, cancel);
        }

        await MediaStore.LetInAsync(db, row.Id, participant.Id, cancel);
        await db.ExecuteAsync(
            MembersSql.Insert,
            new { PublicId = PublicId.New(), row.PersonId, EventId = source.Id, Role = row.Side, ParticipantId = participant.Id, Owner = true, Now = now },
            cancel);
        return participant;
    }

    Task<IReadOnlyList<KnownCompany>> KnownAsync(long eventId, string side, CancellationToken cancel) =>
        db.QueryAsync<KnownCompany>(RegistrationSql.Known, new { EventId = eventId, Side = side }, cancel);

    async Task<IReadOnlyList<KnownCompany>> WaitingAsync(RegistrationRow row, CancellationToken cancel) =>
        [.. (await db.QueryAsync<RegistrationRow>(RegistrationSql.Undecided, row, cancel)).Select(one => KnownCompany.Of(one.PublicId, one.Entered))];

    async Task<IReadOnlyList<string>> SignalsAsync(RegistrationRow row, CancellationToken cancel) => Vetting.Signals(
        row.Entered, row.Email, row.Origin is null ? 0 : await db.ScalarAsync<int>(RegistrationSql.FromOrigin, row, cancel));
}
