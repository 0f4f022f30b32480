namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// A repair where one rule is broken, by one meeting (a table closed in a slot, an interpreter less): each of its meetings in turn is the one that is
/// moved, and what then has room is filled in as well as possible, by branch and bound (A. Land, A. Doig, 1960). Only pairs of the meeting's own two, and the few
/// that have room in any case, come into question, so all ways are soon seen, and the whole objective is proven.
/// O(pairs + meetings of the rule x pairs of a participant), and the nodes of the search.
/// </summary>
sealed class OneMoved
{
    const long _work = 20_000_000;
    readonly Model _model;
    readonly HeldTimetable _held;
    readonly CancellationToken _stop;
    readonly Schedule _now;
    readonly Optimism _hope;
    readonly int[] _listed; // by pair, the turn in which it was looked at
    readonly List<(int Pair, int Slot)> _placed = [];
    readonly long _most;
    int[] _pairs = [];
    int _turn;
    long _used;
    Quality? _best;
    (int Moved, (int Pair, int Slot)[] Placed) _way;

    OneMoved(Model model, HeldTimetable held, long most, CancellationToken stop)
    {
        (_model, _held, _most, _stop) = (model, held, Math.Min(_work, most), stop);
        _now = new Schedule(model);
        _now.CopyFrom(held.Kept);
        _hope = new Optimism(model, _now);
        _listed = new int[model.N];
    }

    /// <summary>True when every way was seen; the best of them is null when none holds every rule.</summary>
    public static bool Try(Model model, HeldTimetable held, long most, CancellationToken stop, out Schedule? best)
    {
        best = null;
        if (held.Contested.Length == 0 || LimitsOfInterpreters(model)) return false;
        var search = new OneMoved(model, held, most, stop);
        if (!search.Run()) return false;
        best = search.Best();
        return true;
    }

    /// <summary>Who interprets is found slot by slot; limits over several slots would make it a choice.</summary>
    static bool LimitsOfInterpreters(Model model) =>
        Array.Exists(model.Interpreting.Max, x => x < model.T) || Array.Exists(model.Interpreting.MaxPerDay, x => x < model.T);

    bool Over => _used > _most || _stop.IsCancellationRequested;

    bool Run()
    {
        var without = Array.Find(_held.Contested, q => _now.SlotOf[q] < 0);
        var anyway = Enumerable.Range(0, _model.N).Where(HasTime).ToArray();
        _used += _model.N;
        // The most promising first: what is found there shows that the others need not be looked into.
        var ways = new List<(int Moved, long Gain)>(_held.Contested.Length);
        foreach (var q in _held.Contested)
        {
            if (Exchange(without, q))
            {
                List(q, anyway);
                ways.Add((q, _now.Score + _hope.Of(_pairs).Gain));
                Exchange(q, without);
            }

            if (Over) return false;
        }

        foreach (var (q, _) in ways.OrderByDescending(x => x.Gain).ThenBy(x => x.Moved))
        {
            Exchange(without, q);
            List(q, anyway);
            Fill(0);
            Exchange(q, without);
            if (Over) return false;
        }

        return true;
    }

    /// <summary>Holds one meeting of the rule where it was and moves another; false, and nothing changed, where rules forbid that.</summary>
    bool Exchange(int back, int away)
    {
        if (back == away) return true;
        _now.Remove(away);
        if (_now.TryPlace(back, _model.Held[back])) return true;
        _now.TryPlace(away, _model.Held[away]);
        return false;
    }

    /// <summary>Not held, and a slot is left in which both are idle; tables, interpreters and the order aside.</summary>
    bool HasTime(int q)
    {
        if (_now.Hopeless(q)) return false;
        var (a, b) = (_model.A[q] * _model.T, _model.B[q] * _model.T);
        for (var t = 0; t < _model.T; t++)
        {
            if (_model.Allowed[(q * _model.T) + t] && _now.At[a + t] < 0 && _now.At[b + t] < 0) return true;
        }

        return false;
    }

    /// <summary>The pairs that have room when a meeting is gone, those worth most first.</summary>
    void List(int moved, int[] anyway)
    {
        _turn++;
        var list = new List<int>();
        foreach (var some in (int[][])[anyway, _model.PairsOf[_model.A[moved]], _model.PairsOf[_model.B[moved]]])
        {
            _used += 10 * some.Length;
            foreach (var q in some)
            {
                if (_listed[q] == _turn) continue;
                _listed[q] = _turn;
                if (HasRoom(q)) list.Add(q);
            }
        }

        list.Sort((x, y) => _model.Score[x] != _model.Score[y] ? _model.Score[y].CompareTo(_model.Score[x]) : x.CompareTo(y));
        _pairs = [.. list];
    }

    bool HasRoom(int q)
    {
        if (_now.Hopeless(q)) return false;
        for (var t = 0; t < _model.T; t++)
        {
            if (_now.Fits(q, t)) return true;
        }

        return false;
    }

    /// <summary>Every way to hold some of the pairs from one on in a slot where they fit, as far as it can be better than the best.</summary>
    void Fill(int from)
    {
        _used += 20 + (20 * (_pairs.Length - from));
        if (Over || (_best is { } best && !_hope.Better(_pairs.AsSpan(from), best))) return;
        if (from == _pairs.Length)
        {
            // The look ahead is exact here but for fairness.
            var quality = _now.Quality();
            if (!_now.Complete() || (_best is { } least && quality <= least)) return;
            (_best, _way) = (quality, (Array.Find(_held.Contested, q => _now.SlotOf[q] != _model.Held[q]), [.. _placed]));
            return;
        }

        var pair = _pairs[from];
        for (var t = 0; t < _model.T; t++)
        {
            if (!_now.TryPlace(pair, t)) continue;
            _placed.Add((pair, t));
            Fill(from + 1);
            _placed.RemoveAt(_placed.Count - 1);
            _now.Remove(pair);
        }

        if (!_model.Required[pair]) Fill(from + 1);
    }

    Schedule? Best()
    {
        if (_best is null) return null;
        Exchange(Array.Find(_held.Contested, q => _now.SlotOf[q] < 0), _way.Moved);
        foreach (var (pair, slot) in _way.Placed) _now.TryPlace(pair, slot);
        return _now;
    }
}
