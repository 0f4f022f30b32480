namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// How good a timetable can become at most when some pairs may still be added to it: each pair counts against the room of the one of its two participants who has
/// more of them, and each meeting added takes at most one break from both. O(pairs) a look.
/// </summary>
sealed class Optimism(Model model, Schedule schedule)
{
    readonly int[] _of = new int[model.P]; // pairs of each participant, then its room left
    readonly int[] _left = new int[model.P];

    /// <summary>The most points and meetings that the pairs, those worth most first, can add.</summary>
    public (long Gain, int Meetings) Of(ReadOnlySpan<int> pairs)
    {
        foreach (var q in pairs)
        {
            foreach (var p in (ReadOnlySpan<int>)[model.A[q], model.B[q]])
            {
                _of[p]++;
                _left[p] = model.Max[p] - schedule.Count(p);
            }
        }

        var (gain, meetings) = (0L, 0);
        foreach (var q in pairs)
        {
            var owner = _of[model.A[q]] >= _of[model.B[q]] ? model.A[q] : model.B[q];
            if (_left[owner]-- <= 0 || schedule.Hopeless(q)) continue;
            (gain, meetings) = (gain + model.Score[q], meetings + 1);
        }

        foreach (var q in pairs) (_of[model.A[q]], _of[model.B[q]]) = (0, 0);
        return (gain, meetings);
    }

    /// <summary>A timetable with some of the pairs might be better than the best, or as good as it and so far better in a later term.</summary>
    public bool Better(ReadOnlySpan<int> pairs, Quality best)
    {
        var (gain, meetings) = Of(pairs);
        for (var k = 0; k < model.Objective.Length; k++)
        {
            var now = Quality.Of(model.Objective[k], schedule);
            var most = model.Objective[k] switch
            {
                Term.Score => now + gain,
                Term.Breaks or Term.MissedMinimum => Math.Min(0, now + (2L * meetings)),
                Term.Fairness => BitConverter.DoubleToInt64Bits(1.0),
                _ => now,
            };
            if (most != best[k]) return most > best[k];
        }

        return false;
    }
}
