using EMobilityExpo.Matching.Timetabling;

namespace EMobilityExpo.Matching.Evaluation;

/// <summary>
/// Evaluates rankers on the history of an event: learns weights from the judgements of a part of the participants, and measures every
/// ranker on the lists of those held out. How it works and how to read it is in docs/evaluation.md.
/// </summary>
/// <remarks>
/// Same input, same seed, same report, on any number of threads. Time is that of valuing the pairs of the lists measured, at most
/// <see cref="EvaluationOptions.PairBudget"/> a side; whole lists are sampled, never partners within a list, because measures on
/// sampled partners order rankers wrongly (W. Krichene, S. Rendle, "On sampled metrics for item recommendation", KDD 2020).
/// </remarks>
public static class MatchEvaluation
{
    /// <summary>Evaluates.</summary>
    /// <exception cref="ArgumentException">An option is out of range, or a meeting names a place that is not there.</exception>
    public static EvaluationReport Run(EvaluationInput input, EvaluationOptions options, CancellationToken cancel = default)
    {
        Check(input, options);
        var held = new[]
        {
            ParticipantSplit.HeldOut(input.Exhibitors, input.Meetings.Select(meeting => meeting.Exhibitor), options.HeldOutShare, options.Seed),
            ParticipantSplit.HeldOut(input.Buyers, input.Meetings.Select(meeting => meeting.Buyer), options.HeldOutShare, options.Seed),
        };
        var learning = Learn(input, held);
        var ranking = new ListRanking(input, options, Popularity(input, held), learning.Shares);
        var (lists, inAll) = EvaluationLists.Of(input, options, held);
        var measured = new ListMeasures[lists.Count][][];
        Parallel.For(0, lists.Count, new ParallelOptions { CancellationToken = cancel }, i => measured[i] = ranking.Measure(lists[i]));

        var results = new EvaluationResults(input, options, ranking.Rankers, lists, measured);
        return new(
            options.Seed, options.HeldOutShare, input.Meetings.Count, input.Meetings.DistinctBy(meeting => meeting.Occasion.ToUpperInvariant()).Count(),
            [Figures(input, JudgeSide.Exhibitor, held[0], lists, inAll), Figures(input, JudgeSide.Buyer, held[1], lists, inAll)],
            input.Meetings.Count(meeting => Grades.OfBoth(meeting) > 0), learning, results.Measures(),
            learning.Shares is null ? [] : results.Differences());
    }

    /// <summary>
    /// Only meetings whose exhibitor and buyer are both in the training part: an outcome is the word of both, and would otherwise tell
    /// what the held-out one is asked.
    /// </summary>
    static LearnedWeights Learn(EvaluationInput input, bool[][] held)
    {
        var count = input.PresentWeights.Count;
        var (values, wanted, sides) = (new List<double>(), new List<bool>(), new List<JudgeSide>());
        var own = new[] { new double[count], new double[count] };
        // In an order of their own: sums of rounded numbers depend on the order of the rows.
        foreach (var meeting in input.Meetings.Where(meeting => !held[0][meeting.Exhibitor] && !held[1][meeting.Buyer])
            .OrderBy(meeting => meeting.Occasion, StringComparer.Ordinal).ThenBy(meeting => input.Exhibitors[meeting.Exhibitor], StringComparer.Ordinal)
            .ThenBy(meeting => input.Buyers[meeting.Buyer], StringComparer.Ordinal))
        {
            if (!input.Values(meeting.Exhibitor, meeting.Buyer, meeting.Occasion, own[0], own[1])) continue;
            foreach (var side in Enum.GetValues<JudgeSide>())
            {
                if (Grades.Of(meeting, side) is not { } grade) continue;
                values.AddRange(own[(int)side]);
                wanted.Add(grade > 0);
                sides.Add(side);
            }
        }

        return WeightLearning.Learn([.. values], [.. wanted], [.. sides], input.PresentWeights);
    }

    /// <summary>By side: how often each partner was judged for by the participants of the side that are in the training part.</summary>
    static int[][] Popularity(EvaluationInput input, bool[][] held)
    {
        int[][] popularity = [new int[input.Buyers.Count], new int[input.Exhibitors.Count]];
        foreach (var meeting in input.Meetings)
        {
            if (!held[0][meeting.Exhibitor] && Grades.Of(meeting, JudgeSide.Exhibitor) > 0) popularity[0][meeting.Buyer]++;
            if (!held[1][meeting.Buyer] && Grades.Of(meeting, JudgeSide.Buyer) > 0) popularity[1][meeting.Exhibitor]++;
        }

        return popularity;
    }

    static SideFigures Figures(EvaluationInput input, JudgeSide side, bool[] held, IReadOnlyList<RankedList> lists, int[] inAll)
    {
        var grades = input.Meetings.Select(meeting => Grades.Of(meeting, side)).OfType<int>().ToList();
        var mine = lists.Where(list => list.Side == side).ToList();
        return new(
            side, input.Meetings.DistinctBy(meeting => side == JudgeSide.Exhibitor ? meeting.Exhibitor : meeting.Buyer).Count(),
            held.Count(one => one), grades.Count(grade => grade > 0), grades.Count(grade => grade == 0), mine.Count, inAll[(int)side],
            mine.Count == 0 ? 0 : mine.Average(list => list.Partners.Length));
    }

    static void Check(EvaluationInput input, EvaluationOptions options)
    {
        if (options.Lengths.Count == 0 || options.Lengths.Any(length => length < 1))
            throw new ArgumentException("Lengths of lists are at least 1.", nameof(options));
        if (!(options.HeldOutShare is > 0 and < 1))
            throw new ArgumentException("The held-out share is above 0 and below 1.", nameof(options));
        if (input.Meetings.Any(meeting => meeting.Exhibitor < 0 || meeting.Exhibitor >= input.Exhibitors.Count
            || meeting.Buyer < 0 || meeting.Buyer >= input.Buyers.Count))
            throw new ArgumentException("A meeting names a participant that is not there.", nameof(input));
    }
}
