namespace EMobilityExpo.Application.Features.Media;

using System.Buffers.Binary;

/// <summary>JPEG (ITU-T T.81): segments behind markers, and compressed data behind each start of scan.</summary>
static class JpegFile
{
    const byte Fill = 0xFF, End = 0xD9, Scan = 0xDA, FirstApplication = 0xE0, Icc = 0xE2, Adobe = 0xEE, LastApplication = 0xEF, Comment = 0xFE;

    public static ReadOnlySpan<byte> Signature => [Fill, 0xD8, Fill];

    public static ImageFile? Read(ReadOnlySpan<byte> bytes)
    {
        var (width, height, scans) = (0, 0, 0);
        var kept = new MemoryStream();
        kept.Write(bytes[..2]);
        for (var at = 2; at + 1 < bytes.Length && bytes[at] == Fill;)
        {
            var marker = bytes[at + 1];
            if (marker == Fill)
            {
                at++;
                continue;
            }

            if (marker == End)
            {
                kept.Write([Fill, End]);
                return scans > 0 ? ImageFile.Of("image/jpeg", width, height, kept) : null;
            }

            // Every other marker that may stand here has a length, which counts itself.
            if (marker < 0xC0 || (marker is >= 0xD0 and <= 0xD8) || at + 4 > bytes.Length)
                return null;
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (length < 2 || at + 2 + length > bytes.Length)
                return null;
            var segment = bytes.Slice(at, length + 2);
            if (IsFrame(marker))
            {
                if (width > 0 || length < 8)
                    return null;
                height = BinaryPrimitives.ReadUInt16BigEndian(segment[5..]);
                width = BinaryPrimitives.ReadUInt16BigEndian(segment[7..]);
                if (width == 0 || height == 0)
                    return null;
            }

            if (Stays(marker, segment[4..]))
                kept.Write(segment);
            at += segment.Length;
            if (marker != Scan)
                continue;
            if (width == 0)
                return null;
            scans++;
            var compressed = Compressed(bytes[at..]);
            kept.Write(bytes.Slice(at, compressed));
            at += compressed;
        }

        return null;
    }

    static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    /// <summary>Colour profile and colour transform belong to the picture; the other application segments tell where and with what it was taken.</summary>
    static bool Stays(byte marker, ReadOnlySpan<byte> data) => marker switch
    {
        Comment => false,
        FirstApplication => data.StartsWith("JFIF\0"u8),
        Icc => data.StartsWith("ICC_PROFILE\0"u8),
        Adobe => data.StartsWith("Adobe"u8),
        > FirstApplication and <= LastApplication => false,
        _ => true,
    };

    /// <summary>How long the data is until the next marker: stuffed bytes (FF00) and restarts (D0 to D7) are part of it.</summary>
    static int Compressed(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at + 1 < bytes.Length; at++)
        {
            if (bytes[at] == Fill && bytes[at + 1] is not (0 or Fill or (>= 0xD0 and <= 0xD7)))
                return at;
        }

        return bytes.Length;
    }
}
