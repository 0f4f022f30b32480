namespace EMobilityExpo.Application.Features.Pairs;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Participants;

public static class SampleSql
{
    /// <summary>In how many parts a side is cut; a sample takes some of them whole.</summary>
    public const int Parts = 10007;

    const long Seed = 2022, Multiplier = 48271, Modulus = 2147483647;

    /// <summary>
    /// All interpreters, and of each side the share asked for: the generator of Park and Miller spreads the ids over the parts, so that
    /// neither the order of a list nor its length shows in who is drawn.
    /// </summary>
    public static readonly IReadOnlyList<Sql> Sample = ParticipantSql.Set(_ =>
        $"""
        SELECT p.id FROM participant p
        WHERE p.event_id = @EventId AND (p.side = 'interpreter'
           OR ((p.id + {Seed}) % {Modulus} * {Multiplier} % {Modulus} % {Parts} < CASE p.side WHEN 'exhibitor' THEN @Exhibitors ELSE @Buyers END))
        """);
}
