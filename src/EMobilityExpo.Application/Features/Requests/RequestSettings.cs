namespace EMobilityExpo.Application.Features.Requests;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;

/// <summary>How the event deals with requests, and how many there are.</summary>
public sealed record GetRequestSettings(string EventId) : IQuery<RequestSettings>;

public sealed record RequestSettings
{
    /// <summary>How long a request stays open.</summary>
    public int RequestDays { get; init; }

    /// <summary>Whether exhibitors may book open slots of buyers.</summary>
    public bool Booking { get; init; }

    public IReadOnlyList<RequestFigure> Figures { get; init; } = [];
}

/// <summary>Requests that one side sent, by how they stand.</summary>
public sealed record RequestFigure
{
    public string AskedBy { get; init; } = "";
    public string Status { get; init; } = "";
    public int Requests { get; init; }
}

public sealed record SetRequestSettings(string EventId, int RequestDays, bool Booking) : ICommand<Unit>, IAudited
{
    public AuditNote Audit => new("event.requests", EventId, Detail: $"{RequestDays} {Booking}");
}

public sealed class SetRequestSettingsValidator : AbstractValidator<SetRequestSettings>
{
    public const int MostDays = 60;

    public SetRequestSettingsValidator() =>
        RuleFor(command => command.RequestDays).InclusiveBetween(1, MostDays).WithMessage(_ => Words.T("Participants.NumberWrong", 1, MostDays));
}

public sealed class RequestSettingsHandler(DbSession db) : IRequestHandler<GetRequestSettings, RequestSettings>, IRequestHandler<SetRequestSettings, Unit>
{
    public async Task<RequestSettings> Handle(GetRequestSettings request, CancellationToken cancellationToken)
    {
        var of = new { EventId = (await EventModel.LoadAsync(db, request.EventId, cancellationToken)).Id };
        return (await db.FirstOrDefaultAsync<RequestSettings>(RequestsSql.Settings, of, cancellationToken))! with
        {
            Figures = await db.QueryAsync<RequestFigure>(RequestsSql.Figures, of, cancellationToken),
        };
    }

    public async Task<Unit> Handle(SetRequestSettings request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        await db.ExecuteAsync(RequestsSql.SetSettings, new { EventId = source.Id, request.RequestDays, request.Booking }, cancellationToken);
        return Unit.Value;
    }
}
