namespace EMobilityExpo.Application.Features.Suggestions;

using System.Runtime.InteropServices;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Matching.Scoring;

/// <summary>How far an event has come: both numbers only rise.</summary>
sealed record FairState
{
    public long Id { get; init; }

    /// <summary>Of participants and what is known of their pairs.</summary>
    public long Changes { get; init; }

    /// <summary>Of the event, its weights among it.</summary>
    public long RowVersion { get; init; }

    public bool Covers(FairState other) => Changes >= other.Changes && RowVersion >= other.RowVersion;

    /// <exception cref="NotFound">There is no such event.</exception>
    public static async Task<FairState> LoadAsync(DbSession db, string eventId, CancellationToken cancel) =>
        await db.FirstOrDefaultAsync<FairState>(SuggestionsSql.State, new { PublicId = eventId }, cancel) ?? throw new NotFound("Errors.EventNotFound");
}

/// <summary>What the suggestions of an event rest on, as it was at one state: all of it, or what changed after another state.</summary>
sealed record FairRows(
    FairState State, string Weights, IReadOnlyList<FairRow> Participants, IReadOnlyList<long> Removed,
    IReadOnlyDictionary<(long Exhibitor, long Buyer), PairFacts> Known)
{
    const int Tries = 3;

    /// <param name="seen">The number after which changes are wanted; -1 for all.</param>
    public static async Task<FairRows> ReadAsync(DbSession db, string eventId, long seen, CancellationToken cancel)
    {
        var before = await FairState.LoadAsync(db, eventId, cancel);
        // Several statements see one state if nothing was written between the first and the last; this spares writers a locked database.
        for (var i = 0; i < Tries; i++)
        {
            var rows = await ReadOnceAsync(db, before, seen, cancel);
            var after = await FairState.LoadAsync(db, eventId, cancel);
            if (after == before)
                return rows;
            before = after;
        }

        return await db.InTransactionAsync(
            async () => await ReadOnceAsync(db, await FairState.LoadAsync(db, eventId, cancel), seen, cancel), cancel);
    }

    public long Count => Participants.Count + Removed.Count + Known.Count;

    static async Task<FairRows> ReadOnceAsync(DbSession db, FairState state, long seen, CancellationToken cancel)
    {
        var of = new { EventId = state.Id, Seen = seen };
        var codes = new Codes();
        var people = (await db.QueryAsync<FairRow>(SuggestionsSql.Participants, of, cancel)).ToDictionary(row => row.Id);
        foreach (var row in await db.QueryAsync<ProductRow>(SuggestionsSql.Products, of, cancel))
        {
            people.GetValueOrDefault(row.ParticipantId)?.Products.Add(new()
            {
                Category = codes.Of(row.Category),
                UnitsPerYear = row.UnitsPerYear,
                MinimumOrderQuantity = row.MinimumOrderQuantity,
                Timing = codes.Of(row.Timing),
                Importance = codes.Of(row.Importance),
            });
        }

        foreach (var row in await db.QueryAsync<TagRow>(SuggestionsSql.Tags, of, cancel))
            people.GetValueOrDefault(row.ParticipantId)?.Tag(row.Kind).Add(codes.Of(row.Code));
        return new(
            state, await db.ScalarAsync<string>(SuggestionsSql.Weights, of, cancel), [.. people.Values],
            seen < 0 ? [] : await db.QueryAsync<long>(SuggestionsSql.Removed, of, cancel),
            await KnownFacts.LoadAsync(db, SuggestionsSql.Decided, SuggestionsSql.Said, SuggestionsSql.Past, of, cancel));
    }

    /// <summary>One string for each code, however many rows have it: they stay in memory.</summary>
    sealed class Codes
    {
        readonly Dictionary<string, string> _all = new(StringComparer.Ordinal);

        [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(code))]
        public string? Of(string? code)
        {
            if (code is null)
                return null;
            ref var found = ref CollectionsMarshal.GetValueRefOrAddDefault(_all, code, out _);
            return found ??= code;
        }
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
}

/// <summary>A participant as far as suggestions need it.</summary>
sealed record FairRow
{
    public long Id { get; init; }
    public string PublicId { get; init; } = "";
    public string Side { get; init; } = "";
    public string? NameKo { get; init; }
    public string? NameEn { get; init; }
    public string Country { get; init; } = "";
    public string? Kind { get; init; }
    public bool Online { get; init; }

    public List<ParticipantProduct> Products { get; } = [];

    readonly Dictionary<string, List<string>> _tags = new(StringComparer.Ordinal);

    public List<string> Tag(string kind) => _tags.TryGetValue(kind, out var codes) ? codes : _tags[kind] = [];

    public ScoringParticipant Profile() => PairScoring.Profile(new ParticipantRecord
    {
        PublicId = PublicId,
        Country = Country,
        Kind = Kind,
        Products = Products,
        Languages = Codes(ParticipantStore.Language),
        CooperationTypes = Codes(ParticipantStore.Cooperation),
        TargetCountries = Codes(ParticipantStore.Target),
        ExportCountries = Codes(ParticipantStore.Export),
        ExcludedCountries = Codes(ParticipantStore.Excluded),
        Certifications = Codes(ParticipantStore.Certification),
    });

    public IReadOnlyList<string> Codes(string kind) => _tags.TryGetValue(kind, out var codes) ? [.. codes] : [];
}
