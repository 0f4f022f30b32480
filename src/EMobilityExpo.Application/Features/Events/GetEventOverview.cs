namespace EMobilityExpo.Application.Features.Events;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Application.Reference;
using MediatR;
using NodaTime;

/// <summary>What the first page of an event shows.</summary>
public sealed record GetEventOverview(string EventId) : IQuery<EventOverview>;

/// <param name="Slots">Of all days.</param>
/// <param name="Tables">Numbered tables.</param>
/// <param name="Wishes">Pairs that somebody wants or must meet.</param>
/// <param name="Countries">Of exhibitors and buyers, the most first.</param>
/// <param name="Categories">Of exhibitors and buyers, in the order of the reference list.</param>
/// <param name="Runs">The latest.</param>
public sealed record EventOverview(
    EventModel Event, EventCounts Counts, int Slots, int Tables, int Wishes, IReadOnlyList<Registrations> Countries,
    IReadOnlyList<Registrations> Categories, IReadOnlyList<LatestRun> Runs, LatestRun? InForce)
{
    public int Capacity => Slots * Tables;
}

/// <summary>How many exhibitors and buyers a country or a category has.</summary>
public sealed record Registrations
{
    public string Code { get; init; } = "";
    public int Exhibitors { get; init; }
    public int Buyers { get; init; }
}

public sealed record LatestRun
{
    public string Id { get; init; } = "";
    public int Number { get; init; }

    /// <summary>Of its job.</summary>
    public string Status { get; init; } = "";
    public int Wanted { get; init; }
    public int? Meetings { get; init; }
    public Instant CreatedAt { get; init; }
    public Instant? PublishedAt { get; init; }
}

public sealed class GetEventOverviewHandler(DbSession db) : IRequestHandler<GetEventOverview, EventOverview>
{
    const int Latest = 5;

    public async Task<EventOverview> Handle(GetEventOverview request, CancellationToken cancellationToken)
    {
        var found = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var of = new { found.Id, Skip = 0, Take = Latest };
        var families = (await db.QueryAsync<Registrations>(EventOverviewSql.Families, of, cancellationToken)).ToDictionary(row => row.Code);
        return new(
            found,
            (await db.FirstOrDefaultAsync<EventCounts>(EventSql.Counts, of, cancellationToken))!,
            found.Slots.Count,
            found.Tables.Count,
            await db.ScalarAsync<int>(EventOverviewSql.Wishes, of, cancellationToken),
            [.. (await db.QueryAsync<Registrations>(EventOverviewSql.Countries, of, cancellationToken))
                .OrderByDescending(row => row.Exhibitors + row.Buyers).ThenBy(row => row.Code, StringComparer.Ordinal)],
            [.. ReferenceData.Categories.All.Where(category => category.Parent is null)
                .Select(category => families.GetValueOrDefault(category.Code) ?? new() { Code = category.Code })],
            await db.QueryAsync<LatestRun>(EventOverviewSql.LatestRuns, of, cancellationToken),
            await db.FirstOrDefaultAsync<LatestRun>(EventOverviewSql.InForce, of, cancellationToken));
    }
}

public static class EventOverviewSql
{
    public static readonly Sql Countries =
        """
        SELECT p.country AS code, SUM(CASE WHEN p.side = 'exhibitor' THEN 1 ELSE 0 END) AS exhibitors,
               SUM(CASE WHEN p.side = 'buyer' THEN 1 ELSE 0 END) AS buyers
        FROM participant p WHERE p.event_id = @Id AND p.side <> 'interpreter' GROUP BY p.country ORDER BY p.country
        """;

    /// <summary>The first three letters of a category are its family.</summary>
    public static readonly Sql Families =
        """
        SELECT SUBSTRING(x.category, 1, 3) AS code,
               COUNT(DISTINCT CASE WHEN p.side = 'exhibitor' THEN p.id END) AS exhibitors,
               COUNT(DISTINCT CASE WHEN p.side = 'buyer' THEN p.id END) AS buyers
        FROM participant p JOIN participant_product x ON x.participant_id = p.id
        WHERE p.event_id = @Id GROUP BY SUBSTRING(x.category, 1, 3) ORDER BY code
        """;

    public static readonly Sql Wishes = "SELECT COUNT(*) FROM candidate_pair WHERE event_id = @Id AND wish IN ('want', 'must')";

    const string Run =
        """
        SELECT r.public_id AS id, r.number, j.status, r.wanted, r.meetings, r.created_at,
               (SELECT MAX(b.published_at) FROM publication b WHERE b.run_id = r.id AND b.withdrawn_at IS NULL) AS published_at
        FROM timetable_run r JOIN job_run j ON j.id = r.job_run_id
        """;

    public static readonly Sql LatestRuns = new(dialect => dialect.Page($"{Run} WHERE r.event_id = @Id ORDER BY r.number DESC"));

    public static readonly Sql InForce =
        $"""
        {Run}
        WHERE r.event_id = @Id AND EXISTS (SELECT 1 FROM publication b WHERE b.run_id = r.id AND b.withdrawn_at IS NULL)
        """;
}
