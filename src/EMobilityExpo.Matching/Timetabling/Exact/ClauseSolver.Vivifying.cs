using System.Runtime.InteropServices;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Shorter learnt clauses (M. Luo, C.-M. Li et al.: An effective learnt clause minimization approach, 2017; C.-M. Li et al.: Clause vivification
/// by unit propagation, 2020): the literals of a clause are made false one after the other; where propagation alone contradicts that or decides a literal, the
/// ones it follows from are enough. Each clause of small spread once, with a tenth of the work.
/// </summary>
sealed partial class ClauseSolver
{
    const int _vivifiedSpread = 6;
    readonly List<int> _shorter = [];
    readonly List<int> _decided = [];
    int[] _often = []; // by literal: in how many of the clauses to try
    long _vivified;

    /// <summary>Whether what the facts decide is taken out, and learnt clauses are shortened, whenever literals are probed.</summary>
    public bool Shortens { get; init; }

    /// <summary>Shortens what can be; false when the constraints contradict each other.</summary>
    public bool Shorten(long work)
    {
        BackTo(0);
        if (!Consistent) return false;
        Simplify();
        var before = _work;
        var end = before + work;
        var candidates = _learntClauses.Where(x => _arena[x + 3] == 0 && _arena[x + 1] <= _vivifiedSpread).OrderBy(x => _arena[x + 1]).ThenBy(x => _arena[x]).ThenBy(x => x).ToList();
        if (_often.Length < 2 * Variables) Array.Resize(ref _often, 2 * Variables);
        Array.Clear(_often);
        foreach (var clause in candidates)
        {
            foreach (var literal in _arena.AsSpan(clause + _header, _arena[clause])) _often[literal]++;
        }

        foreach (var clause in candidates)
        {
            if (_work >= end) break;
            if (!Vivify(clause)) return Consistent = false;
        }

        _vivified += _work - before;
        _learntClauses.RemoveAll(x => _arena[x + 1] == _dropped);
        CloseUp();
        return true;
    }

    bool Vivify(int clause)
    {
        var (a, b) = (_arena[clause + _header], _arena[clause + _header + 1]);
        Detach(clause, a);
        Detach(clause, b);
        FindShorter(clause);
        BackTo(0);
        if (_shorter.Count == _arena[clause])
        {
            _arena[clause + 3] = 1;
            Attach(clause);
            return true;
        }

        var spread = Math.Min(_arena[clause + 1], Math.Max(1, _shorter.Count - 1));
        var used = _arena[clause + 2];
        _arena[clause + 1] = _dropped;
        if (_shorter.Count == 0) return true;
        if (_shorter.Count == 1)
        {
            Enqueue(_shorter[0], Reason.None);
            return Propagate() == Reason.None;
        }

        if (Keep(CollectionsMarshal.AsSpan(_shorter), spread) is >= 0 and var kept) (_arena[kept + 2], _arena[kept + 3]) = (used, 1);
        return true;
    }

    /// <summary>What the clause comes down to without itself; nothing when a fact makes it true.</summary>
    void FindShorter(int clause)
    {
        var literals = _arena.AsSpan(clause + _header, _arena[clause]).ToArray();
        Array.Sort(literals, (x, y) => _often[x] != _often[y] ? _often[y].CompareTo(_often[x]) : x.CompareTo(y));
        _shorter.Clear();
        foreach (var literal in literals)
        {
            if (_value[literal] == 0) continue;
            if (_value[literal] == 1)
            {
                _shorter.Clear();
                if (_level[literal >> 1] == 0) return;
                _shorter.Add(literal);
                _why.Clear();
                _why.Add(literal);
                AddDecisions();
                return;
            }

            _shorter.Add(literal);
            _levelStart.Add(_trailSize);
            Enqueue(literal ^ 1, Reason.None);
            var failed = Propagate();
            if (failed == Reason.None) continue;
            _shorter.Clear();
            Explain(failed, -1, _why);
            AddDecisions();
            return;
        }
    }

    /// <summary>One of the decisions behind what is to be explained is wrong.</summary>
    void AddDecisions()
    {
        Trace(_why, _decided);
        foreach (var decided in _decided) _shorter.Add(decided ^ 1);
    }

    void Detach(int clause, int literal)
    {
        var list = _watch[literal ^ 1];
        var at = Array.FindIndex(list.Items, 0, list.Count, x => x.Clause == clause);
        list.Items.AsSpan(at + 1, list.Count - at - 1).CopyTo(list.Items.AsSpan(at));
        list.Count--;
    }
}
