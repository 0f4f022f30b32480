namespace EMobilityExpo.Application.Features.Products;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Removals;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Application.Reference;
using FluentValidation;
using MediatR;
using Party = EMobilityExpo.Application.Features.Requests.Party;

public sealed record ListProducts(string EventId, string ParticipantId) : IQuery<IReadOnlyList<ProductView>>;

/// <summary>Adds a product of an exhibitor, or changes one.</summary>
/// <param name="ProductId">None for a new one.</param>
/// <param name="RowVersion">The version that was looked at; 0 for a new one.</param>
public sealed record SaveProduct(string EventId, string ParticipantId, string? ProductId, ProductFields Fields, long RowVersion) : ICommand<string>, IAudited
{
    public AuditNote Audit => new(ProductId is null ? "product.add" : "product.update", EventId, ParticipantId, ProductId);
}

public sealed record RemoveProduct(string EventId, string ParticipantId, string ProductId, long RowVersion) : ICommand<Removed>, IAudited
{
    public AuditNote Audit => new("product.remove", EventId, ParticipantId, ProductId);
}

public sealed record ProductFields
{
    public string? Category { get; init; }
    public string? NameKo { get; init; }
    public string? NameEn { get; init; }
    public string? AboutKo { get; init; }
    public string? AboutEn { get; init; }
}

public sealed class ProductFieldsValidator : AbstractValidator<ProductFields>
{
    public const int MostAbout = 2000;

    public ProductFieldsValidator()
    {
        RuleFor(p => p.NameEn).Must((p, name) => !string.IsNullOrWhiteSpace(name) || !string.IsNullOrWhiteSpace(p.NameKo)).WithMessage(_ => Words.T("Products.NameMissing"));
        RuleFor(p => p.NameKo).MaximumLength(ParticipantFieldsValidator.MostCharacters).WithMessage(_ => Words.T("Participants.TooLong", ParticipantFieldsValidator.MostCharacters));
        RuleFor(p => p.NameEn).MaximumLength(ParticipantFieldsValidator.MostCharacters).WithMessage(_ => Words.T("Participants.TooLong", ParticipantFieldsValidator.MostCharacters));
        RuleFor(p => p.AboutKo).MaximumLength(MostAbout).WithMessage(_ => Words.T("Participants.TooLong", MostAbout));
        RuleFor(p => p.AboutEn).MaximumLength(MostAbout).WithMessage(_ => Words.T("Participants.TooLong", MostAbout));
        RuleFor(p => p.Category).Must(code => string.IsNullOrWhiteSpace(code) || ReferenceData.Categories.Find(code) is not null)
            .WithMessage(_ => Words.T("Participants.NotInList"));
    }
}

public sealed class SaveProductValidator : AbstractValidator<SaveProduct>
{
    public SaveProductValidator() => RuleFor(command => command.Fields).SetValidator(new ProductFieldsValidator());
}

public sealed class ChangeProductsHandler(DbSession db, Removals removals, TimeProvider clock)
    : IRequestHandler<ListProducts, IReadOnlyList<ProductView>>, IRequestHandler<SaveProduct, string>, IRequestHandler<RemoveProduct, Removed>
{
    public const int Most = 50;

    public async Task<IReadOnlyList<ProductView>> Handle(ListProducts request, CancellationToken cancellationToken) =>
        await ProductRow.ListAsync(db, (await OwnerAsync(request.EventId, request.ParticipantId, cancellationToken)).Id, cancellationToken);

    public async Task<string> Handle(SaveProduct request, CancellationToken cancellationToken)
    {
        var who = await OwnerAsync(request.EventId, request.ParticipantId, cancellationToken);
        if (who.Side != Sides.Exhibitor)
            throw new Invalid("Products.ExhibitorsOnly");
        var before = request.ProductId is null ? null : await ProductRow.LoadAsync(db, who.Id, request.ProductId, cancellationToken);
        if (before is null && await db.ScalarAsync<int>(ProductsSql.CountOf, new { who.Id }, cancellationToken) >= Most)
            throw new Conflict("Products.TooMany", [Most]);
        var fields = request.Fields;
        var product = new
        {
            before?.Id,
            PublicId = before?.PublicId ?? PublicId.New(),
            ParticipantId = who.Id,
            Category = Filled(fields.Category),
            NameKo = Filled(fields.NameKo),
            NameEn = Filled(fields.NameEn),
            AboutKo = Filled(fields.AboutKo),
            AboutEn = Filled(fields.AboutEn),
            request.RowVersion,
            Now = clock.Now(),
        };
        return await db.ExecuteAsync(before is null ? ProductsSql.Insert : ProductsSql.Update, product, cancellationToken) == 1 ? product.PublicId : throw new Stale();
    }

    public async Task<Removed> Handle(RemoveProduct request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var who = await Party.LoadAsync(db, source, request.ParticipantId, cancellationToken);
        var product = await ProductRow.LoadAsync(db, who.Id, request.ProductId, cancellationToken);
        var removed = await removals.KeepAsync(
            RemovedKind.Product, source.Id, Words.Pick(product.NameKo, product.NameEn), request.ParticipantId, new { product.Id }, cancellationToken);
        await db.ExecuteAsync(ProductsSql.Unpicture, new { product.Id }, cancellationToken);
        return await db.ExecuteAsync(ProductsSql.Remove, new { product.Id, request.RowVersion }, cancellationToken) == 1 ? removed : throw new Stale();
    }

    async Task<Party> OwnerAsync(string eventId, string participantId, CancellationToken cancel) =>
        await Party.LoadAsync(db, await EventModel.LoadAsync(db, eventId, cancel), participantId, cancel);

    static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
