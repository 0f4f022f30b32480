namespace EMobilityExpo.Application.Features.Media;

/// <summary>A picture as its own bytes say, without what does not belong to the picture: place, camera, comments, and whatever follows its end.</summary>
/// <param name="Type">The content type, from the signature.</param>
public sealed record ImageFile(string Type, int Width, int Height, byte[] Content)
{
    /// <summary>Reads PNG, JPEG and still WebP; null for anything else, and for a file that breaks off or contradicts itself.</summary>
    public static ImageFile? Read(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(PngFile.Signature) ? PngFile.Read(bytes)
        : bytes.StartsWith(JpegFile.Signature) ? JpegFile.Read(bytes)
        : WebpFile.Is(bytes) ? WebpFile.Read(bytes)
        : null;

    internal static ImageFile? Of(string type, int width, int height, MemoryStream content) =>
        width > 0 && height > 0 ? new(type, width, height, content.ToArray()) : null;
}
