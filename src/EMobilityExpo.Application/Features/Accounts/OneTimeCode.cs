namespace EMobilityExpo.Application.Features.Accounts;

using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

/// <summary>Time-based one-time codes (RFC 6238): six digits of HMAC-SHA1, a new one every 30 seconds.</summary>
public static class OneTimeCode
{
    const int Step = 30, Drift = 1, SecretBytes = 20;
    const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string NewSecret() => RandomNumberGenerator.GetString(Base32, SecretBytes * 8 / 5);

    /// <summary>What an authenticator reads from the picture.</summary>
    public static string Address(string secret, string account) =>
        $"otpauth://totp/EMobilityExpo:{Uri.EscapeDataString(account)}?secret={secret}&issuer=EMobilityExpo";

    /// <summary>The time step that the code belongs to, the present one or one beside it; null when it is wrong.</summary>
    public static long? StepOf(string secret, string? code, Instant now)
    {
        var given = string.Concat((code ?? "").Where(char.IsAsciiDigit));
        var present = now.ToUnixTimeSeconds() / Step;
        for (var step = present - Drift; step <= present + Drift; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(At(secret, step)), Encoding.ASCII.GetBytes(given)))
                return step;
        }

        return null;
    }

    /// <summary>The code of a moment.</summary>
    public static string At(string secret, Instant time) => At(secret, time.ToUnixTimeSeconds() / Step);

    static string At(string secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238 as authenticators speak it
        var hash = HMACSHA1.HashData(Decode(secret), counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & 0x7fff_ffff;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    static byte[] Decode(string secret)
    {
        var bytes = new byte[secret.Length * 5 / 8];
        var (bits, value, at) = (0, 0, 0);
        foreach (var c in secret)
        {
            value = ((value << 5) | Base32.IndexOf(c, StringComparison.Ordinal)) & 0xfff;
            bits += 5;
            if (bits < 8)
                continue;
            bits -= 8;
            bytes[at++] = (byte)(value >> bits);
        }

        return bytes;
    }
}
