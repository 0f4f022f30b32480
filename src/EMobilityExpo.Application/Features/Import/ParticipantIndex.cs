namespace EMobilityExpo.Application.Features.Import;

using EMobilityExpo.Application.Features.Import.Cells;
using EMobilityExpo.Application.Features.Participants;

/// <summary>A participant that a row may be about: one of the event, or one that an earlier row of the file brings.</summary>
public sealed class Known(ParticipantRecord record)
{
    /// <summary>As it is, or as it will be once the rows judged so far are in.</summary>
    public ParticipantRecord Record { get; set; } = record;

    /// <summary>The row of the file that is about it.</summary>
    public int? Row { get; set; }
}

/// <summary>
/// Tells who a row is about: known by the external key, else by the registration number, else by name (in either language) and
/// country. Two that both have a key, or both a number, and not the same, are never taken for each other by a weaker mark.
/// </summary>
public sealed class ParticipantIndex
{
    readonly Dictionary<string, List<Known>> _byKey = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, List<Known>> _byNumber = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<Known>> _byName = new(StringComparer.Ordinal);

    public ParticipantIndex(IEnumerable<ParticipantRecord> participants)
    {
        foreach (var participant in participants)
            Add(new(participant));
    }

    public void Add(Known known)
    {
        var record = known.Record;
        if (record.ExternalKey is { } key)
            Put(_byKey, key, known);
        if (record.RegistrationNumber is { } number)
            Put(_byNumber, TermLookup.KeyOf(number), known);
        foreach (var name in NamesOf(record))
            Put(_byName, name, known);
    }

    /// <param name="row">What the row says of itself; country empty when it does not tell.</param>
    /// <returns>Whom it is about; null for somebody new. The code of a problem when that can not be told.</returns>
    public (Known? Known, string? Problem) Find(ParticipantRecord row)
    {
        var byKey = row.ExternalKey is { } key ? Get(_byKey, key).FirstOrDefault(known => SameKey(known.Record, row)) : null;
        var byNumber = WithNumber(row).Where(known => known != byKey).ToList();
        if (byKey is not null)
            return byNumber.Count > 0 ? (byKey, "RegistrationTaken") : (byKey, null);
        if (byNumber.Count > 0)
            return byNumber.Where(known => Compatible(known.Record.ExternalKey, row.ExternalKey)).ToList() switch
            {
                [var one] when byNumber.Count == 1 => (one, null),
                [] => (null, "RegistrationTaken"),
                _ => (null, "Ambiguous"),
            };
        var byName = NamesOf(row).SelectMany(name => Get(_byName, name)).Distinct()
            .Where(known => SameCountry(known.Record, row) && Compatible(known.Record.ExternalKey, row.ExternalKey)
                && (known.Record.RegistrationNumber is null || row.RegistrationNumber is null || SameNumber(known.Record, row))
                && NamesOf(known.Record).Intersect(NamesOf(row), StringComparer.Ordinal).Any())
            .ToList();
        // One that another row is about already is a possibility only when there is no other.
        var free = byName.Where(known => known.Row is null).ToList();
        return (free, byName) switch
        {
            ([], []) => (null, null),
            ([var one], _) => (one, null),
            ([], [var taken, ..]) => (taken, null),
            _ => (null, "Ambiguous"),
        };
    }

    /// <summary>Whether somebody else already has what must be one's own.</summary>
    public string? Collision(ParticipantRecord final, Known? self)
    {
        if (final.RegistrationNumber is not null && WithNumber(final).Any(known => known != self))
            return "RegistrationTaken";
        var isByName = final.ExternalKey is null && final.RegistrationNumber is null;
        var name = ParticipantRecord.Normalise(final.NameEn ?? final.NameKo ?? "");
        return isByName && Get(_byName, name).Any(known => known != self && known.Record.ExternalKey is null && known.Record.RegistrationNumber is null
            && known.Record.Country == final.Country && known.Record.NormalisedName == name) ? "NameTaken" : null;
    }

    IEnumerable<Known> WithNumber(ParticipantRecord row) => row.RegistrationNumber is { } number
        ? Get(_byNumber, TermLookup.KeyOf(number)).Where(known => SameNumber(known.Record, row) && SameCountry(known.Record, row)) : [];

    static bool SameKey(ParticipantRecord a, ParticipantRecord b) => string.Equals(a.ExternalKey, b.ExternalKey, StringComparison.OrdinalIgnoreCase);

    static bool SameNumber(ParticipantRecord a, ParticipantRecord b) =>
        a.RegistrationNumber is not null && b.RegistrationNumber is not null
        && TermLookup.KeyOf(a.RegistrationNumber) == TermLookup.KeyOf(b.RegistrationNumber);

    static bool SameCountry(ParticipantRecord known, ParticipantRecord row) => row.Country.Length == 0 || known.Country == row.Country;

    static bool Compatible(string? a, string? b) => a is null || b is null || string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    static IEnumerable<string> NamesOf(ParticipantRecord record) =>
        new[] { record.NameEn, record.NameKo }.OfType<string>().Select(ParticipantRecord.Normalise).Where(name => name.Length > 0)
            .Distinct(StringComparer.Ordinal);

    static List<Known> Get(Dictionary<string, List<Known>> index, string key) => index.GetValueOrDefault(key) ?? [];

    static void Put(Dictionary<string, List<Known>> index, string key, Known known)
    {
        if (!index.TryGetValue(key, out var list))
            index[key] = list = [];
        if (!list.Contains(known))
            list.Add(known);
    }
}
