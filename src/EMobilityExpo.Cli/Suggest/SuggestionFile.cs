using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Suggestions;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Spreadsheets;
using EMobilityExpo.Matching.Scoring;
using EMobilityExpo.Matching.Suggestions;

namespace EMobilityExpo.Cli.Suggest;

/// <summary>The suggestions of two lists as rows of a file. They are found and explained shortly before their rows are written: none is kept.</summary>
sealed class SuggestionFile
{
    const int Reasons = 3, AtOnce = 256;

    static readonly string[] Columns =
        ["Side", "Key", "Name", "Rank", "PartnerKey", "PartnerName", "Score", "ExhibitorScore", "BuyerScore", "Newcomer"];

    readonly Dictionary<Side, Dictionary<string, ParticipantRecord>> people = [];
    readonly Dictionary<Side, SpreadLists> spread = [];
    readonly PairScorer scorer;
    readonly SuggestionIndex index;
    readonly ThinProfiles thin;
    readonly (int Top, bool Diverse) options;
    readonly CancellationToken stop;
    readonly Dictionary<Side, (long Count, double Cost)> written = [];

    public SuggestionFile(
        IReadOnlyList<ParticipantRecord> exhibitors, IReadOnlyList<ParticipantRecord> buyers, int top, bool diverse, double? mostGini, CancellationToken stop)
    {
        (options, this.stop) = ((top, diverse), stop);
        people[Side.Exhibitor] = ById(exhibitors);
        people[Side.Buyer] = ById(buyers);
        scorer = PairScoring.Scorer(new ScoringWeights(), Array.Empty<ParticipantRecord>());
        index = new(scorer, Profiles(Side.Exhibitor), Profiles(Side.Buyer));
        thin = new(index, scorer);
        if (mostGini is { } most)
        {
            foreach (var side in people.Keys)
                spread[side] = Spread(side, most);
        }
    }

    public Sheet Sheet() => new(
        Words.T("Suggestions.FileTitle"),
        [
            .. Columns.Select(name => new SheetColumn(Words.T($"Suggestions.File{name}"))),
            .. Enumerable.Range(1, Reasons).Select(number => new SheetColumn(Words.T("Suggestions.FileReason", number))),
            new(Words.T("Suggestions.FileMissing")),
        ],
        people.Keys.SelectMany(Rows));

    /// <summary>What was written, for whoever waits; known only once the rows were.</summary>
    public IEnumerable<string> Summary()
    {
        foreach (var (side, (count, cost)) in written)
        {
            var who = $"{people[side].Count} {(side == Side.Exhibitor ? "exhibitors" : "buyers")}: {count} suggestions";
            yield return spread.TryGetValue(side, out var made)
                ? FormattableString.Invariant($"{who}, Gini index {made.Lists.Gini:0.000}{(made.IsMet ? "" : $" ({made.Wanted:0.000} can not be reached)")}, nobody in more than {made.Cap} lists, {made.MeanLoss:0.00} points lost per suggestion, {made.WorstLoss:0.00} in the worst list, {made.Shorter} lists shorter.")
                : FormattableString.Invariant($"{who}, {cost / Math.Max(1, count):0.00} points lost per suggestion for variety and thin profiles.");
        }
    }

    IEnumerable<IReadOnlyList<object?>> Rows(Side side)
    {
        var (count, lost) = (0L, 0.0);
        foreach (var some in people[side].Values.Chunk(AtOnce))
        {
            foreach (var (rows, cost) in some.AsParallel().AsOrdered().WithCancellation(stop).Select(who => RowsOf(side, who)))
            {
                (count, lost) = (count + rows.Count, lost + cost * rows.Count);
                foreach (var row in rows)
                    yield return row;
            }
        }

        written[side] = (count, lost);
    }

    (IReadOnlyList<IReadOnlyList<object?>> Rows, double Cost) RowsOf(Side side, ParticipantRecord who)
    {
        var chosen = spread.TryGetValue(side, out var made)
            ? new SuggestionChoice([.. made.Lists.Of(who.LastingKey()).Select(one => (one, false))], 0)
            : SuggestionChoice.Of(index, thin, side, who.LastingKey(), null, _ => false, options.Top, options.Diverse);
        return ([.. chosen.Items.Select((item, i) => Row(side, who, i + 1, item.One.Partner, item.Newcomer))], chosen.Cost);
    }

    object?[] Row(Side side, ParticipantRecord who, int rank, string partnerId, bool newcomer)
    {
        var partner = people[Other(side)][partnerId];
        var (exhibitor, buyer) = side == Side.Exhibitor ? (who, partner) : (partner, who);
        var score = scorer.Score(index.Find(Side.Exhibitor, exhibitor.LastingKey())!, index.Find(Side.Buyer, buyer.LastingKey())!);
        var reasons = score.Factors.OrderByDescending(factor => factor.Weight * Math.Abs(Lean(factor))).Take(Reasons).Select(Reason);
        return
        [
            Words.T($"Suggestions.Side_{who.Side}"), Key(who), who.Name, rank, Key(partner), partner.Name, score.Score,
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

    static string? Key(ParticipantRecord who) => who.ExternalKey ?? who.RegistrationNumber;

    static Side Other(Side side) => side == Side.Exhibitor ? Side.Buyer : Side.Exhibitor;

    SpreadLists Spread(Side side, double most)
    {
        var depth = GetExposureHandler.DepthOf(options.Top, people[side].Count, people[Other(side)].Count);
        var table = index.BestOfAll(side, depth, Environment.ProcessorCount, stop);
        return new Exposure(table.Ids.Select(id => new BestList(id, table.Of(id))), people[Other(side)].Keys, options.Top).Spread(most, stop);
    }

    /// <summary>Ids that do not depend on the order of the rows, as equal scores are ordered by them.</summary>
    static Dictionary<string, ParticipantRecord> ById(IReadOnlyList<ParticipantRecord> people) => people.ToDictionary(who => who.LastingKey());

    ScoringParticipant[] Profiles(Side side) => [.. people[side].Select(who => PairScoring.Profile(who.Value) with { Id = who.Key })];
}
