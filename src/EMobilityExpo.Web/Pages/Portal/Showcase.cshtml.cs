namespace EMobilityExpo.Web.Pages.Portal;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Features.Media;
using EMobilityExpo.Application.Features.Products;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>What a company shows of itself: words, a video, products, pictures, documents; and proofs, for the organiser only.</summary>
[Authorize(Permissions.OwnManage)]
public sealed class ShowcaseModel(IMediator mediator) : MediaPage(mediator)
{
    [BindProperty]
    public string? AboutKo { get; set; }

    [BindProperty]
    public string? AboutEn { get; set; }

    [BindProperty]
    public string? Video { get; set; }

    public long RowVersion { get; private set; }

    public IReadOnlyList<ProductView> Products { get; private set; } = [];

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostPageAsync(long rowVersion) => await AfterAsync(
        await TrySend(new SaveCompanyPage(EventId, ParticipantId, AboutKo, AboutEn, Video, rowVersion)), Words.T("Common.Saved"));

    public async Task<IActionResult> OnPostRemoveProductAsync(string productId, long rowVersion) => await AfterAsync(
        await TrySend(new RemoveProduct(EventId, ParticipantId, productId, rowVersion), then: TakenOut));

    public MediaItems Of(string kind) => new([.. Media.Where(one => one.Kind == kind)], MediaBase, Me.ParticipantName, Products);

    /// <summary>The first picture of a product.</summary>
    public MediaView? PictureOf(ProductView product) => Media.FirstOrDefault(one => one.Kind == MediaRules.Picture && one.ProductId == product.Id);

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        Products = await Send(new ListProducts(EventId, ParticipantId));
        var page = await Send(new GetCompanyPage(EventId, ParticipantId));
        RowVersion = page.RowVersion;
        // After another form of the page this one shows what is stored.
        if (Request.Query["handler"] != "Page")
            (AboutKo, AboutEn, Video) = (page.AboutKo, page.AboutEn, page.Video);
    }
}
