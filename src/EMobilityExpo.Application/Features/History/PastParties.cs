namespace EMobilityExpo.Application.Features.History;

using EMobilityExpo.Application.Features.Import.Cells;
using EMobilityExpo.Application.Features.Participants;

/// <summary>
/// Finds the participants that a history file means: by the external key, else by the registration number, else by the name in either
/// language. What fits several is wrong, not guessed.
/// </summary>
public sealed class PastParties
{
    readonly ILookup<(string Side, string Text), long> _byKey, _byNumber, _byName;

    public PastParties(IReadOnlyCollection<Party> parties)
    {
        _byKey = Index(parties, party => [party.ExternalKey?.ToUpperInvariant()]);
        _byNumber = Index(parties, party => [party.RegistrationNumber is { } number ? TermLookup.KeyOf(number) : null]);
        _byName = Index(parties, party => new[] { party.NameEn, party.NameKo }.Select(name => name is null ? null : ParticipantRecord.Normalise(name)));
    }

    /// <returns>Its id; 0 when the cell is wrong.</returns>
    public long Find(ImportCell cell, string side)
    {
        if (cell.IsEmpty)
        {
            cell.Wrong("PartyMissing");
            return 0;
        }

        foreach (var (index, text) in new[]
        {
            (_byKey, cell.Text.ToUpperInvariant()), (_byNumber, TermLookup.KeyOf(cell.Text)), (_byName, ParticipantRecord.Normalise(cell.Text)),
        })
        {
            var found = index[(side, text)].Distinct().Take(2).ToList();
            if (found.Count == 1)
                return found[0];
            if (found.Count > 1)
            {
                cell.Wrong("PartyAmbiguous");
                return 0;
            }
        }

        cell.Wrong(side == Sides.Exhibitor ? "ExhibitorUnknown" : "BuyerUnknown");
        return 0;
    }

    static ILookup<(string Side, string Text), long> Index(IEnumerable<Party> parties, Func<Party, IEnumerable<string?>> texts) => parties
        .SelectMany(party => texts(party).OfType<string>().Where(text => text.Length > 0).Select(text => (party, text)))
        .ToLookup(entry => (entry.party.Side, entry.text), entry => entry.party.Id);

    public sealed record Party
    {
        public long Id { get; init; }
        public string Side { get; init; } = "";
        public string? ExternalKey { get; init; }
        public string? RegistrationNumber { get; init; }
        public string? NameKo { get; init; }
        public string? NameEn { get; init; }
    }
}
