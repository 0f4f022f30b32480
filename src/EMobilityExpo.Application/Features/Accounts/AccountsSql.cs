namespace EMobilityExpo.Application.Features.Accounts;

using EMobilityExpo.Application.Database;

public static class AccountsSql
{
    public static readonly Sql InsertLink =
        "INSERT INTO sign_in_link (token_hash, role, created_at, expires_at) VALUES (@TokenHash, @Role, @CreatedAt, @ExpiresAt)";

    /// <summary>Uses a link up: one row for the first to come in time, none for anybody else.</summary>
    public static readonly Sql UseLink =
        "UPDATE sign_in_link SET used_at = @Now WHERE token_hash = @TokenHash AND used_at IS NULL AND expires_at > @Now";

    public static readonly Sql LinkRole = "SELECT role FROM sign_in_link WHERE token_hash = @TokenHash";
}
