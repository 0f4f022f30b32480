using System.Numerics;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Exchanges of meetings that leave the score as it is, for removing breaks: one meeting of a participant for another one of the
/// same score, or two meetings (a, c) and (b, d) for (a, b) and (c, d). What comes in is held where it makes the fewest breaks.
/// Looking for one costs the meetings of one participant; few of those looked at have equal scores.
/// </summary>
sealed class EvenExchange
{
    readonly Model _model;
    readonly Schedule _schedule;
    readonly Journal _journal;
    readonly int[][] _partner;
    readonly int[][] _pair;

    public EvenExchange(Model model, Schedule schedule, Journal journal)
    {
        (_model, _schedule, _journal) = (model, schedule, journal);
        (_partner, _pair) = (new int[model.P][], new int[model.P][]);
        for (var p = 0; p < model.P; p++)
        {
            _pair[p] = (int[])model.PairsOf[p].Clone();
            _partner[p] = Array.ConvertAll(_pair[p], q => Other(q, p));
            Array.Sort(_partner[p], _pair[p]);
        }
    }

    /// <summary>Tries one for a participant; false when there is none (what was changed is in the journal).</summary>
    public bool Try(int a, ref SplitMix random)
    {
        var busy = _schedule.Busy(a);
        if (busy == 0 || _pair[a].Length < 2) return false;
        var goes = _schedule.At[(a * _model.T) + Bits.Any(busy, ref random)];
        var comes = _pair[a][random.Below(_pair[a].Length)];
        if (_schedule.SlotOf[comes] >= 0 || _model.Required[goes]) return false;
        var (b, c) = (Other(comes, a), Other(goes, a));
        var left = _model.Score[goes] - _model.Score[comes];
        if (left == 0 && _schedule.Count(b) < _model.Max[b]) return Turn(goes, -1, comes, -1, ref random);
        for (var bits = _schedule.Busy(b); bits != 0; bits &= bits - 1)
        {
            var goesToo = _schedule.At[(b * _model.T) + BitOperations.TrailingZeroCount(bits)];
            var comesToo = Find(c, Other(goesToo, b), left + _model.Score[goesToo]);
            if (comesToo < 0 || _model.Required[goesToo] || goesToo == goes) continue;
            return Turn(goes, goesToo, comes, comesToo, ref random);
        }

        return false;
    }

    bool Turn(int goes, int goesToo, int comes, int comesToo, ref SplitMix random)
    {
        _journal.Remove(goes);
        if (goesToo >= 0) _journal.Remove(goesToo);
        return Hold(comes, ref random) && (comesToo < 0 || Hold(comesToo, ref random));
    }

    bool Hold(int q, ref SplitMix random)
    {
        var (a, b) = (_model.A[q], _model.B[q]);
        var (best, least) = (-1, int.MaxValue);
        for (var bits = _schedule.Idle(a) & _schedule.Idle(b); bits != 0; bits &= bits - 1)
        {
            var t = BitOperations.TrailingZeroCount(bits);
            if (!_schedule.Fits(q, t)) continue;
            var cost = (2 * (_schedule.BreaksWhenBusy(a, t) + _schedule.BreaksWhenBusy(b, t))) + (int)(random.Next() & 1);
            if (cost < least) (best, least) = (t, cost);
        }

        return best >= 0 && _journal.TryPlace(q, best);
    }

    /// <summary>A pair of the two with that score that is not held; -1 when there is none.</summary>
    int Find(int c, int d, int score)
    {
        var k = Array.BinarySearch(_partner[c], d);
        if (k < 0) return -1;
        var q = _pair[c][k];
        return _model.Score[q] == score && _schedule.SlotOf[q] < 0 ? q : -1;
    }

    int Other(int q, int p) => _model.A[q] == p ? _model.B[q] : _model.A[q];
}
