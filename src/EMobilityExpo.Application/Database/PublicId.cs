namespace EMobilityExpo.Application.Database;

using System.Security.Cryptography;

/// <summary>Opaque ids for the outside: they tell neither how many rows there are nor which came first.</summary>
public static class PublicId
{
    // Crockford's base 32 without vowels and look-alikes, so that an id can be read out on the telephone and spells nothing.
    const string Alphabet = "0123456789bcdfghjkmnpqrstvwxyz";

    /// <summary>An id of 12 characters, about 59 bits.</summary>
    public static string New() => RandomNumberGenerator.GetString(Alphabet, 12);

    /// <summary>A secret of 32 characters, about 157 bits, that opens what it names.</summary>
    public static string NewSecret() => RandomNumberGenerator.GetString(Alphabet, 32);
}
