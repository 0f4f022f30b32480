namespace EMobilityExpo.Web.Pages.Portal;

using EMobilityExpo.Application.Access;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Media;
using EMobilityExpo.Application.Features.Products;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

/// <summary>One product of an exhibitor, new or known, with its pictures.</summary>
[Authorize(Permissions.OwnManage)]
public sealed class ProductModel(IMediator mediator) : MediaPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string? ProductId { get; set; }

    [BindProperty]
    public ProductForm Input { get; set; } = new();

    /// <summary>Null while the product is new.</summary>
    public ProductView? Known { get; private set; }

    public MediaItems Pictures => new([.. Media.Where(one => one.Kind == MediaRules.Picture && one.ProductId == ProductId)], MediaBase, Input.Name, []);

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        var id = "";
        if (await TrySend(new SaveProduct(EventId, ParticipantId, ProductId, Input.Fields, Input.RowVersion), nameof(Input), saved => id = saved))
        {
            Notice = Words.T("Common.Saved");
            return Back($"/profile/products/{id}");
        }

        await LoadAsync();
        return Page();
    }

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        if (ProductId is null)
            return;
        Known = (await Send(new ListProducts(EventId, ParticipantId))).FirstOrDefault(one => one.Id == ProductId) ?? throw new NotFound("Products.NotFound");
        if (ModelState.IsValid)
            Input = ProductForm.Of(Known);
    }

    public sealed class ProductForm
    {
        public ProductFields Fields { get; set; } = new();
        public long RowVersion { get; set; }

        internal string Name => Words.Pick(Fields.NameKo, Fields.NameEn);

        internal static ProductForm Of(ProductView known) => new()
        {
            Fields = new() { Category = known.Category, NameKo = known.NameKo, NameEn = known.NameEn, AboutKo = known.AboutKo, AboutEn = known.AboutEn },
            RowVersion = known.RowVersion,
        };
    }
}
