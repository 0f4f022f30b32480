namespace EMobilityExpo.Application.Features.Media;

using System.Globalization;
using System.Security.Cryptography;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Localisation;

/// <summary>A file that is what it should be, by its own bytes, with only the picture left of a picture.</summary>
sealed record CheckedFile
{
    public string Name { get; init; } = "";
    public string Type { get; init; } = "";
    public int? Width { get; init; }
    public int? Height { get; init; }
    public byte[] Content { get; init; } = [];
    public string Hash => HashOf(Content);
    public string? SmallType { get; init; }
    public byte[]? Small { get; init; }
    public string? SmallHash => Small is null ? null : HashOf(Small);

    /// <exception cref="Invalid">Names the file, the field and what to do.</exception>
    public static CheckedFile Of(NewMedia file)
    {
        if (!MediaRules.Kinds.Contains(file.Kind))
            throw new Invalid("Media.KindWrong", string.Join(", ", MediaRules.Kinds));
        var name = NameOf(file.Name);
        var field = Words.T($"Media.Kind_{file.Kind}");
        if (file.Content.Length == 0)
            throw new Invalid("Media.Empty", name, field);
        if (file.Content.Length > MediaRules.BytesOf(file.Kind))
            throw new Invalid(MediaRules.IsPicture(file.Kind) ? "Media.PictureTooLarge" : "Media.DocumentTooLarge", name, field, Megabytes(file.Content.Length), MediaRules.BytesOf(file.Kind) / Mega);
        return MediaRules.IsPicture(file.Kind) ? PictureOf(file, name, field)
            : PdfFile.Is(file.Content) ? new() { Name = name, Type = "application/pdf", Content = file.Content }
            // A certificate is often photographed.
            : file.Kind == MediaRules.Proof && file.Content.Length <= MediaRules.PictureBytes && ImageFile.Read(file.Content) is not null ? PictureOf(file, name, field)
            : throw new Invalid(file.Kind == MediaRules.Proof ? "Media.NoProof" : "Media.NoDocument", name, field);
    }

    static CheckedFile PictureOf(NewMedia file, string name, string field)
    {
        var picture = ImageFile.Read(file.Content) ?? throw new Invalid("Media.NoPicture", name, field);
        if (Math.Max(picture.Width, picture.Height) > MediaRules.LongestSide)
            throw new Invalid("Media.TooManyPixels", name, field, picture.Width, picture.Height, MediaRules.LongestSide);
        var small = file.Small is not { Length: > 0 } ? null
            : file.Small.Length <= MediaRules.SmallBytes && ImageFile.Read(file.Small) is { } read && Math.Max(read.Width, read.Height) <= MediaRules.SmallSide ? read
            : throw new Invalid("Media.SmallWrong", name, field, MediaRules.SmallSide);
        return new()
        {
            Name = name,
            Type = picture.Type,
            Width = picture.Width,
            Height = picture.Height,
            Content = picture.Content,
            SmallType = small?.Type,
            Small = small?.Content,
        };
    }

    /// <summary>The last part of what may be a path, without what a page or a file system would trip over.</summary>
    static string NameOf(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var plain = string.Concat(last.Where(c => !char.IsControl(c) && !char.IsSurrogate(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format && !":*?\"<>|".Contains(c, StringComparison.Ordinal))).Trim(' ', '.');
        return plain.Length == 0 ? "?" : plain.Length <= MediaRules.MostName ? plain : plain[..MediaRules.MostName];
    }

    const int Mega = 1024 * 1024;

    static string Megabytes(int bytes) => ((double)bytes / Mega).ToString("0.#", CultureInfo.CurrentCulture);

    static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
