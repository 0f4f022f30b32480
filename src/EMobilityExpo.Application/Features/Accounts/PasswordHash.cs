namespace EMobilityExpo.Application.Features.Accounts;

using System.Globalization;
using System.Security.Cryptography;

/// <summary>PBKDF2 with HMAC-SHA512; the iterations are kept with the hash, so that they can be raised.</summary>
public static class PasswordHash
{
    const int Iterations = 210_000, SaltBytes = 16, HashBytes = 32;

    static readonly string Nobodys = Of("nobody has this password");

    public static string Of(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"pbkdf2-sha512.{Iterations}.{Convert.ToBase64String(salt)}.{Convert.ToBase64String(Derive(password, salt, Iterations))}");
    }

    /// <param name="kept">Null for somebody without a password, or nobody: it takes as long, and is wrong.</param>
    public static bool Matches(string? kept, string password)
    {
        var parts = (kept ?? Nobodys).Split('.');
        var hash = Derive(password, Convert.FromBase64String(parts[2]), int.Parse(parts[1], CultureInfo.InvariantCulture));
        return CryptographicOperations.FixedTimeEquals(hash, Convert.FromBase64String(parts[3])) && kept is not null;
    }

    static byte[] Derive(string password, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA512, HashBytes);
}
