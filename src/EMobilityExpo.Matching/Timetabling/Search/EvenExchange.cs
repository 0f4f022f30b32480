using System.Numerics;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Exchanges that leave the score as it is, for removing breaks: a meeting of a participant for another one of the same score.
/// What comes in is held where it makes the fewest breaks. The possible exchanges are listed once; trying one costs a look.
/// </summary>
sealed class EvenExchange(Model model, Schedule schedule, Journal journal)
{
    const int _most = 1 << 20;
    readonly List<(int One, int Other)> _even = [];
    readonly List<long> _byScore = [];
    bool[] _listed = [];

    /// <summary>Lists the pairs of a participant with equal scores that have one of these cells (pair x slot); false when they are listed.</summary>
    public bool Admit(bool[] cells)
    {
        if (cells.AsSpan().SequenceEqual(_listed)) return false;
        _listed = (bool[])cells.Clone();
        _even.Clear();
        for (var p = 0; p < model.P && _even.Count < _most; p++)
        {
            // By score, then by pair, both in one number: there may be a quarter of a million of them.
            _byScore.Clear();
            foreach (var q in model.PairsOf[p])
            {
                if (cells.AsSpan(q * model.T, model.T).Contains(true)) _byScore.Add(((long)model.Score[q] << 32) | (uint)q);
            }

            _byScore.Sort();
            for (var i = 0; i < _byScore.Count; i++)
            {
                for (var j = i + 1; j < _byScore.Count && _byScore[i] >> 32 == _byScore[j] >> 32; j++) _even.Add(((int)_byScore[i], (int)_byScore[j]));
            }
        }

        return true;
    }

    /// <summary>Tries one at random; false when nothing came of it (what was changed is in the journal).</summary>
    public bool Try(ref SplitMix random)
    {
        if (_even.Count == 0) return false;
        var (goes, comes) = _even[random.Below(_even.Count)];
        if (schedule.SlotOf[goes] < 0) (goes, comes) = (comes, goes);
        if (schedule.SlotOf[goes] < 0 || schedule.SlotOf[comes] >= 0 || model.Required[goes]) return false;
        journal.Remove(goes);
        var (a, b) = (model.A[comes], model.B[comes]);
        var (best, least) = (-1, int.MaxValue);
        for (var bits = schedule.Idle(a) & schedule.Idle(b); bits != 0; bits &= bits - 1)
        {
            var t = BitOperations.TrailingZeroCount(bits);
            if (!schedule.Fits(comes, t)) continue;
            var cost = (2 * (schedule.BreaksWhenBusy(a, t) + schedule.BreaksWhenBusy(b, t))) + (int)(random.Next() & 1);
            if (cost < least) (best, least) = (t, cost);
        }

        return best >= 0 && journal.TryPlace(comes, best);
    }
}
