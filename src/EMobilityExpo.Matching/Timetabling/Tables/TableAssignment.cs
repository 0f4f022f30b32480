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
    readonly int[] _table;
    readonly int[] _slotOf;
    readonly List<int>[] _bySlot;
    readonly int[] _link; // of a meeting: the one before and the one after of its first, then of its second participant; -1 for none
    readonly bool[] _keeps;
    readonly bool[] _stale; // tables around a slot have changed since it was last assigned
    readonly long _weight;
    readonly TableMatching _matching;
    readonly int[] _takenIn; // the turn in which a table was last taken; tables in use are no more than participants
    int[] _had = [];
    int _turn;

    TableAssignment(Schedule schedule)
    {
        (_model, _slotOf) = (schedule.Model, schedule.SlotOf);
        _table = new int[_model.N];
        Array.Fill(_table, -1);
        _bySlot = new List<int>[_model.T];
        for (var t = 0; t < _model.T; t++) _bySlot[t] = [];
        for (var q = 0; q < _model.N; q++)
        {
            if (schedule.SlotOf[q] >= 0 && _model.TakesTable[q]) _bySlot[schedule.SlotOf[q]].Add(q);
        }

        _stale = new bool[_model.T];
        Array.Fill(_stale, value: true);
        _link = new int[4 * _model.N];
        Array.Fill(_link, -1);
        for (var p = 0; p < _model.P; p++) Link(schedule, p);
        _keeps = new bool[_model.P];
        for (var p = 0; p < _model.P && _model.Problem.KeepsTable is not null; p++)
            _keeps[p] = string.Equals(_model.Problem.Participants[_model.Order.Participants[p]].Side, _model.Problem.KeepsTable, StringComparison.Ordinal);
        // All walks of the others together weigh less than one of who keeps its table.
        _weight = (2L * _model.N) + 1;
        _matching = new TableMatching(_bySlot.Max(x => (int?)x.Count) ?? 0, _model.P + 1, mostWishes: 4);
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

        return (own._table, own.Walks());
    }

    void Link(Schedule schedule, int p)
    {
        for (var d = 0; d < _model.D; d++)
        {
            var last = -1;
            for (var t = _model.DayStart[d]; t < _model.DayStart[d + 1]; t++)
            {
                var q = schedule.At[(p * _model.T) + t];
                if (q < 0 || !_model.TakesTable[q]) continue;
                if (last >= 0)
                {
                    _link[(4 * q) + Side(q, p)] = last;
                    _link[(4 * last) + Side(last, p) + 1] = q;
                }

                last = q;
            }
        }
    }

    int Side(int q, int p) => _model.A[q] == p ? 0 : 2;

    /// <summary>A table of its own for the day for everybody who keeps it; those with disjoint slots may share one.</summary>
    void Homes(int d)
    {
        var slots = new List<int>?[_model.P];
        for (var t = _model.DayStart[d]; t < _model.DayStart[d + 1]; t++)
        {
            foreach (var q in _bySlot[t])
            {
                foreach (var p in new[] { _model.A[q], _model.B[q] })
                {
                    if (_keeps[p]) (slots[p] ??= []).Add(q);
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
            var least = slots[p]!.Min(q => _model.Tables[_slotOf[q]]);
            var home = next < least ? next++ : Enumerable.Range(0, Math.Min(least, next)).FirstOrDefault(k => slots[p]!.TrueForAll(q => !taken.Contains((_slotOf[q], k))), -1);
            if (home < 0 || !slots[p]!.TrueForAll(q => _table[q] < 0)) continue;
            foreach (var q in slots[p]!)
            {
                _table[q] = home;
                taken.Add((_slotOf[q], home));
            }
        }
    }

    /// <summary>Assigns a slot anew given all others, if that is better.</summary>
    void Improve(int t)
    {
        var meetings = _bySlot[t];
        if (!_stale[t]) return;
        _stale[t] = false;
        if (meetings.Count == 0) return;
        _matching.Begin(meetings.Count);
        var before = 0L;
        var complete = true;
        for (var i = 0; i < meetings.Count; i++)
        {
            var q = meetings[i];
            complete &= _table[q] >= 0;
            for (var side = 0; side < 4; side++)
            {
                var other = _link[(4 * q) + side];
                if (other < 0 || _table[other] < 0 || _table[other] >= _model.Tables[t]) continue;
                var worth = _keeps[side < 2 ? _model.A[q] : _model.B[q]] ? _weight : 1;
                _matching.Add(i, _table[other], worth);
                if (_table[q] == _table[other]) before += worth;
            }
        }

        var after = _matching.Solve();
        if (!complete || after > before) Take(meetings);
    }

    /// <summary>Gives the meetings of a slot what the matching has found for them.</summary>
    void Take(List<int> meetings)
    {
        if (_had.Length < meetings.Count) _had = new int[meetings.Count];
        _turn++;
        for (var i = 0; i < meetings.Count; i++)
        {
            _had[i] = _table[meetings[i]];
            if (_matching.TableOf(i) >= 0) _takenIn[_matching.TableOf(i)] = _turn;
        }

        // Who is without a wish keeps the table it has, or takes the first that is free.
        for (var i = 0; i < meetings.Count; i++)
        {
            var (q, wish) = (meetings[i], _matching.TableOf(i));
            if (wish >= 0) _table[q] = wish;
            else if (_table[q] >= 0 && _takenIn[_table[q]] != _turn) _takenIn[_table[q]] = _turn;
            else _table[q] = -1;
        }

        var next = 0;
        for (var i = 0; i < meetings.Count; i++)
        {
            var q = meetings[i];
            if (_table[q] < 0)
            {
                while (_takenIn[next] == _turn) next++;
                _table[q] = next++;
            }

            if (_table[q] != _had[i]) Touch(q);
        }
    }

    void Touch(int q)
    {
        for (var side = 0; side < 4; side++)
        {
            if (_link[(4 * q) + side] is var other && other >= 0) _stale[_slotOf[other]] = true;
        }
    }

    TableWalks Walks()
    {
        var (exhibitors, buyers, others) = (0, 0, 0);
        for (var q = 0; q < _model.N; q++)
        {
            for (var side = 0; side < 4; side += 2)
            {
                var last = _link[(4 * q) + side];
                if (last < 0 || _table[last] == _table[q]) continue;
                switch (_model.Problem.Participants[_model.Order.Participants[side == 0 ? _model.A[q] : _model.B[q]]].Side)
                {
                    case "exhibitor":
                        exhibitors++;
                        break;
                    case "buyer":
                        buyers++;
                        break;
                    default:
                        others++;
                        break;
                }
            }
        }

        return new TableWalks(exhibitors, buyers, others);
    }
}
