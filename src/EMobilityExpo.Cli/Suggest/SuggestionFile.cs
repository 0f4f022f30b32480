using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Suggestions;
using EMobilityExpo.Application.Spreadsheets;
using EMobilityExpo.Matching.Scoring;
using EMobilityExpo.Matching.Suggestions;

namespace EMobilityExpo.Cli.Suggest;

/// <summary>The suggestions of two lists as a file.</summary>
sealed class SuggestionFile
{
    readonly Dictionary<Side, IReadOnlyDictionary<string, SuggestionSheet.Participant>> people;
    readonly Dictionary<Side, SpreadLists> spread = [];
    readonly SuggestionIndex index;
    readonly ThinProfiles thin;
    readonly SuggestionSheet sheet;
    readonly CancellationToken stop;

    public SuggestionFile(
        IReadOnlyList<ParticipantRecord> exhibitors, IReadOnlyList<ParticipantRecord> buyers, int top, bool diverse, double? mostGini, CancellationToken stop)
    {
        this.stop = stop;
        people = new() { [Side.Exhibitor] = ById(exhibitors), [Side.Buyer] = ById(buyers) };
        var scorer = PairScoring.Scorer(new ScoringWeights(), Array.Empty<ParticipantRecord>());
        index = new(scorer, Profiles(exhibitors), Profiles(buyers));
        thin = new(index, scorer);
        if (mostGini is { } most)
        {
            foreach (var side in people.Keys)
                spread[side] = Spread(side, top, most);
        }

        sheet = new(
            people,
            (side, id) => spread.TryGetValue(side, out var made) ? new(made.Lists.Of(id), 0) : SuggestionChoice.Of(index, thin, side, id, null, _ => false, top, diverse),
            (exhibitor, buyer) => scorer.Score(index.Find(Side.Exhibitor, exhibitor)!, index.Find(Side.Buyer, buyer)!), stop);
    }

    public Sheet Sheet() => sheet.Sheet();

    /// <summary>What was written, for whoever waits; known only once the rows were.</summary>
    public IEnumerable<string> Summary()
    {
        foreach (var (side, (count, cost)) in sheet.Written)
        {
            var who = $"{people[side].Count} {(side == Side.Exhibitor ? "exhibitors" : "buyers")}: {count} suggestions";
            yield return spread.TryGetValue(side, out var made)
                ? FormattableString.Invariant($"{who}, Gini index {made.Lists.Gini:0.000}{(made.IsMet ? "" : $" ({made.Wanted:0.000} can not be reached)")}, nobody in more than {made.Cap} lists, {made.MeanLoss:0.00} points lost per suggestion, {made.WorstLoss:0.00} in the worst list, {made.Shorter} lists shorter.")
                : FormattableString.Invariant($"{who}, {cost / Math.Max(1, count):0.00} points lost per suggestion for variety and thin profiles.");
        }
    }

    SpreadLists Spread(Side side, int top, double most)
    {
        var depth = EventExposure.DepthOf(top, people[side].Count);
        var lists = PlacedLists.Of(index, thin, side, top, depth, (_, _) => false, Environment.ProcessorCount, stop);
        return new Exposure(lists, people[side.Other()].Keys, top).Spread(most, stop);
    }

    /// <summary>Ids that do not depend on the order of the rows, as equal scores are ordered by them.</summary>
    static Dictionary<string, SuggestionSheet.Participant> ById(IReadOnlyList<ParticipantRecord> people) =>
        people.ToDictionary(who => who.LastingKey(), who => new SuggestionSheet.Participant(who.ExternalKey ?? who.RegistrationNumber, who.Name));

    static ScoringParticipant[] Profiles(IReadOnlyList<ParticipantRecord> people) =>
        [.. people.Select(who => PairScoring.Profile(who) with { Id = who.LastingKey() })];
}
