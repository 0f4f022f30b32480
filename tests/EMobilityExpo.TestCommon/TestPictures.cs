namespace EMobilityExpo.TestCommon;

using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

/// <summary>Small files of the kinds that may be uploaded, each with something in it that must not be kept.</summary>
public static class TestPictures
{
    /// <summary>In the metadata of every picture.</summary>
    public const string Secret = "37.5665N 126.9780E";

    static readonly byte[] Hidden = Encoding.ASCII.GetBytes(Secret);

    /// <summary>A picture of one colour that any browser draws.</summary>
    public static byte[] Png(int width = 40, int height = 30, byte shade = 0x60)
    {
        using var file = new MemoryStream();
        file.Write([0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n']);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        Chunk(file, "IHDR", header);
        Chunk(file, "tEXt", [.. "Location\0"u8, .. Hidden]);
        Chunk(file, "eXIf", Hidden);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var row = 0; row < height; row++)
                zlib.Write([0, .. Enumerable.Repeat(shade, width * 3)]);
        }

        Chunk(file, "IDAT", packed.ToArray());
        Chunk(file, "IEND", []);
        file.Write(Hidden);
        return file.ToArray();
    }

    public static byte[] Jpeg(int width = 40, int height = 30)
    {
        using var file = new MemoryStream();
        file.Write([0xFF, 0xD8]);
        Segment(file, 0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        Segment(file, 0xE1, [.. "Exif\0\0"u8, .. Hidden]);
        Segment(file, 0xE2, [.. "ICC_PROFILE\0"u8, 1, 1]);
        Segment(file, 0xED, Hidden);
        Segment(file, 0xFE, Hidden);
        Segment(file, 0xC0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]);
        Segment(file, 0xDA, [1, 1, 0, 0, 63, 0]);
        file.Write([0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56]);
        file.Write([0xFF, 0xD9]);
        file.Write(Hidden);
        return file.ToArray();
    }

    public static byte[] Webp(int width = 40, int height = 30)
    {
        using var body = new MemoryStream();
        Riff(body, "VP8X", [0x0C, 0, 0, 0, .. Three(width - 1), .. Three(height - 1)]);
        Riff(body, "VP8 ", [0x10, 0, 0, 0x9D, 0x01, 0x2A, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), 1, 2, 3]);
        Riff(body, "EXIF", Hidden);
        Riff(body, "XMP ", Hidden);
        using var file = new MemoryStream();
        var size = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(size, (uint)body.Length + 4);
        file.Write([.. "RIFF"u8, .. size, .. "WEBP"u8, .. body.ToArray(), .. Hidden]);
        return file.ToArray();
    }

    public static byte[] Pdf() => [.. "%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"u8];

    static byte[] Three(int number) => [(byte)number, (byte)(number >> 8), (byte)(number >> 16)];

    static void Riff(MemoryStream to, string type, byte[] data)
    {
        var size = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(size, data.Length);
        to.Write([.. Encoding.ASCII.GetBytes(type), .. size, .. data]);
        if (data.Length % 2 == 1)
            to.WriteByte(0);
    }

    static void Segment(MemoryStream to, byte marker, byte[] data) => to.Write([0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data]);

    static void Chunk(MemoryStream to, string type, byte[] data)
    {
        byte[] checkedPart = [.. Encoding.ASCII.GetBytes(type), .. data];
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        to.Write(number);
        to.Write(checkedPart);
        BinaryPrimitives.WriteUInt32BigEndian(number, Sum(checkedPart));
        to.Write(number);
    }

    static uint Sum(byte[] data)
    {
        var sum = uint.MaxValue;
        foreach (var one in data)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum >> 1) ^ (0xEDB88320u & (0u - (sum & 1)));
        }

        return ~sum;
    }
}
