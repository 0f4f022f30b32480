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
/// <param name="RequestDays">Days on which something was asked or answered.</param>
/// <param name="RequestLines">Requests sent so far, and how they ended, day by day.</param>
/// <param name="InForce">Whether a timetable is published: meetings are those in it, else what is agreed or booked.</param>
public sealed record Dashboard(
    IReadOnlyList<LocalDate> Days, IReadOnlyList<DashboardSeries> Countries, IReadOnlyList<DashboardSeries> Categories,
    IReadOnlyList<RequestFigure> Requests, IReadOnlyList<LocalDate> RequestDays, IReadOnlyList<DashboardSeries> RequestLines, IReadOnlyList<SlotLoad> Slots, IReadOnlyList<TooFewMeetings> TooFew, bool InForce);

/// <param name="Values">One for each day.</param>
public sealed record DashboardSeries(string Code, string Name, IReadOnlyList<int> Values);

/// <param name="Tables">How many can meet at a table.</param>
/// <param name="Exhibitors">How many are there.</param>
/// <param name="Buyers">How many are there.</param>
/// <param name="Wanted">Pairs that asked or agreed and have no time yet, each spread evenly over the slots in which both are there.</param>
public sealed record SlotLoad(Instant StartsAt, Instant EndsAt, int Tables, int Exhibitors, int Buyers, int Meetings, double Wanted);

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

    static readonly string[] Ends = ["sent", "accepted", "declined", "withdrawn", "expired"];

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
        var (requestDays, requestLines) = RequestsByDay(source, await db.QueryAsync<RequestTimes>(DashboardSql.Requests, of, cancellationToken));
        return new(
            days, Lines(days, countries, ReferenceData.Countries.NameOf), Lines(days, families, ReferenceData.Categories.NameOf),
            await db.QueryAsync<RequestFigure>(RequestsSql.Figures, of, cancellationToken), requestDays, requestLines, await LoadAsync(source, inForce, cancellationToken),
            await db.QueryAsync<TooFewMeetings>(
                DashboardSql.TooFew, new { of.EventId, InForce = inForce ? 1 : 0, Skip = 0, Take = MostTooFew }, cancellationToken),
            inForce);
    }

    static (List<LocalDate> Days, List<DashboardSeries> Lines) RequestsByDay(EventModel source, IReadOnlyList<RequestTimes> rows)
    {
        LocalDate Day(Instant at) => at.InZone(source.Zone).Date;
        var asked = rows.Select(row => (Date: Day(row.AskedAt), Code: "sent"));
        var answered = rows.Where(row => row.AnsweredAt is not null).Select(row => (Date: Day(row.AnsweredAt!.Value), Code: row.Status));
        var events = asked.Concat(answered).CountBy(one => one).Select(one => (one.Key.Date, one.Key.Code, Count: one.Value)).ToList();
        var days = events.Select(one => one.Date).Distinct().Order().ToList();
        return (days, [.. Ends.Where(code => events.Exists(one => one.Code == code)).Select(code => Line(
            days, code, Words.T(code == "sent" ? "Dashboard.Sent" : $"Requests.Status_{code}"), events.Where(one => one.Code == code)))]);
    }

    /// <summary>So many so far, on each day.</summary>
    static DashboardSeries Line(IReadOnlyList<LocalDate> days, string code, string title, IEnumerable<(LocalDate Date, string Code, int Count)> own)
    {
        var byDay = own.ToLookup(row => row.Date, row => row.Count);
        var sum = 0;
        return new(code, title, [.. days.Select(day => sum += byDay[day].Sum())]);
    }

    /// <summary>So many so far, on each day; what is not among the most is one line together.</summary>
    static List<DashboardSeries> Lines(
        IReadOnlyList<LocalDate> days, IReadOnlyList<(LocalDate Date, string Code, int Participants)> rows, Func<string, string> name)
    {
        var most = rows.GroupBy(row => row.Code).OrderByDescending(group => group.Sum(row => row.Participants)).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Key).Take(MostLines).ToList();
        var lines = most.Select(code => Line(days, code, name(code), rows.Where(row => row.Code == code))).ToList();
        if (rows.Any(row => !most.Contains(row.Code)))
            lines.Add(Line(days, "", Words.T("Dashboard.Others"), rows.Where(row => !most.Contains(row.Code))));
        return lines;
    }

    async Task<IReadOnlyList<SlotLoad>> LoadAsync(EventModel source, bool inForce, CancellationToken cancel)
    {
        var of = new { EventId = source.Id };
        var sides = (await db.QueryAsync<SideCount>(DashboardSql.Sides, of, cancel)).ToDictionary(row => row.Side, row => row.Participants);
        var absences = await db.QueryAsync<Absence>(DashboardSql.Absences, of, cancel);
        var held = (await db.QueryAsync<HeldAt>(inForce ? DashboardSql.Held : DashboardSql.Booked, of, cancel)).ToDictionary(row => row.StartsAt, row => row.Meetings);
        var away = absences.SelectMany(absence => SlotPlan.Touching(source.Slots, absence.StartsAt, absence.EndsAt).Select(slot => (absence.ParticipantId, absence.Side, Slot: slot)))
            .ToHashSet();
        var missing = away.CountBy(one => (one.Side, one.Slot)).ToDictionary();
        var tables = source.OpenTables.Count;
        var wanted = Spread(source, away.Select(one => (one.ParticipantId, one.Slot)).ToHashSet(), await db.QueryAsync<Pair>(DashboardSql.Waiting, of, cancel));
        return [.. source.Slots.Select(slot =>
        {
            int There(string side) => sides.GetValueOrDefault(side) - missing.GetValueOrDefault((side, slot.Index));
            return new SlotLoad(
                slot.StartsAt, slot.EndsAt, tables, There(Sides.Exhibitor), There(Sides.Buyer), held.GetValueOrDefault(slot.StartsAt), Math.Round(wanted[slot.Index], 1));
        })];
    }

    /// <summary>One for each pair, divided among the slots in which both are there; a pair that never is counts nowhere.</summary>
    static double[] Spread(EventModel source, HashSet<(long Participant, int Slot)> away, IReadOnlyList<Pair> pairs)
    {
        var wanted = new double[source.Slots.Count];
        foreach (var pair in pairs)
        {
            var both = source.Slots.Select(slot => slot.Index).Where(slot => !away.Contains((pair.ExhibitorId, slot)) && !away.Contains((pair.BuyerId, slot))).ToList();
            foreach (var slot in both)
                wanted[slot] += 1.0 / both.Count;
        }

        return wanted;
    }

    sealed record Arrival
    {
        public Instant CreatedAt { get; init; }
        public string Country { get; init; } = "";
        public string Family { get; init; } = "";
        public int Participants { get; init; }
    }

    sealed record RequestTimes
    {
        public string Status { get; init; } = "";
        public Instant AskedAt { get; init; }
        public Instant? AnsweredAt { get; init; }
    }

    sealed record Pair
    {
        public long ExhibitorId { get; init; }
        public long BuyerId { get; init; }
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
