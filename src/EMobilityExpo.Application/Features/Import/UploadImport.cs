namespace EMobilityExpo.Application.Features.Import;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Import.Cells;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Application.Spreadsheets;
using FluentValidation;
using MediatR;

/// <summary>Takes a list in, judges its rows, and keeps both for the preview. No participant is touched.</summary>
/// <param name="Side">One of <see cref="Sides"/>.</param>
public sealed record UploadImport(string EventId, string Side, string FileName, Stream Content) : ICommand<ImportView>;

public sealed class UploadImportValidator : AbstractValidator<UploadImport>
{
    public UploadImportValidator()
    {
        RuleFor(request => request.Side).Must(side => Sides.All.Contains(side)).WithMessage(_ => Words.T("Import.SideUnknown"));
        RuleFor(request => request.FileName).NotEmpty().WithMessage(_ => Words.T("Import.FileMissing"));
    }
}

public sealed class UploadImportHandler(DbSession db, IActor actor, TimeProvider clock) : IRequestHandler<UploadImport, ImportView>
{
    public async Task<ImportView> Handle(UploadImport request, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(request.FileName.Replace('\\', '/'));
        name = name.Length > 200 ? name[^200..] : name;
        var content = await BytesAsync(request.Content, cancellationToken);
        var (file, match, rows, examples) = ImportList.Read(request.Side, content, name);
        var loaded = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var judged = ImportJudge.JudgeAll(
            ImportScene.Of(request.Side, loaded.Zone), match, await ParticipantStore.LoadAllAsync(db, loaded.Id, cancellationToken), rows);
        var counts = Counts.Of(judged);
        var publicId = PublicId.New();
        var id = await db.InsertAsync(
            ImportSql.InsertFile,
            new
            {
                PublicId = publicId,
                EventId = loaded.Id,
                request.Side,
                FileName = name,
                Content = content,
                About = ImportJson.Write(new AboutFile(file.Headers, file.Sheet, file.OtherSheets, examples)),
                counts.RowsIn,
                counts.RowsNew,
                counts.RowsChanged,
                counts.RowsSame,
                counts.RowsWrong,
                UploadedBy = actor.Name,
                UploadedAt = clock.Now(),
            },
            cancellationToken);
        await db.ExecuteAsync(ImportSql.InsertRow, judged.Select(row => ImportRowModel.Of(row) with { ImportFileId = id }), cancellationToken);
        return ImportView.Of(await ImportFileModel.LoadAsync(db, request.EventId, publicId, cancellationToken));
    }

    static async Task<byte[]> BytesAsync(Stream content, CancellationToken cancel)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = await content.ReadAsync(buffer, cancel)) > 0;)
        {
            if (copy.Length + read > TabularFile.MaximumBytes)
                throw new Invalid("Spreadsheets.TooLarge", TabularFile.MaximumBytes / 1024 / 1024);
            copy.Write(buffer, 0, read);
        }

        return copy.ToArray();
    }
}
