namespace EMobilityExpo.Application.Features.Media;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Products;
using EMobilityExpo.Application.Localisation;
using NodaTime;

/// <summary>Whose a file is: a participant's, or a registration's until that is let in.</summary>
sealed record MediaOwner(long EventId, long? ParticipantId, long? RegistrationId);

/// <summary>Writes files, however they came. The quota is counted in the transaction that adds, and that is serialisable: a race does not exceed it.</summary>
static class MediaStore
{
    public static async Task<string> AddAsync(DbSession db, MediaOwner owner, NewMedia file, long? personId, Instant now, CancellationToken cancel)
    {
        var plain = CheckedFile.Of(file);
        var of = new { owner.ParticipantId, owner.RegistrationId, file.Kind };
        if (file.Kind == MediaRules.Logo)
            await db.ExecuteAsync(MediaSql.RemoveLogo, of, cancel);
        else if (MediaRules.MostOf(file.Kind, owner.RegistrationId is not null) is var most && await db.ScalarAsync<int>(MediaSql.CountOf, of, cancel) >= most)
            throw new Conflict("Media.Full", [plain.Name, Words.T($"Media.Kind_{file.Kind}"), most]);
        var product = file.ProductId is not { Length: > 0 } || owner.ParticipantId is not { } participant
            ? (long?)null
            : (await ProductRow.LoadAsync(db, participant, file.ProductId, cancel)).Id;
        var id = PublicId.New();
        await db.ExecuteAsync(
            MediaSql.Insert,
            new
            {
                PublicId = id,
                owner.EventId,
                owner.ParticipantId,
                owner.RegistrationId,
                ProductId = product,
                PersonId = personId,
                file.Kind,
                Position = 1 + await db.ScalarAsync<int>(MediaSql.LastPosition, of, cancel),
                plain.Name,
                CaptionKo = Filled(file.CaptionKo),
                CaptionEn = Filled(file.CaptionEn),
                plain.Type,
                plain.Width,
                plain.Height,
                Bytes = plain.Content.Length,
                plain.Hash,
                plain.Content,
                plain.SmallType,
                plain.SmallHash,
                plain.Small,
                Now = now,
            },
            cancel);
        return id;
    }

    /// <summary>What was registered goes over to the participant, as far as it has room; what has none stays with the registration.</summary>
    public static async Task LetInAsync(DbSession db, long registrationId, long participantId, CancellationToken cancel)
    {
        foreach (var one in await db.QueryAsync<MediaView>(MediaSql.OfRegistration, new { Id = registrationId }, cancel))
        {
            var of = new { ParticipantId = (long?)participantId, RegistrationId = (long?)null, one.Kind };
            if (await db.ScalarAsync<int>(MediaSql.CountOf, of, cancel) >= MediaRules.MostOf(one.Kind))
                continue;
            var position = 1 + await db.ScalarAsync<int>(MediaSql.LastPosition, of, cancel);
            await db.ExecuteAsync(
                MediaSql.LetIn, new { ParticipantId = participantId, RegistrationId = registrationId, MediaId = one.Id, Position = position }, cancel);
        }
    }

    public static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
