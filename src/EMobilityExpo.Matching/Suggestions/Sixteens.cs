namespace EMobilityExpo.Matching.Suggestions;

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

/// <summary>Looks codes up in a table of bytes, 32 at a time; of the table one instruction knows sixteen (AVX2).</summary>
static unsafe class Sixteens
{
    /// <param name="table">The bytes by code.</param>
    /// <param name="codes">What to look up; by their low six or seven bits where no more codes are in use.</param>
    /// <param name="used">Codes in use: up to 64, 128 or 256.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Find(byte* table, Vector256<byte> codes, int used)
    {
        var low = codes & Vector256.Create((byte)0x0F);
        // A blend asks for the highest bit of each byte only: the other bits are of no meaning.
        var (fourth, fifth) = ((codes.AsUInt16() << 3).AsByte(), (codes.AsUInt16() << 2).AsByte());
        var found = Find(table, low, fourth, fifth);
        if (used <= 64)
            return found;
        var sixth = (codes.AsUInt16() << 1).AsByte();
        found = Avx2.BlendVariable(found, Find(table + 64, low, fourth, fifth), sixth);
        return used <= 128 ? found : Avx2.BlendVariable(
            found, Avx2.BlendVariable(Find(table + 128, low, fourth, fifth), Find(table + 192, low, fourth, fifth), sixth), codes);
    }

    /// <summary>Looks up 256 codes in a table of 64 bytes, whatever the processor.</summary>
    public static void FindAll(byte[] table, ReadOnlySpan<byte> codes, Span<byte> found)
    {
        if (!Avx2.IsSupported)
        {
            for (var at = 0; at < 256; at++)
                found[at] = table[codes[at]];
            return;
        }

        fixed (byte* start = table)
        {
            for (var at = 0; at < 256; at += Vector256<byte>.Count)
                Find(start, Vector256.Create(codes[at..]), 64).CopyTo(found[at..]);
        }
    }

    /// <summary>Of four tables of sixteen bytes, the first or the one that the high two bits of other codes say.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> FindRanked(byte* table, Vector256<byte> low, Vector256<byte> ranks, bool ranked)
    {
        var found = Find(table, low);
        var sixth = (ranks.AsUInt16() << 1).AsByte();
        return !ranked ? found : Avx2.BlendVariable(
            Avx2.BlendVariable(found, Find(table + 16, low), sixth), Avx2.BlendVariable(Find(table + 32, low), Find(table + 48, low), sixth), ranks);
    }

    /// <summary>Of 64 bytes, by the low four bits of the codes and, as highest bits, the two above.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<byte> Find(byte* table, Vector256<byte> low, Vector256<byte> fourth, Vector256<byte> fifth) => Avx2.BlendVariable(
        Avx2.BlendVariable(Find(table, low), Find(table + 16, low), fourth),
        Avx2.BlendVariable(Find(table + 32, low), Find(table + 48, low), fourth),
        fifth);

    /// <summary>Of sixteen bytes, by codes below 16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Find(byte* sixteen, Vector256<byte> low) => Avx2.Shuffle(Avx2.BroadcastVector128ToVector256(sixteen), low);
}
