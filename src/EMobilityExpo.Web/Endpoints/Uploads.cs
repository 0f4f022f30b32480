namespace EMobilityExpo.Web.Endpoints;

using EMobilityExpo.Application.Features.Media;

/// <summary>Files as forms send them.</summary>
public static class Uploads
{
    public static async Task<NewMedia> ReadAsync(string kind, IFormFile file, IFormFile? small, CancellationToken cancel) =>
        new(kind, file.FileName, await BytesAsync(file, MediaRules.DocumentBytes, cancel), small is null ? null : await BytesAsync(small, MediaRules.SmallBytes, cancel));

    /// <summary>Under the name it was sent with; how that ends is decided by the content.</summary>
    public static string NameOf(MediaContent media)
    {
        var ending = media.Type[(media.Type.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return media.Name.EndsWith($".{ending}", StringComparison.OrdinalIgnoreCase) ? media.Name : $"{media.Name}.{ending}";
    }

    /// <summary>One byte more than is allowed is enough to be refused for its size.</summary>
    static async Task<byte[]> BytesAsync(IFormFile file, int most, CancellationToken cancel)
    {
        var bytes = new byte[Math.Min(file.Length, most + 1L)];
        await using var content = file.OpenReadStream();
        await content.ReadExactlyAsync(bytes, cancel);
        return bytes;
    }
}
