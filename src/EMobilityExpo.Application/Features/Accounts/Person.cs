namespace EMobilityExpo.Application.Features.Accounts;

using System.Net.Mail;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Mails;
using NodaTime;

/// <summary>Somebody with an account.</summary>
public sealed record Person
{
    /// <summary>Wrong passwords or codes one after the other until the account rests.</summary>
    public const int MostFailures = 5;

    public static readonly Duration Rest = Duration.FromMinutes(15);

    public long Id { get; init; }
    public string PublicId { get; init; } = "";
    public string? Email { get; init; }
    public string Name { get; init; } = "";
    public string Language { get; init; } = "en";
    public bool Administrator { get; init; }
    public string? PasswordHash { get; init; }
    public int FailedSignIns { get; init; }
    public Instant? LockedUntil { get; init; }
    public string? CodeSecret { get; init; }
    public Instant? CodeSince { get; init; }
    public long CodeStep { get; init; }
    public Instant CreatedAt { get; init; }
    public long RowVersion { get; init; }

    public bool HasCode => CodeSince is not null;

    public bool IsLocked(Instant now) => LockedUntil > now;

    public Addressee Addressee => new(Id, Email!, Language);

    /// <summary>The address as accounts are found by it; null for what is none.</summary>
    public static string? Normalise(string? email) =>
        email?.Trim() is { Length: > 0 and <= 320 } text && MailAddress.TryCreate(text, out var address) && address.Address == text
            ? text.ToLowerInvariant()
            : null;

    public static Task<Person?> FindAsync(DbSession db, long id, CancellationToken cancel) =>
        db.FirstOrDefaultAsync<Person>(AccountsSql.ById, new { Id = id }, cancel);

    public static Task<Person?> FindAsync(DbSession db, string email, CancellationToken cancel) =>
        db.FirstOrDefaultAsync<Person>(AccountsSql.ByEmail, new { Email = email }, cancel);

    public static async Task<Person> CreateAsync(
        DbSession db, string? email, string name, string language, bool administrator, Instant now, CancellationToken cancel)
    {
        var row = new { PublicId = Database.PublicId.New(), Email = email, Name = name, Language = language, Administrator = administrator, Now = now };
        return (await FindAsync(db, await db.InsertAsync(AccountsSql.Insert, row, cancel), cancel))!;
    }

    public Task FailedAsync(DbSession db, Instant now, CancellationToken cancel) =>
        db.ExecuteAsync(AccountsSql.Failed, new { Id, Most = MostFailures, Until = now + Rest }, cancel);
}
