namespace EMobilityExpo.Application.Features.Import;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>One uploaded file.</summary>
public sealed record GetImport(string EventId, string ImportId) : IQuery<ImportView>;

/// <summary>The uploaded files of an event, the latest first.</summary>
public sealed record GetImports(string EventId, int Page = 1, int PageSize = 20) : IQuery<ImportList>;

public sealed record ImportList(IReadOnlyList<ImportView> Items, int Total, int Page, int PageSize);

public sealed class GetImportsHandler(DbSession db) : IRequestHandler<GetImport, ImportView>, IRequestHandler<GetImports, ImportList>
{
    public async Task<ImportView> Handle(GetImport request, CancellationToken cancellationToken) =>
        ImportView.Of(await ImportFileModel.LoadAsync(db, request.EventId, request.ImportId, cancellationToken));

    public async Task<ImportList> Handle(GetImports request, CancellationToken cancellationToken)
    {
        var (page, size) = (Math.Max(1, request.Page), Math.Clamp(request.PageSize, 1, 200));
        var of = new { request.EventId, Skip = (page - 1L) * size, Take = size };
        var files = await db.QueryAsync<ImportFileModel>(ImportSql.OfEvent, of, cancellationToken);
        return new([.. files.Select(ImportView.Of)], await db.ScalarAsync<int>(ImportSql.CountOfEvent, of, cancellationToken), page, size);
    }
}
