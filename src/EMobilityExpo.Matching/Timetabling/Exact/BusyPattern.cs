namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// When one participant is busy: as often as it has meetings, by every slot at least with those that end by then and at most with those
/// that begin by then, fixed ones at their slots. The cheapest by dynamic programming over slots, meetings so far and what went before.
/// </summary>
sealed class BusyPattern
{
    const long _never = long.MaxValue / 4;
    const int _fresh = 0; // not busy yet today
    const int _busy = 1; // in the slot before
    const int _idle = 2; // earlier today, not in the slot before
    readonly Model _model;
    readonly int _size;
    readonly bool[] _open;
    readonly bool[] _must;
    readonly int[] _least;
    readonly int[] _most;
    readonly byte[] _from; // state before, +3 when busy; by slot, meetings, state
    readonly long[] _now;
    readonly long[] _next;

    public BusyPattern(Model model, Windows windows, int p)
    {
        _model = model;
        var pairs = model.PairsOf[p];
        _size = pairs.Length;
        (_open, _must, _least, _most) = (new bool[model.T], new bool[model.T], new int[model.T], new int[model.T]);
        foreach (var q in pairs)
        {
            for (var t = windows.First[q]; t <= windows.Last[q]; t++) _open[t] |= model.Allowed[(q * model.T) + t];
            if (windows.First[q] == windows.Last[q]) _must[windows.First[q]] = true;
            for (var t = windows.First[q]; t < model.T; t++) _most[t]++;
            for (var t = windows.Last[q]; t < model.T; t++) _least[t]++;
        }

        _from = new byte[model.T * (_size + 1) * 3];
        (_now, _next) = (new long[(_size + 1) * 3], new long[(_size + 1) * 3]);
    }

    /// <summary>Work units of one evaluation.</summary>
    public long Cost => 8L * _model.T * (_size + 1);

    /// <summary>The least cost of breaks and prices; the slots of one cheapest pattern are added to <paramref name="busy"/>.</summary>
    public long Cheapest(long[] price, long perBreak, long[] busy)
    {
        Array.Fill(_now, _never);
        _now[_fresh] = 0;
        for (var t = 0; t < _model.T; t++)
        {
            Array.Fill(_next, _never);
            var starts = _model.DayStart[_model.DayOf[t]] == t;
            for (var k = 0; k <= _size; k++)
            {
                for (var s = 0; s < 3; s++)
                {
                    var cost = _now[(3 * k) + s];
                    if (cost >= _never) continue;
                    var state = starts ? _fresh : s;
                    if (!_must[t]) Reach(t, k, state == _busy ? _idle : state, cost, (byte)s);
                    if (_open[t] && k < _size) Reach(t, k + 1, _busy, cost + price[t] + (state == _idle ? perBreak : 0), (byte)(s + 3));
                }
            }

            _next.CopyTo(_now, 0);
        }

        var last = 3 * _size;
        var end = _now[last] <= _now[last + 1] ? (_now[last] <= _now[last + 2] ? 0 : 2) : _now[last + 1] <= _now[last + 2] ? 1 : 2;
        if (_now[last + end] >= _never) return 0; // no pattern at all: others will find out
        var value = _now[last + end];
        for (var (t, k, s) = (_model.T - 1, _size, end); t >= 0; t--)
        {
            var from = _from[(((t * (_size + 1)) + k) * 3) + s];
            if (from >= 3)
            {
                busy[t]++;
                k--;
            }

            s = from % 3;
        }

        return value;
    }

    void Reach(int t, int k, int state, long cost, byte from)
    {
        if (k < _least[t] || k > _most[t] || cost >= _next[(3 * k) + state]) return;
        _next[(3 * k) + state] = cost;
        _from[(((t * (_size + 1)) + k) * 3) + state] = from;
    }
}
