namespace EMobilityExpo.Web.Pages.Shared;

using EMobilityExpo.Application.Features.Media;
using EMobilityExpo.Application.Features.Products;

/// <summary>The model of <c>_MediaUpload.cshtml</c>: a field for files of one kind.</summary>
/// <param name="Many">Whether several may be chosen at once.</param>
public sealed record MediaUpload(string Kind, string Help, bool Many = true, string? ProductId = null, bool Replaces = false)
{
    public string Id => $"files-{Kind}{ProductId}";

    public bool IsPicture => MediaRules.IsPicture(Kind);

    public string Accepts => IsPicture ? "image/png,image/jpeg,image/webp" : Kind == MediaRules.Proof ? "application/pdf,image/png,image/jpeg,image/webp" : "application/pdf";
}

/// <summary>The model of <c>_MediaItems.cshtml</c>: files that are there, with what may be done about them.</summary>
/// <param name="Base">Where their content is, up to the id.</param>
/// <param name="Who">Whose they are, for the words that stand for a picture.</param>
/// <param name="Products">Null where captions can not be changed.</param>
public sealed record MediaItems(IReadOnlyList<MediaView> Items, string Base, string Who, IReadOnlyList<ProductView>? Products = null, bool CanRemove = true)
{
    public string Address(MediaView one, bool small = false) => AddressOf(Base, one.Id, small);

    public static string AddressOf(string start, string id, bool small = false) => $"{start}/{id}/content{(small ? "?small=true" : "")}";
}
