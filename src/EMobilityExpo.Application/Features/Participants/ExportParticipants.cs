namespace EMobilityExpo.Application.Features.Participants;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Import;
using EMobilityExpo.Application.Features.Import.Cells;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Application.Spreadsheets;
using MediatR;

/// <summary>The participants of one side under the filters of the list, in the form in which lists are imported.</summary>
/// <param name="Format"><c>csv</c> or <c>xlsx</c>.</param>
public sealed record ExportParticipants(string EventId, ParticipantFilter Filter, string Format) : IQuery<Download>;

public sealed class ExportParticipantsHandler(DbSession db) : IRequestHandler<ExportParticipants, Download>
{
    public async Task<Download> Handle(ExportParticipants request, CancellationToken cancellationToken)
    {
        if (request.Filter.Side is not { } side || !Sides.All.Contains(side) || request.Format is not ("csv" or "xlsx"))
            throw new NotFound("Errors.NotFound");
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var ids = (await db.QueryAsync<long>(
            ParticipantListSql.Ids, ParticipantListSql.Parameters(source.Id, request.Filter, new()), cancellationToken)).ToHashSet();
        var shown = (await ParticipantStore.LoadAllAsync(db, source.Id, cancellationToken)).Where(who => ids.Contains(who.Id));
        var columns = ImportColumns.Of(side);
        var scene = ImportScene.Of(side, source.Zone);
        var title = Words.T($"Participants.Side_{side}");
        return Download.Of($"{source.Name} {title}", request.Format, new Sheet(
            title, [.. columns.Select(column => new SheetColumn(column.Name, Math.Max(16, column.Name.Length + 6)))],
            shown.Select(who => (IReadOnlyList<object?>)[.. columns.Select(column => (object?)column.Show(who, scene))])));
    }
}
