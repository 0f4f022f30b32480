namespace EMobilityExpo.Application.Features.Timetables;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;

/// <summary>The meetings of one run, in the order of time and table.</summary>
/// <param name="Day">Counts the days of the run from 1.</param>
/// <param name="ParticipantId">Meetings of that exhibitor, buyer or interpreter.</param>
/// <param name="Country">ISO 3166-1 code of either side.</param>
/// <param name="Table">Number of the table.</param>
/// <param name="Search">Part of a name, in either script.</param>
public sealed record GetMeetings(
    string EventId, string RunId, int? Day = null, string? ParticipantId = null, string? Country = null, int? Table = null,
    string? Search = null) : IQuery<Paged<MeetingView>>
{
    public PageRequest Paging { get; init; } = new();
}

public sealed class GetMeetingsValidator : AbstractValidator<GetMeetings>
{
    public GetMeetingsValidator()
    {
        RuleFor(request => request.Paging).SetValidator(new PageRequestValidator());
        RuleFor(request => request.Search).MaximumLength(200);
    }
}

public sealed class GetMeetingsHandler(DbSession db) : IRequestHandler<GetMeetings, Paged<MeetingView>>
{
    public async Task<Paged<MeetingView>> Handle(GetMeetings request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var run = await TimetableStore.LoadRunAsync(db, source, request.RunId, cancellationToken);
        var slots = run.Slots.Where(slot => request.Day is null || slot.Day == request.Day - 1).ToList();
        var parameters = new
        {
            RunId = run.Key,
            FromSlot = slots.Count > 0 ? slots[0].Index : -1,
            ToSlot = slots.Count > 0 ? slots[^1].Index : -1,
            Participant = Blank(request.ParticipantId),
            Country = Blank(request.Country)?.ToUpperInvariant(),
            request.Table,
            Search = Blank(request.Search),
            request.Paging.Skip,
            request.Paging.Take,
        };
        return new(
            await TimetableStore.MeetingsAsync(db, TimetablesSql.PageOfMeetings, parameters, cancellationToken),
            await db.ScalarAsync<int>(TimetablesSql.CountMeetings, parameters, cancellationToken),
            request.Paging.Page, request.Paging.PageSize);
    }

    static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
