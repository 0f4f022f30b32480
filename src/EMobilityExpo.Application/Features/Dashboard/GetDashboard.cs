namespace EMobilityExpo.Application.Features.Dashboard;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Bookings;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Requests;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Application.Reference;
using MediatR;
using NodaTime;

/// <summary>How an event comes on: who registers, who asks whom, where it gets tight, who has too little.</summary>
public sealed record GetDashboard(string EventId) : IQuery<Dashboard>;

/// <param name="Countries">Participants so far, day by day, of the countries with most and of all others.</param>
/// <param name="Categories">The same by product family; a participant may be in several.</param>
/// <param name="InForce">Whether a timetable is published: meetings are those in it, else what is agreed or booked.</param>
public sealed record Dashboard(
    IReadOnlyList<LocalDate> Days, IReadOnlyList<DashboardSeries> Countries, IReadOnlyList<DashboardSeries> Categories,
    IReadOnlyList<RequestFigure> Requests, IReadOnlyList<SlotLoad> Slots, IReadOnlyList<TooFewMeetings> TooFew, bool InForce);

/// <param name="Values">One for each day.</param>
public sealed record DashboardSeries(string Code, string Name, IReadOnlyList<int> Values);

/// <param name="Tables">How many can meet at a table.</param>
/// <param name="Exhibitors">How many are there.</param>
/// <param name="Buyers">How many are there.</param>
public sealed record SlotLoad(Instant StartsAt, Instant EndsAt, int Tables, int Exhibitors, int Buyers, int Meetings);

public sealed record TooFewMeetings
{
    public string Id { get; init; } = "";
    public string Side { get; init; } = "";
    public string? NameKo { get; init; }
    public string? NameEn { get; init; }
    public string Country { get; init; } = "";
    public int Minimum { get; init; }
    public int Meetings { get; init; }

    public string Name => Words.Pick(NameKo, NameEn);
}

public sealed class GetDashboardHandler(DbSession db) : IRequestHandler<GetDashboard, Dashboard>
{
    const int MostLines = 6, MostTooFew = 20;

    public async Task<Dashboard> Handle(GetDashboard request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var of = new { EventId = source.Id };
        var inForce = await db.ScalarAsync<int>(BookingsSql.InForce, of, cancellationToken) > 0;
        var countries = (await db.QueryAsync<Arrival>(DashboardSql.Arrivals, of, cancellationToken))
            .Select(row => (row.CreatedAt.InZone(source.Zone).Date, Code: row.Country, row.Participants)).ToList();
        var families = (await db.QueryAsync<Arrival>(DashboardSql.Families, of, cancellationToken))
            .Select(row => (row.CreatedAt.InZone(source.Zone).Date, Code: row.Family, row.Participants)).ToList();
        var days = countries.Select(row => row.Date).Distinct().Order().ToList();
        return new(
            days, Lines(days, countries, ReferenceData.Countries.NameOf), Lines(days, families, ReferenceData.Categories.NameOf),
            await db.QueryAsync<RequestFigure>(RequestsSql.Figures, of, cancellationToken), await LoadAsync(source, inForce, cancellationToken),
            await db.QueryAsync<TooFewMeetings>(
                DashboardSql.TooFew, new { of.EventId, InForce = inForce ? 1 : 0, Skip = 0, Take = MostTooFew }, cancellationToken),
            inForce);
    }

    /// <summary>So many so far, on each day; what is not among the most is one line together.</summary>
    static List<DashboardSeries> Lines(
        IReadOnlyList<LocalDate> days, IReadOnlyList<(LocalDate Date, string Code, int Participants)> rows, Func<string, string> name)
    {
        var most = rows.GroupBy(row => row.Code).OrderByDescending(group => group.Sum(row => row.Participants)).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Key).Take(MostLines).ToList();
        var lines = most.Select(code => Line(code, name(code), rows.Where(row => row.Code == code))).ToList();
        if (rows.Any(row => !most.Contains(row.Code)))
            lines.Add(Line("", Words.T("Dashboard.Others"), rows.Where(row => !most.Contains(row.Code))));
        return lines;

        DashboardSeries Line(string code, string title, IEnumerable<(LocalDate Date, string Code, int Participants)> own)
        {
            var byDay = own.ToLookup(row => row.Date, row => row.Participants);
            var sum = 0;
            return new(code, title, [.. days.Select(day => sum += byDay[day].Sum())]);
        }
    }

    async Task<IReadOnlyList<SlotLoad>> LoadAsync(EventModel source, bool inForce, CancellationToken cancel)
    {
        var of = new { EventId = source.Id };
        var sides = (await db.QueryAsync<SideCount>(DashboardSql.Sides, of, cancel)).ToDictionary(row => row.Side, row => row.Participants);
        var absences = await db.QueryAsync<Absence>(DashboardSql.Absences, of, cancel);
        var held = (await db.QueryAsync<HeldAt>(inForce ? DashboardSql.Held : DashboardSql.Booked, of, cancel)).ToDictionary(row => row.StartsAt, row => row.Meetings);
        return [.. source.Slots.Select(slot =>
        {
            var away = absences.Where(absence => absence.StartsAt < slot.EndsAt && absence.EndsAt > slot.StartsAt)
                .DistinctBy(absence => absence.ParticipantId).ToLookup(absence => absence.Side);
            int There(string side) => sides.GetValueOrDefault(side) - away[side].Count();
            return new SlotLoad(
                slot.StartsAt, slot.EndsAt, source.OpenTables.Count, There(Sides.Exhibitor), There(Sides.Buyer), held.GetValueOrDefault(slot.StartsAt));
        })];
    }

    sealed record Arrival
    {
        public Instant CreatedAt { get; init; }
        public string Country { get; init; } = "";
        public string Family { get; init; } = "";
        public int Participants { get; init; }
    }

    sealed record SideCount
    {
        public string Side { get; init; } = "";
        public int Participants { get; init; }
    }

    sealed record Absence
    {
        public long ParticipantId { get; init; }
        public string Side { get; init; } = "";
        public Instant StartsAt { get; init; }
        public Instant EndsAt { get; init; }
    }

    sealed record HeldAt
    {
        public Instant StartsAt { get; init; }
        public int Meetings { get; init; }
    }
}
