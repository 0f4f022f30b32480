namespace EMobilityExpo.Application.Features.Timetables;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Members;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;

/// <param name="RunId">Null: the timetable in force.</param>
public sealed record GetBoard(string EventId, string? RunId = null) : IQuery<Board>
{
    /// <summary><c>tables</c> or <c>participants</c>.</summary>
    public string View { get; init; } = "tables";

    /// <summary>Which participants go down: one of <see cref="Sides"/>.</summary>
    public string Side { get; init; } = Sides.Exhibitor;

    /// <summary>From 1; null: all days.</summary>
    public int? Day { get; init; }

    public string? Search { get; init; }

    /// <summary><c>region</c> of the buyer, or <c>category</c> of what the exhibitor sells.</summary>
    public string Colour { get; init; } = "region";

    public PageRequest Paging { get; init; } = new();
}

public sealed class GetBoardValidator : AbstractValidator<GetBoard>
{
    public GetBoardValidator()
    {
        RuleFor(request => request.View).Must(view => view is "tables" or "participants").WithMessage(_ => Words.T("Timetables.ViewUnknown"));
        RuleFor(request => request.Side).Must(side => Sides.All.Contains(side)).WithMessage(_ => Words.T("Timetables.SideUnknown"));
        RuleFor(request => request.Colour).Must(colour => colour is "region" or "category").WithMessage(_ => Words.T("Timetables.ColourUnknown"));
        RuleFor(request => request.Paging).SetValidator(new PageRequestValidator());
        RuleFor(request => request.Search).MaximumLength(200);
    }
}

public sealed class GetBoardHandler(DbSession db) : IRequestHandler<GetBoard, Board>
{
    /// <summary>Above so many meetings a page shows one day.</summary>
    const int ManyMeetings = 20_000;

    public async Task<Board> Handle(GetBoard request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var run = await TimetableStore.LoadRunAsync(db, source, request.RunId, cancellationToken);
        var days = run.Slots.GroupBy(slot => slot.Day)
            .Select(day => new BoardDay(day.Key + 1, day.First().StartsAt.InZone(source.Zone).Date, [.. day])).ToList();
        var total = await db.ScalarAsync<int>(TimetablesSql.CountMeetingsOfRun, new { RunId = run.Key }, cancellationToken);
        var shown = days.Find(day => day.Number == request.Day) ?? (total > ManyMeetings ? days.FirstOrDefault() : null);
        var slots = shown?.Slots ?? run.Slots;

        var meetings = await db.QueryAsync<BoardMeeting>(
            TimetablesSql.BoardMeetings,
            new { RunId = run.Key, FromSlot = slots.Count > 0 ? slots[0].Index : -1, ToSlot = slots.Count > 0 ? slots[^1].Index : -1 },
            cancellationToken);
        var parties = await db.QueryAsync<BoardParty>(TimetablesSql.Parties, new { EventId = source.Id }, cancellationToken);
        var absences = request.View == "participants"
            ? await db.QueryAsync<AbsenceRow>(TimetablesSql.UnavailableOf, new { EventId = source.Id, Id = (long?)null }, cancellationToken)
            : [];

        var attendees = await db.QueryAsync<AttendeeRow>(AttendeesSql.OfEvent, new { EventId = source.Id, ParticipantId = (long?)null }, cancellationToken);

        var layout = new BoardLayout(source.Tables, parties, meetings, slots, absences, attendees, request.Colour, request.Search);
        var rows = request.View == "tables" ? layout.TableRows() : layout.ParticipantRows(request.Side);
        // Rows on other pages can not be seen dimmed: with a search, only those where something was found are left.
        if (layout.Searching && rows.Count > request.Paging.PageSize)
            rows = rows.FindAll(layout.HasFound);
        return new(
            TimetableEvent.Of(source), run.Run, days, shown?.Number, total > ManyMeetings, slots,
            [.. rows.Skip(request.Paging.Skip).Take(request.Paging.Take).Select(layout.Fill)], rows.Count, request.Paging.Page, request.Paging.PageSize,
            meetings.Count, layout.Found, layout.Legend());
    }
}

sealed record BoardMeeting
{
    public string PublicId { get; init; } = "";
    public int Slot { get; init; }
    public string Place { get; init; } = "";
    public long? TableId { get; init; }
    public long ExhibitorId { get; init; }
    public long BuyerId { get; init; }
    public long? InterpreterId { get; init; }
    public int Score { get; init; }
    public long RowVersion { get; init; }
    public bool Pinned { get; init; }
}

sealed record BoardParty
{
    public long Id { get; init; }
    public string PublicId { get; init; } = "";
    public string Side { get; init; } = "";
    public string? NameKo { get; init; }
    public string? NameEn { get; init; }
    public string Country { get; init; } = "";
    public string? Booth { get; init; }
    public bool Online { get; init; }
    public string? Category { get; init; }

    public Party ToParty() => new(PublicId, NameKo, NameEn, Country);
}
