using EMobilityExpo.Matching.Timetabling;

namespace EMobilityExpo.Matching.Evaluation;

/// <summary>
/// The lists to measure: for each held-out participant and occasion, all partners who were there, as far as the history tells. Who was
/// not there could not have been wanted.
/// </summary>
static class EvaluationLists
{
    /// <summary>The lists within the budget of pairs, drawn by seed, and how many there are in all, by side.</summary>
    public static (IReadOnlyList<RankedList> Lists, int[] InAll) Of(EvaluationInput input, EvaluationOptions options, bool[][] held)
    {
        var lists = new List<RankedList>();
        var inAll = new int[2];
        foreach (var side in Enum.GetValues<JudgeSide>())
        {
            var (ids, own) = (side == JudgeSide.Exhibitor ? input.Exhibitors : input.Buyers, held[(int)side]);
            var mine = input.Meetings.GroupBy(meeting => meeting.Occasion.ToUpperInvariant(), StringComparer.Ordinal)
                .SelectMany(occasion => Of(side, occasion.Key, [.. occasion], own))
                .OrderBy(list => SplitMix.Combine(SplitMix.Combine(options.Seed, SplitMix.Text(ids[list.Owner])), SplitMix.Text(list.Occasion)))
                .ThenBy(list => ids[list.Owner], StringComparer.Ordinal).ThenBy(list => list.Occasion, StringComparer.Ordinal).ToList();
            inAll[(int)side] = mine.Count;
            var left = options.PairBudget;
            lists.AddRange(mine.TakeWhile((list, i) => (left -= list.Partners.Length) >= 0 || i == 0));
        }

        return (lists, inAll);
    }

    static IEnumerable<RankedList> Of(JudgeSide side, string occasion, IReadOnlyList<HistoryMeeting> meetings, bool[] held)
    {
        var partners = meetings.Select(meeting => Partner(meeting, side)).Distinct().Order().ToArray();
        return meetings.Where(meeting => held[Owner(meeting, side)]).GroupBy(meeting => Owner(meeting, side)).Select(own => new RankedList(
            side, own.Key, occasion, partners,
            own.GroupBy(meeting => Partner(meeting, side)).ToDictionary(
                pair => pair.Key, pair => (pair.Max(meeting => Grades.Of(meeting, side)), pair.Max(Grades.OfBoth)))));
    }

    static int Owner(HistoryMeeting meeting, JudgeSide side) => side == JudgeSide.Exhibitor ? meeting.Exhibitor : meeting.Buyer;

    static int Partner(HistoryMeeting meeting, JudgeSide side) => side == JudgeSide.Exhibitor ? meeting.Buyer : meeting.Exhibitor;
}
