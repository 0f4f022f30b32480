namespace EMobilityExpo.Application.Features.Accounts;

using EMobilityExpo.Application.Database;
using NodaTime;

/// <summary>A session that has begun.</summary>
/// <param name="Secret">For the cookie; only its hash is kept.</param>
/// <param name="NeedsCode">Whether a one-time code is still to be given.</param>
public sealed record SessionStarted(string Secret, bool NeedsCode)
{
    public override string ToString() => nameof(SessionStarted);
}

static class SessionStart
{
    public const string ByLink = "link", ByPassword = "password", ByConsole = "console";

    const int MostOfDevice = 200;

    /// <summary>Organisers sign in again after half a day without a visit, participants after a month.</summary>
    public static Duration Lifetime(bool organiser) => organiser ? Duration.FromHours(12) : Duration.FromDays(30);

    public static async Task<SessionStarted> BeginAsync(
        DbSession db, Person person, string way, string? device, Instant now, CancellationToken cancel)
    {
        var needsCode = person.HasCode && way != ByConsole;
        var secret = PublicId.NewSecret();
        await db.ExecuteAsync(
            SessionsSql.Insert,
            new
            {
                PublicId = PublicId.New(),
                SecretHash = SignInLinks.Hashed(secret),
                PersonId = person.Id,
                Way = way,
                Verified = !needsCode,
                ByCode = way == ByConsole,
                Device = device is null ? "" : device[..Math.Min(device.Length, MostOfDevice)],
                Now = now,
                // The first visit says for how long it really is.
                ExpiresAt = now + Lifetime(organiser: true),
            },
            cancel);
        await db.ExecuteAsync(SessionsSql.RemoveOld, new { Now = now }, cancel);
        return new(secret, needsCode);
    }
}
