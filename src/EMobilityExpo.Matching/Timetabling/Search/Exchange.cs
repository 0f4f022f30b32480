namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Puts a pair that is not held in place of what stands in its way, and then fills what has become free. Whether the result is
/// kept is for the caller to say; the journal takes it back.
/// </summary>
sealed class Exchange(Model model, Schedule schedule, Journal journal)
{
    readonly List<int> _candidates = [];
    bool[] _cells = model.Allowed;
    readonly List<int> _out = [];

    /// <summary>Takes up the pairs that have one of these cells (pair x slot).</summary>
    public void Admit(bool[] cells)
    {
        _cells = cells;
        _candidates.Clear();
        for (var q = 0; q < model.N; q++)
        {
            if (cells.AsSpan(q * model.T, model.T).Contains(true)) _candidates.Add(q);
        }
    }

    /// <summary>Tries one at random; false when nothing came of it (what was changed is in the journal).</summary>
    public bool Try(ref SplitMix random, int most = 1)
    {
        if (_candidates.Count == 0) return false;
        var q = _candidates[random.Below(_candidates.Count)];
        if (schedule.SlotOf[q] >= 0) return false;
        var t = random.Below(model.T);
        for (var k = 0; k < 8 && !_cells[(q * model.T) + t]; k++) t = random.Below(model.T);
        return Insert(q, t, most, ref random);
    }

    /// <summary>Holds a pair in a slot, taking out at most <paramref name="most"/> others, then fills the gaps.</summary>
    public bool Insert(int q, int t, int most, ref SplitMix random)
    {
        if (!model.Allowed[(q * model.T) + t]) return false;
        _out.Clear();
        var (a, b) = (model.A[q], model.B[q]);
        Collect(a, t, ref random);
        Collect(b, t, ref random);
        if (model.TakesTable[q] && _out.Count == 0 && schedule.TablesLeft(t) <= 0) CollectTable(t, ref random);
        if (_out.Count > most) return false;
        foreach (var other in _out) journal.Remove(other);
        if (!journal.TryPlace(q, t)) return false;
        foreach (var other in _out)
        {
            FillFrom(model.A[other], ref random);
            FillFrom(model.B[other], ref random);
        }

        return true;
    }

    void Collect(int p, int t, ref SplitMix random)
    {
        var here = schedule.At[(p * model.T) + t];
        if (here >= 0)
        {
            if (!_out.Contains(here)) _out.Add(here);
            return;
        }

        var day = model.DayOf[t];
        var daily = schedule.Daily(p, day) >= model.MaxPerDay[p];
        if (schedule.Count(p) < model.Max[p] && !daily) return;
        var (from, to) = daily ? (model.DayStart[day], model.DayStart[day + 1]) : (0, model.T);
        var start = random.Below(to - from);
        for (var i = 0; i < to - from; i++)
        {
            var q = schedule.At[(p * model.T) + from + ((start + i) % (to - from))];
            if (q < 0) continue;
            if (!_out.Contains(q)) _out.Add(q);
            return;
        }
    }

    void CollectTable(int t, ref SplitMix random)
    {
        var start = random.Below(model.P);
        for (var i = 0; i < model.P; i++)
        {
            var q = schedule.At[((start + i) % model.P * model.T) + t];
            if (q < 0 || !model.TakesTable[q]) continue;
            _out.Add(q);
            return;
        }
    }

    /// <summary>Tries the participant's other pairs in the order of a random start, as far as they are worth something.</summary>
    void FillFrom(int p, ref SplitMix random)
    {
        if (schedule.Count(p) >= model.Max[p] || model.PairsOf[p].Length == 0) return;
        var pairs = model.PairsOf[p];
        var start = random.Below(pairs.Length);
        for (var i = 0; i < pairs.Length; i++)
        {
            var q = pairs[(start + i) % pairs.Length];
            if (schedule.SlotOf[q] >= 0) continue;
            for (var t = 0; t < model.T; t++)
            {
                if (_cells[(q * model.T) + t] && journal.TryPlace(q, t)) break;
            }

            if (schedule.Count(p) >= model.Max[p]) return;
        }
    }
}
