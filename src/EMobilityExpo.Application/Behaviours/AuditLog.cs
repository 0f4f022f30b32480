namespace EMobilityExpo.Application.Behaviours;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Messaging;
using NodaTime;

/// <summary>Writes audit entries in the transaction of what they tell about.</summary>
public sealed class AuditLog(DbSession db, IActor actor, TimeProvider clock)
{
    public Task WriteAsync(AuditNote note, CancellationToken cancel) =>
        db.ExecuteAsync(
            AuditSql.Insert,
            new { EventPublicId = note.EventId, At = clock.Now(), Actor = actor.Name, note.Action, note.Subject, note.Detail },
            cancel);
}

public static class AuditSql
{
    public static readonly Sql Insert =
        """
        INSERT INTO audit_entry (event_id, at, actor, action, subject, detail)
        VALUES ((SELECT id FROM event WHERE public_id = @EventPublicId), @At, @Actor, @Action, @Subject, @Detail)
        """;
}

public static class Clock
{
    /// <summary>The present instant, cut to the milliseconds that both databases keep.</summary>
    public static Instant Now(this TimeProvider clock) =>
        Instant.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
}
