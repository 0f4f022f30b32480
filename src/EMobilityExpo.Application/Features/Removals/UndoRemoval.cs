namespace EMobilityExpo.Application.Features.Removals;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Bookings;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.History;
using EMobilityExpo.Application.Features.Media;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Products;
using EMobilityExpo.Application.Features.Registration;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using MediatR;

/// <summary>Brings back what was taken out, with all that went with it and under the ids that links know. Answers with its name.</summary>
/// <param name="Kinds">Those that the caller may take out, hence bring back.</param>
/// <param name="OfParticipant">Only what was this participant's; null for any.</param>
public sealed record UndoRemoval(string EventId, string RemovalId, IReadOnlyList<RemovedKind> Kinds, string? OfParticipant = null) : ICommand<string>, IAudited
{
    public AuditNote Audit => new("removal.undo", EventId, RemovalId);
}

/// <summary>Brings a file back to one's own registration, while that can still be changed.</summary>
public sealed record UndoRegistrationMedia(long PersonId, string RegistrationId, string RemovalId) : ICommand<string>;

public sealed class UndoRemovalHandler(DbSession db, Removals removals, ReleaseLostTimes lost)
    : IRequestHandler<UndoRemoval, string>, IRequestHandler<UndoRegistrationMedia, string>
{
    public async Task<string> Handle(UndoRemoval request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        return await UndoAsync(source, request, cancellationToken);
    }

    public async Task<string> Handle(UndoRegistrationMedia request, CancellationToken cancellationToken)
    {
        var row = await RegistrationRow.OwnAsync(db, request.PersonId, request.RegistrationId, cancellationToken);
        if (!row.IsEditable)
            throw new Conflict("Media.RegistrationSent");
        var source = await EventModel.LoadAsync(db, row.EventId, cancellationToken);
        return await UndoAsync(source, new(row.EventPublicId, request.RemovalId, [RemovedKind.RegistrationMedia], row.PublicId), cancellationToken);
    }

    async Task<string> UndoAsync(EventModel source, UndoRemoval request, CancellationToken cancellationToken)
    {
        var removal = await db.FirstOrDefaultAsync<RemovalRow>(RemovalSql.Find, new { EventId = source.Id, request.RemovalId }, cancellationToken);
        if (removal is null || !request.Kinds.Contains(removal.Of) || (request.OfParticipant is not null && removal.Owner != request.OfParticipant))
            throw new NotFound("Removals.Gone");
        var rows = await removals.RestoreAsync(removal, source.Id, cancellationToken);
        await CheckAsync(source, removal, rows, cancellationToken);
        return removal.Label;
    }

    /// <summary>What has to hold wherever such a thing is added holds now too, and whoever keeps scores ready hears of it.</summary>
    async Task CheckAsync(EventModel source, RemovalRow removal, IReadOnlyDictionary<string, IReadOnlyList<KeptRow>> rows, CancellationToken cancel)
    {
        if (removal.Of == RemovedKind.Participant)
        {
            var id = await IdAsync(source, rows["participant"][0].Text("public_id")!, cancel);
            var touched = await db.QueryAsync<long>(RemovalSql.Touched, new { Id = id }, cancel);
            await ParticipantChanges.MarkAsync(db, source.Id, [id, .. touched], cancel);
            await lost.RunAsync(source, cancel);
        }
        else if (removal.Of == RemovedKind.History)
        {
            var of = new { EventId = source.Id, Occasion = rows["past_meeting"][0].Text("occasion") };
            await ParticipantChanges.MarkAsync(db, source.Id, await db.QueryAsync<long>(HistorySql.PartiesOf, of, cancel), cancel);
        }
        else if (removal.Of == RemovedKind.Media || removal.Of == RemovedKind.RegistrationMedia)
        {
            var file = rows["media"][0];
            var (kind, registers) = (file.Text("kind")!, removal.Of == RemovedKind.RegistrationMedia);
            var most = MediaRules.MostOf(kind, registers);
            if (await db.ScalarAsync<int>(RemovalSql.FilesBeside, new { PublicId = file.Text("public_id") }, cancel) > most)
                throw new Conflict("Media.Full", [removal.Label, Words.T($"Media.Kind_{kind}"), most]);
        }
        else if (removal.Of == RemovedKind.Product
            && await db.ScalarAsync<int>(ProductsSql.CountOf, new { Id = await IdAsync(source, removal.Owner!, cancel) }, cancel) > ChangeProductsHandler.Most)
        {
            throw new Conflict("Products.TooMany", [ChangeProductsHandler.Most]);
        }
    }

    Task<long> IdAsync(EventModel source, string publicId, CancellationToken cancel) =>
        db.ScalarAsync<long>(RemovalSql.IdOfParticipant, new { EventId = source.Id, PublicId = publicId }, cancel);
}

sealed record RemovalRow
{
    public long Id { get; init; }
    public string Kind { get; init; } = "";
    public string? Owner { get; init; }
    public string Label { get; init; } = "";
    public string Content { get; init; } = "";

    public RemovedKind Of => RemovedKind.All.First(kind => kind.Name == Kind);
}
