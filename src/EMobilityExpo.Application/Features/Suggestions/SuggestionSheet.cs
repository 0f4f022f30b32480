namespace EMobilityExpo.Application.Features.Suggestions;

using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Spreadsheets;
using EMobilityExpo.Matching.Scoring;
using EMobilityExpo.Matching.Suggestions;

/// <summary>
/// The suggestions of everybody as rows of a file. They are found and explained, by several threads, shortly before their rows are written: none is kept.
/// </summary>
/// <param name="people">By id, in the order of the rows.</param>
/// <param name="listOf">Who is suggested to a participant.</param>
/// <param name="scoreOf">The score of an exhibitor (first) and a buyer, by their ids.</param>
/// <param name="stop">Ends writing with an <see cref="OperationCanceledException"/>.</param>
public sealed class SuggestionSheet(
    IReadOnlyDictionary<Side, IReadOnlyDictionary<string, SuggestionSheet.Participant>> people, Func<Side, string, SuggestionChoice> listOf,
    Func<string, string, PairScore> scoreOf, CancellationToken stop)
{
    const int Reasons = 3, AtOnce = 256;

    static readonly string[] Columns =
        ["Side", "Key", "Name", "Rank", "PartnerKey", "PartnerName", "Score", "ExhibitorScore", "BuyerScore", "Newcomer"];

    readonly Dictionary<Side, (long Count, double Cost)> _written = [];

    /// <summary>How many suggestions were written, and how many points of score they cost in all; of a side all of whose rows were.</summary>
    public IReadOnlyDictionary<Side, (long Count, double Cost)> Written => _written;

    public Sheet Sheet() => new(
        Words.T("Suggestions.FileTitle"),
        [
            .. Columns.Select(name => new SheetColumn(Words.T($"Suggestions.File{name}"))),
            .. Enumerable.Range(1, Reasons).Select(number => new SheetColumn(Words.T("Suggestions.FileReason", number))),
            new(Words.T("Suggestions.FileMissing")),
        ],
        people.Keys.Order().SelectMany(Rows));

    IEnumerable<IReadOnlyList<object?>> Rows(Side side)
    {
        var (count, lost) = (0L, 0.0);
        foreach (var some in people[side].Keys.Chunk(AtOnce))
        {
            foreach (var (rows, cost) in some.AsParallel().AsOrdered().WithCancellation(stop).Select(id => RowsOf(side, id)))
            {
                (count, lost) = (count + rows.Count, lost + cost * rows.Count);
                foreach (var row in rows)
                    yield return row;
            }
        }

        _written[side] = (count, lost);
    }

    (IReadOnlyList<IReadOnlyList<object?>> Rows, double Cost) RowsOf(Side side, string id)
    {
        var chosen = listOf(side, id);
        return ([.. chosen.Items.Select((item, i) => Row(side, id, i + 1, item.One.Partner, item.Newcomer))], chosen.Cost);
    }

    object?[] Row(Side side, string id, int rank, string partnerId, bool newcomer)
    {
        var (who, partner) = (people[side][id], people[side.Other()][partnerId]);
        var score = side == Side.Exhibitor ? scoreOf(id, partnerId) : scoreOf(partnerId, id);
        var reasons = score.Factors.OrderByDescending(factor => factor.Weight * Math.Abs(Lean(factor))).Take(Reasons).Select(Reason);
        return
        [
            Words.T($"Suggestions.Side_{Participants.Sides.NameOf(side)}"), who.Key, who.Name, rank, partner.Key, partner.Name, score.Score,
            Math.Round(score.ExhibitorScore, 1), Math.Round(score.BuyerScore, 1), newcomer ? true : null, .. reasons, UsefulFact.Of(score)?.Text,
        ];
    }

    /// <summary>Above 0 for the meeting, below against it.</summary>
    static double Lean(FactorScore factor) => (factor.ExhibitorValue + factor.BuyerValue) / 2 - 0.5;

    static string Reason(FactorScore factor)
    {
        var form = Lean(factor) switch { > 0 => "For", < 0 => "Against", _ => "Neutral" };
        return Words.T($"Suggestions.FileReason{form}", Words.T($"Scoring.Factor_{factor.Factor}"), FactorPhrases.Of(factor));
    }

    /// <param name="Key">By which the organiser knows it; null when it has none.</param>
    public sealed record Participant(string? Key, string Name);
}
