namespace EMobilityExpo.Application.Features.Products;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Localisation;

public sealed record ProductView
{
    public string Id { get; init; } = "";
    public string? Category { get; init; }
    public string? NameKo { get; init; }
    public string? NameEn { get; init; }
    public string? AboutKo { get; init; }
    public string? AboutEn { get; init; }
    public long RowVersion { get; init; }

    public string Name => Words.Pick(NameKo, NameEn);

    public string About => Words.Pick(AboutKo, AboutEn);
}

/// <summary>What a company says about itself beside the facts that are scored.</summary>
/// <param name="RowVersion">0 when it has said nothing.</param>
public sealed record CompanyPage(string? AboutKo, string? AboutEn, string? Video, long RowVersion)
{
    public string About => Words.Pick(AboutKo, AboutEn);

    /// <summary>The name of the site that the video is on.</summary>
    public string VideoSite => Video is null || !Uri.TryCreate(Video, UriKind.Absolute, out var uri) ? "" : uri.Host.ToLowerInvariant() switch
    {
        "youtu.be" or "youtube.com" or "www.youtube.com" or "m.youtube.com" => "YouTube",
        "vimeo.com" or "www.vimeo.com" or "player.vimeo.com" => "Vimeo",
        var host => host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host,
    };

    internal static async Task<CompanyPage> LoadAsync(DbSession db, long participantId, CancellationToken cancel) =>
        await db.FirstOrDefaultAsync<Row>(ProductsSql.Page, new { Id = participantId }, cancel) is { } row
            ? new(row.AboutKo, row.AboutEn, row.Video, row.RowVersion)
            : new(null, null, null, 0);

    sealed record Row
    {
        public string? AboutKo { get; init; }
        public string? AboutEn { get; init; }
        public string? Video { get; init; }
        public long RowVersion { get; init; }
    }
}

/// <summary>A product as it is in the database.</summary>
sealed record ProductRow
{
    public long Id { get; init; }
    public string PublicId { get; init; } = "";
    public string? Category { get; init; }
    public string? NameKo { get; init; }
    public string? NameEn { get; init; }
    public string? AboutKo { get; init; }
    public string? AboutEn { get; init; }
    public long RowVersion { get; init; }

    public ProductView View => new()
    {
        Id = PublicId,
        Category = Category,
        NameKo = NameKo,
        NameEn = NameEn,
        AboutKo = AboutKo,
        AboutEn = AboutEn,
        RowVersion = RowVersion,
    };

    public static async Task<ProductRow> LoadAsync(DbSession db, long participantId, string productId, CancellationToken cancel) =>
        await db.FirstOrDefaultAsync<ProductRow>(ProductsSql.One, new { Id = participantId, ProductId = productId }, cancel)
        ?? throw new NotFound("Products.NotFound");

    public static async Task<IReadOnlyList<ProductView>> ListAsync(DbSession db, long participantId, CancellationToken cancel) =>
        [.. (await db.QueryAsync<ProductRow>(ProductsSql.Of, new { Id = participantId }, cancel)).Select(row => row.View)];
}
