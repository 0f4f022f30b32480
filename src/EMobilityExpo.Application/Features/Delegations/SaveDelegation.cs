namespace EMobilityExpo.Application.Features.Delegations;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Accounts;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Removals;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Application.Reference;
using FluentValidation;
using MediatR;

public record DelegationFields
{
    public string? NameKo { get; init; }
    public string? NameEn { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }
    public string? ContactName { get; init; }
    public string? ContactEmail { get; init; }

    /// <summary>Whether its members meet in its half-days only.</summary>
    public bool Together { get; init; }

    /// <summary>When it is there, such as <c>2026-11-05 am</c>; none: always.</summary>
    public IReadOnlyList<string> HalfDays { get; init => field = value ?? []; } = [];
}

/// <param name="ListName">As lists of participants name it already; else its English name.</param>
public sealed record AddDelegation(string EventId, string? Side, DelegationFields Fields, string? ListName = null)
    : DelegationFields(Fields), ICommand<string>, IAudited
{
    public AuditNote Audit => new("delegation.add", EventId, Detail: Fields.NameEn);
}

public sealed record UpdateDelegation(string EventId, string DelegationId, long RowVersion, DelegationFields Fields)
    : DelegationFields(Fields), ICommand<Unit>, IAudited
{
    public AuditNote Audit => new("delegation.update", EventId, DelegationId);
}

/// <summary>The firms stay, and so does the name in their list.</summary>
public sealed record RemoveDelegation(string EventId, string DelegationId, long RowVersion) : ICommand<Removed>, IAudited
{
    public AuditNote Audit => new("delegation.remove", EventId, DelegationId);
}

public sealed class DelegationFieldsValidator : AbstractValidator<DelegationFields>
{
    public DelegationFieldsValidator()
    {
        RuleFor(fields => fields.NameKo).Must(IsName).WithMessage(_ => Words.T("Delegations.NameMissing"));
        RuleFor(fields => fields.NameEn).Must(IsName).WithMessage(_ => Words.T("Delegations.NameMissing"));
        RuleFor(fields => fields.Country).Must(code => ReferenceData.Countries.Find(code) is not null).WithMessage(_ => Words.T("Participants.CountryMissing"));
        RuleFor(fields => fields.ContactName).MaximumLength(200).WithMessage(_ => Words.T("Participants.TooLong", 200));
        RuleFor(fields => fields.ContactEmail).Must(mail => string.IsNullOrWhiteSpace(mail) || Person.Normalise(mail) is not null)
            .WithMessage(_ => Words.T("Accounts.EmailWrong"));
        RuleFor(fields => fields.HalfDays).Must((fields, times) => !fields.Together || times.Count > 0).WithMessage(_ => Words.T("Delegations.TimesMissing"));
    }

    static bool IsName(string? name) => name?.Trim().Length is > 0 and <= 200;
}

public sealed class AddDelegationValidator : AbstractValidator<AddDelegation>
{
    public AddDelegationValidator()
    {
        RuleFor(command => command.Side).Must(side => side is Sides.Exhibitor or Sides.Buyer).WithMessage(_ => Words.T("Registration.SideMissing"));
        RuleFor(command => command.ListName).MaximumLength(200).WithMessage(_ => Words.T("Participants.TooLong", 200));
        Include(new DelegationFieldsValidator());
    }
}

public sealed class UpdateDelegationValidator : AbstractValidator<UpdateDelegation>
{
    public UpdateDelegationValidator() => Include(new DelegationFieldsValidator());
}

public sealed class SaveDelegationHandler(DbSession db, Removals removals, TimeProvider clock)
    : IRequestHandler<AddDelegation, string>, IRequestHandler<UpdateDelegation, Unit>, IRequestHandler<RemoveDelegation, Removed>
{
    public async Task<string> Handle(AddDelegation request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var row = Row(source, request.Fields) with
        {
            PublicId = PublicId.New(),
            EventId = source.Id,
            Side = request.Side!,
            Name = Given(request.ListName) ?? request.Fields.NameEn!.Trim(),
        };
        await db.ExecuteAsync(
            DelegationsSql.Insert,
            new
            {
                row.PublicId,
                row.EventId,
                row.Side,
                row.Name,
                row.NameKo,
                row.NameEn,
                row.Country,
                row.ContactName,
                row.ContactEmail,
                row.Together,
                row.Times,
                Now = clock.Now(),
            },
            cancellationToken);
        return row.PublicId;
    }

    public async Task<Unit> Handle(UpdateDelegation request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var found = await DelegationRow.OfEventAsync(db, source.Id, request.DelegationId, cancellationToken);
        var row = Row(source, request.Fields) with { Id = found.Id, RowVersion = request.RowVersion };
        return await db.ExecuteAsync(DelegationsSql.Update, row, cancellationToken) == 1 ? Unit.Value : throw new Stale();
    }

    public async Task<Removed> Handle(RemoveDelegation request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var found = await DelegationRow.OfEventAsync(db, source.Id, request.DelegationId, cancellationToken);
        var removed = await removals.KeepAsync(RemovedKind.Delegation, source.Id, found.Shown, null, new { found.Id }, cancellationToken);
        await db.ExecuteAsync(DelegationsSql.Untie, new { found.Id }, cancellationToken);
        return await db.ExecuteAsync(DelegationsSql.Remove, new { found.Id, request.RowVersion }, cancellationToken) == 1 ? removed : throw new Stale();
    }

    static DelegationRow Row(EventModel source, DelegationFields fields)
    {
        // What the event no longer has is forgotten, what it never had is not taken.
        var times = HalfDays.Of(source).Intersect(fields.HalfDays).ToList();
        if (fields.Together && times.Count == 0)
            throw new Invalid("Delegations.TimesMissing");
        return new()
        {
            NameKo = fields.NameKo!.Trim(),
            NameEn = fields.NameEn!.Trim(),
            Country = fields.Country!.Trim().ToUpperInvariant(),
            ContactName = Given(fields.ContactName),
            ContactEmail = Person.Normalise(fields.ContactEmail),
            Together = fields.Together,
            Times = string.Join(';', times),
        };
    }

    static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
