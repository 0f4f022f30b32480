namespace EMobilityExpo.Application.Features.Media;

using System.Buffers.Binary;
using System.Text;

/// <summary>WebP (RFC 9649): a RIFF container with one still picture. Animations are refused.</summary>
static class WebpFile
{
    static readonly HashSet<string> Kept = new(["VP8 ", "VP8L", "VP8X", "ALPH", "ICCP"], StringComparer.Ordinal);

    const int Header = 12, ChunkHeader = 8;
    const byte Animated = 0x02, Described = 0x0C;

    public static bool Is(ReadOnlySpan<byte> bytes) => bytes.Length >= Header && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8);

    public static ImageFile? Read(ReadOnlySpan<byte> bytes)
    {
        var size = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        if (size > bytes.Length - ChunkHeader || size < 4)
            return null;
        (int Width, int Height)? canvas = null, picture = null;
        var kept = new MemoryStream();
        kept.Write(bytes[..Header]);
        for (var rest = bytes[Header..((int)size + ChunkHeader)]; rest.Length >= ChunkHeader;)
        {
            var type = Encoding.Latin1.GetString(rest[..4]);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            if (length > rest.Length - ChunkHeader)
                return null;
            var padded = Math.Min(rest.Length, ChunkHeader + (int)length + ((int)length & 1));
            var chunk = rest[..padded].ToArray();
            var data = chunk.AsSpan(ChunkHeader, (int)length);
            if (type == "VP8X")
            {
                if (canvas is not null || picture is not null || length < 10 || (data[0] & Animated) != 0)
                    return null;
                canvas = (1 + ThreeBytes(data[4..]), 1 + ThreeBytes(data[7..]));
                data[0] = (byte)(data[0] & ~Described);
            }
            else if (type is "VP8 " or "VP8L")
            {
                if (picture is not null || (picture = type == "VP8 " ? Lossy(data) : Lossless(data)) is null)
                    return null;
            }

            if (Kept.Contains(type))
                kept.Write(chunk);
            rest = rest[padded..];
        }

        if (picture is not { } found || (canvas is { } whole && whole != found))
            return null;
        BinaryPrimitives.WriteUInt32LittleEndian(kept.GetBuffer().AsSpan(4), (uint)kept.Length - ChunkHeader);
        return ImageFile.Of("image/webp", found.Width, found.Height, kept);
    }

    static (int, int)? Lossy(ReadOnlySpan<byte> data) =>
        data.Length >= 10 && (data[0] & 1) == 0 && data[3..].StartsWith((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A])
            ? (BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFF)
            : null;

    static (int, int)? Lossless(ReadOnlySpan<byte> data)
    {
        if (data.Length < 5 || data[0] != 0x2F)
            return null;
        var bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
        return ((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
    }

    static int ThreeBytes(ReadOnlySpan<byte> data) => data[0] | (data[1] << 8) | (data[2] << 16);
}
