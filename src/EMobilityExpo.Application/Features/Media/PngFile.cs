namespace EMobilityExpo.Application.Features.Media;

using System.Buffers.Binary;
using System.Text;

/// <summary>PNG (ISO/IEC 15948): a signature and chunks of length, type, data and check sum.</summary>
static class PngFile
{
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>What the look of a still picture depends on; texts, times, EXIF and animations are left out.</summary>
    static readonly HashSet<string> Kept =
        new(["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs"], StringComparer.Ordinal);

    const int Around = 12;

    public static ImageFile? Read(ReadOnlySpan<byte> bytes)
    {
        var (width, height, data) = (0, 0, false);
        var kept = new MemoryStream();
        kept.Write(Signature);
        for (var rest = bytes[Signature.Length..]; rest.Length >= Around;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - Around)
                return null;
            var type = Encoding.Latin1.GetString(rest.Slice(4, 4));
            if ((type == "IHDR") != (width == 0) || (type == "IHDR" && length != 13))
                return null;
            if (type == "IHDR")
            {
                width = Side(rest[8..]);
                height = Side(rest[12..]);
                if (width <= 0 || height <= 0)
                    return null;
            }

            data |= type == "IDAT" && length > 0;
            if (Kept.Contains(type))
                kept.Write(rest[..((int)length + Around)]);
            if (type == "IEND")
                return data ? ImageFile.Of("image/png", width, height, kept) : null;
            rest = rest[((int)length + Around)..];
        }

        return null;
    }

    static int Side(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32BigEndian(bytes);
}
