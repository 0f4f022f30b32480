namespace EMobilityExpo.Application.Features.Import;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using FluentValidation;
using MediatR;

/// <summary>The rows of a file with their verdicts.</summary>
/// <param name="Verdict">Only these; null for all.</param>
public sealed record GetImportRows(string EventId, string ImportId, string? Verdict, PageRequest Paging) : IQuery<Paged<ImportRowView>>;

public sealed class GetImportRowsValidator : AbstractValidator<GetImportRows>
{
    public GetImportRowsValidator()
    {
        RuleFor(request => request.Paging).SetValidator(new PageRequestValidator());
        RuleFor(request => request.Verdict).Must(verdict => verdict is null || Verdicts.All.Contains(verdict)).WithMessage(_ => Words.T("Import.VerdictUnknown"));
    }
}

public sealed record GetImportRow(string EventId, string ImportId, int Number) : IQuery<ImportRowView>;

public sealed class GetImportRowsHandler(DbSession db) : IRequestHandler<GetImportRows, Paged<ImportRowView>>, IRequestHandler<GetImportRow, ImportRowView>
{
    public async Task<Paged<ImportRowView>> Handle(GetImportRows request, CancellationToken cancellationToken)
    {
        var file = await ImportFileModel.LoadAsync(db, request.EventId, request.ImportId, cancellationToken);
        var rows = await db.QueryAsync<ImportRowModel>(
            ImportSql.RowsPage, new { file.Id, request.Verdict, request.Paging.Skip, request.Paging.Take }, cancellationToken);
        var match = file.Match;
        return new([.. rows.Select(row => ImportRowView.Of(row, match))], Total(file, request.Verdict), request.Paging.Page, request.Paging.PageSize);
    }

    public async Task<ImportRowView> Handle(GetImportRow request, CancellationToken cancellationToken)
    {
        var file = await ImportFileModel.LoadAsync(db, request.EventId, request.ImportId, cancellationToken);
        var row = await db.FirstOrDefaultAsync<ImportRowModel>(ImportSql.RowByNumber, new { file.Id, request.Number }, cancellationToken)
            ?? throw new NotFound("Import.RowNotFound", request.Number);
        return ImportRowView.Of(row, file.Match);
    }

    static int Total(ImportFileModel file, string? verdict) => verdict switch
    {
        Verdicts.New => file.RowsNew,
        Verdicts.Changed => file.RowsChanged,
        Verdicts.Same => file.RowsSame,
        Verdicts.Wrong => file.RowsWrong,
        _ => file.RowsIn,
    };
}
