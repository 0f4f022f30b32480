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
    string? Search = null, int Page = 1, int PageSize = 50) : IQuery<MeetingPage>;

public sealed record MeetingPage(IReadOnlyList<MeetingView> Items, int Total, int Page, int PageSize);

public sealed class GetMeetingsValidator : AbstractValidator<GetMeetings>
{
    public GetMeetingsValidator()
    {
        RuleFor(request => request.Page).InclusiveBetween(1, 1_000_000);
        RuleFor(request => request.PageSize).InclusiveBetween(1, 500);
        RuleFor(request => request.Search).MaximumLength(200);
    }
}

public sealed class GetMeetingsHandler(DbSession db) : IRequestHandler<GetMeetings, MeetingPage>
{
    public async Task<MeetingPage> Handle(GetMeetings request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var run = await TimetableStore.LoadRunAsync(db, source, request.RunId, cancellationToken);
        var slots = run.Slots.Where(slot => request.Day is null || slot.Day == request.Day - 1).ToList();
        var parameters = new
        {
            RunId = run.Key,
            FromSlot = slots.Count > 0 ? slots[0].Index : -1,
            ToSlot = slots.Count > 0 ? slots[^1].Index : -1,
            Participant = Blank(request.ParticipantId), Country = Blank(request.Country)?.ToUpperInvariant(), request.Table,
            Search = Blank(request.Search), Skip = (request.Page - 1) * request.PageSize, Take = request.PageSize,
        };
        return new(
            await TimetableStore.MeetingsAsync(db, TimetablesSql.PageOfMeetings, parameters, cancellationToken),
            await db.ScalarAsync<int>(TimetablesSql.CountMeetings, parameters, cancellationToken), request.Page, request.PageSize);
    }

    static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
