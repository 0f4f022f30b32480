namespace EMobilityExpo.Application.Features.Participants;

using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using NodaTime;

/// <summary>Reads and writes whole participants: the row with its products, tags and absences.</summary>
public static class ParticipantStore
{
    internal const string Language = "language", Certification = "certification", Cooperation = "cooperation", Target = "target",
        Export = "export", Excluded = "excluded";

    /// <summary>All participants of an event in the order of their entry, in four queries however many they are.</summary>
    public static async Task<IReadOnlyList<ParticipantRecord>> LoadAllAsync(DbSession db, long eventId, CancellationToken cancel)
    {
        var of = new { EventId = eventId };
        var rows = await db.QueryAsync<ParticipantRecord>(ParticipantSql.OfEvent, of, cancel);
        var products = (await db.QueryAsync<ProductRow>(ParticipantSql.ProductsOfEvent, of, cancel)).ToLookup(row => row.ParticipantId);
        var tags = (await db.QueryAsync<TagRow>(ParticipantSql.TagsOfEvent, of, cancel)).ToLookup(row => row.ParticipantId);
        var absences = (await db.QueryAsync<AbsenceRow>(ParticipantSql.UnavailableOfEvent, of, cancel)).ToLookup(row => row.ParticipantId);
        return [.. rows.Select(row => Join(row, products[row.Id], tags[row.Id], absences[row.Id]))];
    }

    /// <summary>Some participants, without their absences.</summary>
    /// <param name="set">Made by <see cref="ParticipantSql.Set"/>.</param>
    public static async Task<IReadOnlyList<ParticipantRecord>> LoadSetAsync(
        DbSession db, IReadOnlyList<Sql> set, object parameters, CancellationToken cancel)
    {
        var rows = await db.QueryAsync<ParticipantRecord>(set[0], parameters, cancel);
        var products = (await db.QueryAsync<ProductRow>(set[1], parameters, cancel)).ToLookup(row => row.ParticipantId);
        var tags = (await db.QueryAsync<TagRow>(set[2], parameters, cancel)).ToLookup(row => row.ParticipantId);
        return [.. rows.Select(row => Join(row, products[row.Id], tags[row.Id], []))];
    }

    /// <exception cref="NotFound">The event has no such participant.</exception>
    public static async Task<ParticipantRecord> LoadAsync(DbSession db, long eventId, string publicId, CancellationToken cancel)
    {
        var row = await db.FirstOrDefaultAsync<ParticipantRecord>(
            ParticipantSql.ByPublicId, new { EventId = eventId, PublicId = publicId }, cancel) ?? throw new NotFound("Errors.NotFound");
        return Join(
            row, await db.QueryAsync<ProductRow>(ParticipantSql.Products, new { row.Id }, cancel),
            await db.QueryAsync<TagRow>(ParticipantSql.Tags, new { row.Id }, cancel),
            await db.QueryAsync<AbsenceRow>(ParticipantSql.Unavailable, new { row.Id }, cancel));
    }

    /// <summary>Adds a participant; ids, normalised name, times and version are set here.</summary>
    public static async Task<ParticipantRecord> InsertAsync(DbSession db, ParticipantRecord record, Instant now, CancellationToken cancel) =>
        (await InsertAllAsync(db, [record], now, cancel))[0];

    /// <summary>Adds many at once: their products, tags and absences go in as one statement each.</summary>
    public static Task<IReadOnlyList<ParticipantRecord>> InsertAllAsync(
        DbSession db, IEnumerable<ParticipantRecord> records, Instant now, CancellationToken cancel) =>
        db.InTransactionAsync(() => InsertRowsAsync(db, records, now, cancel), cancel);

    /// <summary>Writes all fields of a participant whose <see cref="ParticipantRecord.RowVersion"/> is the one that was read.</summary>
    /// <exception cref="Stale">Somebody else changed it meanwhile.</exception>
    public static Task UpdateAsync(DbSession db, ParticipantRecord record, Instant now, CancellationToken cancel) =>
        db.InTransactionAsync(() => UpdateRowAsync(db, Named(record) with { UpdatedAt = now }, cancel), cancel);

    static async Task<IReadOnlyList<ParticipantRecord>> InsertRowsAsync(
        DbSession db, IEnumerable<ParticipantRecord> records, Instant now, CancellationToken cancel)
    {
        var rows = new List<ParticipantRecord>();
        foreach (var record in records)
        {
            var row = Named(record) with
            {
                PublicId = PublicId.New(),
                TimetableKey = PublicId.NewSecret(),
                CreatedAt = now,
                UpdatedAt = now,
                RowVersion = 1,
            };
            rows.Add(row with { Id = await db.InsertAsync(ParticipantSql.Insert, row, cancel) });
        }

        await InsertPartsAsync(db, rows, cancel);
        foreach (var ofEvent in rows.GroupBy(row => row.EventId))
            await ParticipantChanges.MarkAsync(db, ofEvent.Key, ofEvent.Select(row => row.Id), cancel);
        return rows;
    }

    static async Task UpdateRowAsync(DbSession db, ParticipantRecord row, CancellationToken cancel)
    {
        if (await db.ExecuteAsync(ParticipantSql.Update, row, cancel) == 0)
            throw new Stale();
        await db.ExecuteAsync(ParticipantSql.DeleteProducts, new { row.Id }, cancel);
        await db.ExecuteAsync(ParticipantSql.DeleteTags, new { row.Id }, cancel);
        await db.ExecuteAsync(ParticipantSql.DeleteUnavailable, new { row.Id }, cancel);
        await InsertPartsAsync(db, [row], cancel);
        await ParticipantChanges.MarkAsync(db, row.EventId, [row.Id], cancel);
    }

    static ParticipantRecord Named(ParticipantRecord record) =>
        record with { NormalisedName = ParticipantRecord.Normalise(record.NameEn ?? record.NameKo ?? "") };

    static async Task InsertPartsAsync(DbSession db, IReadOnlyList<ParticipantRecord> rows, CancellationToken cancel)
    {
        await db.ExecuteAsync(
            ParticipantSql.InsertProduct,
            rows.SelectMany(row => row.Products.Select(product => new ProductRow
            {
                ParticipantId = row.Id,
                Category = product.Category,
                UnitsPerYear = product.UnitsPerYear,
                MinimumOrderQuantity = product.MinimumOrderQuantity,
                Timing = product.Timing,
                Importance = product.Importance,
            })),
            cancel);
        await db.ExecuteAsync(ParticipantSql.InsertTag, rows.SelectMany(Tags), cancel);
        await db.ExecuteAsync(
            ParticipantSql.InsertUnavailable,
            rows.SelectMany(row => row.Unavailable.Select(range => new AbsenceRow
            {
                ParticipantId = row.Id,
                StartsAt = range.StartsAt,
                EndsAt = range.EndsAt,
            })),
            cancel);
    }

    static IEnumerable<TagRow> Tags(ParticipantRecord row) =>
        new[]
        {
            (Language, row.Languages), (Certification, row.Certifications), (Cooperation, row.CooperationTypes),
            (Target, row.TargetCountries), (Export, row.ExportCountries), (Excluded, row.ExcludedCountries),
        }.SelectMany(tag => tag.Item2.Select(code => new TagRow { ParticipantId = row.Id, Kind = tag.Item1, Code = code }));

    static ParticipantRecord Join(
        ParticipantRecord row, IEnumerable<ProductRow> products, IEnumerable<TagRow> tags, IEnumerable<AbsenceRow> absences)
    {
        var byKind = tags.ToLookup(tag => tag.Kind, tag => tag.Code, StringComparer.Ordinal);
        return row with
        {
            Products = [.. products.Select(product => new ParticipantProduct
            {
                Category = product.Category, UnitsPerYear = product.UnitsPerYear,
                MinimumOrderQuantity = product.MinimumOrderQuantity, Timing = product.Timing, Importance = product.Importance,
            })],
            Languages = [.. byKind[Language]],
            Certifications = [.. byKind[Certification]],
            CooperationTypes = [.. byKind[Cooperation]],
            TargetCountries = [.. byKind[Target]],
            ExportCountries = [.. byKind[Export]],
            ExcludedCountries = [.. byKind[Excluded]],
            Unavailable = [.. absences.Select(absence => new TimeRange { StartsAt = absence.StartsAt, EndsAt = absence.EndsAt })],
        };
    }

    sealed record ProductRow
    {
        public long ParticipantId { get; init; }
        public string Category { get; init; } = "";
        public int? UnitsPerYear { get; init; }
        public int? MinimumOrderQuantity { get; init; }
        public string? Timing { get; init; }
        public string? Importance { get; init; }
    }

    sealed record TagRow
    {
        public long ParticipantId { get; init; }
        public string Kind { get; init; } = "";
        public string Code { get; init; } = "";
    }

    sealed record AbsenceRow
    {
        public long ParticipantId { get; init; }
        public Instant StartsAt { get; init; }
        public Instant EndsAt { get; init; }
    }
}
