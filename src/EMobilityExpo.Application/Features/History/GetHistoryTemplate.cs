namespace EMobilityExpo.Application.Features.History;

using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Application.Spreadsheets;
using MediatR;

/// <summary>The history file to fill in, as CSV or XLSX, in the reader's language, with one example row that an import leaves out.</summary>
public sealed record GetHistoryTemplate(string Format) : IQuery<Download>;

public sealed class GetHistoryTemplateHandler : IRequestHandler<GetHistoryTemplate, Download>
{
    public Task<Download> Handle(GetHistoryTemplate request, CancellationToken cancellationToken) =>
        request.Format is "csv" or "xlsx"
            ? Task.FromResult(Download.Of($"{Words.T("History.Title")} {Words.T("Import.Template")}", request.Format, List(), Codes()))
            : throw new NotFound("Errors.NotFound");

    static Sheet List() => new(
        Words.T("History.Title"),
        [.. HistoryColumns.All.Select(column => new SheetColumn(column.Name, Math.Max(16, column.Name.Length + 6)))],
        [[.. HistoryColumns.All.Select(column => new SheetCell(
            column.Code == "exhibitor" ? Words.Pick("#예시", "#EXAMPLE") : column.Example, SheetTone.Quiet))]]);

    static Sheet Codes() => new(
        Words.T("Import.CodesSheet"),
        [new(Words.T("Import.CodesColumn"), 24), new(Words.T("Import.CodesCode"), 24), new(Words.T("Import.CodesName"), 48, Wrap: true)],
        HistoryColumns.All.SelectMany(column => column.Codes.Select(code => (IReadOnlyList<object?>)[column.Name, code, column.NameOf!(code)])));
}
