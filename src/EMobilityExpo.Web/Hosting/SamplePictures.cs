namespace EMobilityExpo.Web.Hosting;

using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

/// <summary>Drawn pictures for the sample event, so that its hall is not bare: PNG of a sign, and of something on wheels.</summary>
static class SamplePictures
{
    static readonly int[] Hues = [0x0B6E5F, 0x1769AA, 0x7B3FB5, 0xB8500F, 0xB01E68, 0x84690A];

    /// <summary>A ring on a coloured ground.</summary>
    public static byte[] Logo(int number) => Png(240, 240, (x, y) =>
    {
        var away = Math.Sqrt(((x - 120) * (x - 120)) + ((y - 120) * (y - 120)));
        return away is > 56 and < 84 || (away < 28 && number % 2 == 0) ? 0xFFFFFF : Hue(number);
    });

    /// <summary>Two wheels and a body before a horizon.</summary>
    /// <param name="side">The longer side in pixels.</param>
    public static byte[] Vehicle(int number, int side)
    {
        var scale = 480.0 / side;
        var (length, height) = (260 + (number % 3 * 40), 70 + (number % 4 * 18));
        return Png(side, side * 2 / 3, (column, row) =>
        {
            var (x, y) = (column * scale, row * scale);
            bool Round(double centre, double radius) => ((x - centre) * (x - centre)) + ((y - 240) * (y - 240)) < radius * radius;
            var (left, right) = (240 - (length / 2), 240 + (length / 2));
            return Round(left + 40, 16) || Round(right - 40, 16) ? 0xD5DBE2
                : Round(left + 40, 36) || Round(right - 40, 36) ? 0x1B2430
                : x > left && x < right && y > 240 - height && y < 236 ? Hue(number)
                : x > left + 60 && x < right - 80 && y > 240 - height - 44 && y <= 240 - height ? 0x8AB6D6
                : y > 276 ? 0xB3BFCD : 0xEAF0F4;
        });
    }

    static int Hue(int number) => Hues[number % Hues.Length];

    static byte[] Png(int width, int height, Func<int, int, int> colour)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var row = new byte[1 + (width * 3)];
            for (var y = 0; y < height; y++)
            {
                for (var x = 0; x < width; x++)
                {
                    var c = colour(x, y);
                    (row[1 + (x * 3)], row[2 + (x * 3)], row[3 + (x * 3)]) = ((byte)(c >> 16), (byte)(c >> 8), (byte)c);
                }

                zlib.Write(row);
            }
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        return [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', .. Chunk("IHDR", header), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    static byte[] Chunk(string type, byte[] data)
    {
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk.AsSpan(8));
        var sum = uint.MaxValue;
        foreach (var one in chunk.AsSpan(4, data.Length + 4))
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum >> 1) ^ (0xEDB88320u & (0u - (sum & 1)));
        }

        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), ~sum);
        return chunk;
    }
}
