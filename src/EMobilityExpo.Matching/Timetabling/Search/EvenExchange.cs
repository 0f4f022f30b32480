using System.Numerics;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Exchanges that leave the score as it is, for removing breaks: a meeting of a participant for another one of the same score.
/// What comes in is held where it makes the fewest breaks. The possible exchanges are listed once; trying one costs a look.
/// </summary>
sealed class EvenExchange
{
    const int _most = 1 << 20;
    readonly Model _model;
    readonly Schedule _schedule;
    readonly Journal _journal;
    readonly List<(int One, int Other)> _even = [];

    public EvenExchange(Model model, Schedule schedule, Journal journal, bool[] worthwhile)
    {
        (_model, _schedule, _journal) = (model, schedule, journal);
        var open = new bool[model.N];
        for (var q = 0; q < model.N; q++) open[q] = worthwhile.AsSpan(q * model.T, model.T).Contains(true);
        for (var p = 0; p < model.P && _even.Count < _most; p++)
        {
            var pairs = Array.FindAll(model.PairsOf[p], q => open[q]);
            Array.Sort(pairs, (x, y) => (model.Score[x], x).CompareTo((model.Score[y], y)));
            for (var i = 0; i < pairs.Length; i++)
            {
                for (var j = i + 1; j < pairs.Length && model.Score[pairs[i]] == model.Score[pairs[j]]; j++) _even.Add((pairs[i], pairs[j]));
            }
        }
    }

    /// <summary>Tries one at random; false when nothing came of it (what was changed is in the journal).</summary>
    public bool Try(ref SplitMix random)
    {
        if (_even.Count == 0) return false;
        var (goes, comes) = _even[random.Below(_even.Count)];
        if (_schedule.SlotOf[goes] < 0) (goes, comes) = (comes, goes);
        if (_schedule.SlotOf[goes] < 0 || _schedule.SlotOf[comes] >= 0 || _model.Required[goes]) return false;
        _journal.Remove(goes);
        var (a, b) = (_model.A[comes], _model.B[comes]);
        var (best, least) = (-1, int.MaxValue);
        for (var bits = _schedule.Idle(a) & _schedule.Idle(b); bits != 0; bits &= bits - 1)
        {
            var t = BitOperations.TrailingZeroCount(bits);
            if (!_schedule.Fits(comes, t)) continue;
            var cost = (2 * (_schedule.BreaksWhenBusy(a, t) + _schedule.BreaksWhenBusy(b, t))) + (int)(random.Next() & 1);
            if (cost < least) (best, least) = (t, cost);
        }

        return best >= 0 && _journal.TryPlace(comes, best);
    }
}
