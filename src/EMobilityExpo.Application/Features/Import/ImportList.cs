namespace EMobilityExpo.Application.Features.Import;

using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Spreadsheets;

/// <summary>A list as its file has it, its columns recognised and the examples of our template left out.</summary>
/// <param name="Examples">How many example rows there were.</param>
public sealed record ImportList(TabularFile File, ColumnMatch Match, IReadOnlyList<TabularRow> Rows, int Examples)
{
    /// <exception cref="Invalid">It can not be read, or holds nothing to take.</exception>
    public static ImportList Read(string side, byte[] content, string fileName)
    {
        var file = TabularFile.Read(content, fileName);
        var match = ColumnMatch.Of(side, file.Headers);
        var key = match.IndexOf("externalKey");
        var rows = file.Rows.Where(row => key < 0 || key >= row.Cells.Count || !ImportTemplate.IsExample(row.Cells[key])).ToList();
        return rows.Count == 0 ? throw new Invalid("Import.NoRows") : new(file, match, rows, file.Rows.Count - rows.Count);
    }
}
