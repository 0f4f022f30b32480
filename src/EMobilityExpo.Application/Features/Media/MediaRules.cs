namespace EMobilityExpo.Application.Features.Media;

using NodaTime;

/// <summary>What a company may upload, and how much of it.</summary>
public static class MediaRules
{
    /// <summary>A proof, such as a certificate of business registration, is for the organiser only.</summary>
    public const string Logo = "logo", Picture = "picture", Document = "document", Proof = "proof";

    public static readonly IReadOnlyList<string> Kinds = [Logo, Picture, Document, Proof];

    public const int LongestSide = 1600, SmallSide = 480, MostCaption = 200, MostName = 120;

    public const int PictureBytes = 2 * 1024 * 1024, SmallBytes = 400 * 1024, DocumentBytes = 10 * 1024 * 1024;

    /// <summary>
    /// Files of a declined registration stay as long as the company may want to talk about the answer; the consent text and the mail say how long.
    /// </summary>
    public static readonly Duration KeptAfterDecline = Duration.FromDays(30);

    public static bool IsPicture(string kind) => kind is Logo or Picture;

    /// <summary>How many of a kind a company may have. A new logo takes the place of the old one.</summary>
    /// <param name="registers">Whether it is registering: whom nobody has looked at yet gets less room.</param>
    public static int MostOf(string kind, bool registers = false) => kind switch
    {
        Logo => 1,
        Picture => registers ? 5 : 20,
        Document => registers ? 3 : 10,
        _ => registers ? 3 : 5,
    };

    public static int BytesOf(string kind) => IsPicture(kind) ? PictureBytes : DocumentBytes;
}

/// <summary>A file as somebody sends it; nothing of it is believed before <see cref="CheckedFile"/> has looked.</summary>
/// <param name="Kind">One of <see cref="MediaRules.Kinds"/>.</param>
/// <param name="Name">What the sender calls the file; only shown, never used to find out what it is.</param>
/// <param name="Small">A thumbnail made by the browser; without one the picture is its own.</param>
/// <param name="ProductId">The product that the picture shows; none for the company.</param>
public sealed record NewMedia(
    string Kind, string? Name, byte[] Content, byte[]? Small = null, string? ProductId = null, string? CaptionKo = null, string? CaptionEn = null);
