namespace EMobilityExpo.Application.Features.Import;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;

/// <summary>One uploaded file.</summary>
public sealed record GetImport(string EventId, string ImportId) : IQuery<ImportView>;

/// <summary>The uploaded files of an event, the latest first.</summary>
public sealed record GetImports(string EventId, PageRequest Paging) : IQuery<Paged<ImportView>>;

public sealed class GetImportsValidator : AbstractValidator<GetImports>
{
    public GetImportsValidator() => RuleFor(request => request.Paging).SetValidator(new PageRequestValidator());
}

public sealed class GetImportsHandler(DbSession db) : IRequestHandler<GetImport, ImportView>, IRequestHandler<GetImports, Paged<ImportView>>
{
    public async Task<ImportView> Handle(GetImport request, CancellationToken cancellationToken) =>
        ImportView.Of(await ImportFileModel.LoadAsync(db, request.EventId, request.ImportId, cancellationToken));

    public async Task<Paged<ImportView>> Handle(GetImports request, CancellationToken cancellationToken)
    {
        var of = new { request.EventId, request.Paging.Skip, request.Paging.Take };
        var files = await db.QueryAsync<ImportFileModel>(ImportSql.OfEvent, of, cancellationToken);
        var total = await db.ScalarAsync<int>(ImportSql.CountOfEvent, of, cancellationToken);
        return new([.. files.Select(ImportView.Of)], total, request.Paging.Page, request.Paging.PageSize);
    }
}
