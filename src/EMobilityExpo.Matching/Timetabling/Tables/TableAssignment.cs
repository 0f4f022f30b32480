namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Gives each meeting a table when slots are known, with few walks. Where the event wants one side to keep its tables, walks of that
/// side count first: each of it gets a table of its own as far as there are enough. Then slot after slot is assigned anew, at its best given the
/// slots around it, until nothing gets better. O(rounds x meetings x length of an exchange within a slot).
/// </summary>
sealed class TableAssignment
{
    const int _rounds = 4;
    readonly Model _model;
    readonly int[] _pair; // of each meeting; meetings are numbered slot by slot, so that those of a slot lie together
    readonly int[] _who; // of a meeting: its first and its second participant
    readonly int[] _start; // the first meeting of each slot, and the number of all at the end
    readonly int[] _slotOf;
    readonly int[] _table;
    readonly int[] _link; // of a meeting: the one before and the one after of its first, then of its second participant; -1 for none
    readonly bool[] _keeps;
    readonly bool[] _stale; // tables around a slot have changed since it was last assigned
    readonly long _weight;
    readonly TableMatching _matching;
    readonly int[] _takenIn; // the turn in which a table was last taken; tables in use are no more than participants
    readonly int[] _had;
    int _turn;

    TableAssignment(Schedule schedule)
    {
        _model = schedule.Model;
        _start = new int[_model.T + 1];
        for (var q = 0; q < _model.N; q++)
        {
            if (schedule.SlotOf[q] >= 0 && _model.TakesTable[q]) _start[schedule.SlotOf[q] + 1]++;
        }

        var most = 0;
        for (var t = 0; t < _model.T; t++) (most, _start[t + 1]) = (Math.Max(most, _start[t + 1]), _start[t] + _start[t + 1]);
        var (next, count) = (_start[..^1], _start[^1]);
        (_pair, _slotOf, _table, _who) = (new int[count], new int[count], new int[count], new int[2 * count]);
        (_link, _had) = (new int[4 * count], new int[most]);
        for (var q = 0; q < _model.N; q++)
        {
            if (schedule.SlotOf[q] < 0 || !_model.TakesTable[q]) continue;
            var i = next[schedule.SlotOf[q]]++;
            (_pair[i], _slotOf[i], _who[2 * i], _who[(2 * i) + 1]) = (q, schedule.SlotOf[q], _model.A[q], _model.B[q]);
        }

        Array.Fill(_table, -1);
        Link();
        _stale = new bool[_model.T];
        Array.Fill(_stale, value: true);
        _keeps = new bool[_model.P];
        for (var p = 0; p < _model.P && _model.Problem.KeepsTable is not null; p++)
            _keeps[p] = string.Equals(_model.Problem.Participants[_model.Order.Participants[p]].Side, _model.Problem.KeepsTable, StringComparison.Ordinal);
        // All walks of the others together weigh less than one of who keeps its table.
        _weight = (2L * _model.N) + 1;
        _matching = new TableMatching(most, _model.P + 1, mostWishes: 4);
        _takenIn = new int[_model.P + 1];
    }

    /// <summary>Table of each pair, -1 where none is taken, and the walks.</summary>
    public static (int[] Tables, TableWalks Walks) Of(Schedule schedule)
    {
        var own = new TableAssignment(schedule);
        for (var d = 0; d < own._model.D && own._model.Problem.KeepsTable is not null; d++) own.Homes(d);
        // Where nobody's table matters one look ahead is enough.
        var rounds = own._model.Problem.KeepsTable is null ? 1 : _rounds;
        for (var round = 0; round < rounds && own._stale.Contains(value: true); round++)
        {
            for (var t = 0; t < own._model.T; t++) own.Improve(t);
            for (var t = own._model.T - 2; t > 0 && rounds > 1; t--) own.Improve(t);
        }

        var tables = new int[own._model.N];
        Array.Fill(tables, -1);
        for (var i = 0; i < own._pair.Length; i++) tables[own._pair[i]] = own._table[i];
        return (tables, own.Walks());
    }

    void Link()
    {
        // The last meeting of each participant, by its place among participants of meetings.
        var last = new int[_model.P];
        Array.Fill(last, -1);
        Array.Fill(_link, -1);
        for (var x = 0; x < _who.Length; x++)
        {
            var y = last[_who[x]];
            last[_who[x]] = x;
            if (y < 0 || _model.DayOf[_slotOf[y / 2]] != _model.DayOf[_slotOf[x / 2]]) continue;
            (_link[2 * x], _link[(2 * y) + 1]) = (y / 2, x / 2);
        }
    }

    /// <summary>A table of its own for the day for everybody who keeps it; those with disjoint slots may share one.</summary>
    void Homes(int d)
    {
        var slots = new List<int>?[_model.P];
        for (var t = _model.DayStart[d]; t < _model.DayStart[d + 1]; t++)
        {
            for (var i = _start[t]; i < _start[t + 1]; i++)
            {
                foreach (var p in _who.AsSpan(2 * i, 2))
                {
                    if (_keeps[p]) (slots[p] ??= []).Add(i);
                }
            }
        }

        var keepers = Enumerable.Range(0, _model.P).Where(p => slots[p] is not null).OrderByDescending(p => slots[p]!.Count).ThenBy(p => p).ToList();
        if (keepers.Count == 0) return;
        var taken = new HashSet<(int Slot, int Table)>();
        var next = 0;
        foreach (var p in keepers)
        {
            // A fresh table while there are any, then the first that is free whenever it is needed.
            var least = slots[p]!.Min(i => _model.Tables[_slotOf[i]]);
            var home = next < least ? next++ : Enumerable.Range(0, Math.Min(least, next)).FirstOrDefault(k => slots[p]!.TrueForAll(i => !taken.Contains((_slotOf[i], k))), -1);
            if (home < 0 || !slots[p]!.TrueForAll(i => _table[i] < 0)) continue;
            foreach (var i in slots[p]!)
            {
                _table[i] = home;
                taken.Add((_slotOf[i], home));
            }
        }
    }

    /// <summary>Assigns a slot anew given all others, if that is better.</summary>
    void Improve(int t)
    {
        var (from, to) = (_start[t], _start[t + 1]);
        if (!_stale[t]) return;
        _stale[t] = false;
        if (from == to) return;
        _matching.Begin(to - from);
        var before = 0L;
        var complete = true;
        for (var i = from; i < to; i++)
        {
            complete &= _table[i] >= 0;
            for (var side = 0; side < 4; side++)
            {
                var other = _link[(4 * i) + side];
                if (other < 0 || _table[other] < 0 || _table[other] >= _model.Tables[t]) continue;
                var worth = _keeps[_who[(2 * i) + (side / 2)]] ? _weight : 1;
                _matching.Add(i - from, _table[other], worth);
                if (_table[i] == _table[other]) before += worth;
            }
        }

        var after = _matching.Solve();
        if (!complete || after > before) Take(from, to);
    }

    /// <summary>Gives the meetings of a slot what the matching has found for them.</summary>
    void Take(int from, int to)
    {
        _turn++;
        for (var i = from; i < to; i++)
        {
            _had[i - from] = _table[i];
            if (_matching.TableOf(i - from) is >= 0 and var wish) _takenIn[wish] = _turn;
        }

        // Who is without a wish keeps the table it has, or takes the first that is free.
        for (var i = from; i < to; i++)
        {
            var wish = _matching.TableOf(i - from);
            if (wish >= 0) _table[i] = wish;
            else if (_table[i] >= 0 && _takenIn[_table[i]] != _turn) _takenIn[_table[i]] = _turn;
            else _table[i] = -1;
        }

        var next = 0;
        for (var i = from; i < to; i++)
        {
            if (_table[i] < 0)
            {
                while (_takenIn[next] == _turn) next++;
                _table[i] = next++;
            }

            if (_table[i] != _had[i - from]) Touch(i);
        }
    }

    void Touch(int i)
    {
        for (var side = 0; side < 4; side++)
        {
            if (_link[(4 * i) + side] is var other && other >= 0) _stale[_slotOf[other]] = true;
        }
    }

    TableWalks Walks()
    {
        var walks = new int[_model.P];
        for (var x = 0; x < _who.Length; x++)
        {
            if (_link[2 * x] is >= 0 and var last && _table[last] != _table[x / 2]) walks[_who[x]]++;
        }

        var (exhibitors, buyers, others) = (0, 0, 0);
        for (var p = 0; p < _model.P; p++)
        {
            switch (_model.Problem.Participants[_model.Order.Participants[p]].Side)
            {
                case "exhibitor":
                    exhibitors += walks[p];
                    break;
                case "buyer":
                    buyers += walks[p];
                    break;
                default:
                    others += walks[p];
                    break;
            }
        }

        return new TableWalks(exhibitors, buyers, others);
    }
}
