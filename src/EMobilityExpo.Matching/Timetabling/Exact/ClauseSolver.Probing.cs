namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Failed literals (J. Freeman: Improvements to propositional satisfiability search algorithms, 1995): what contradicts the facts by
/// propagation alone is false. In turns, each from where the last one ended; a tenth of the work after the first.
/// </summary>
sealed partial class ClauseSolver
{
    const int _probeEvery = 5000; // conflicts
    const long _probeFirst = 30_000_000;
    long _nextProbe = 100;
    long _probed;
    int _probeAt;
    int[] _sound = []; // by literal: how many facts there were when it was true without a contradiction

    /// <summary>Probes for a while; false when the constraints contradict each other.</summary>
    public bool Probe()
    {
        BackTo(0);
        _nextProbe = _conflicts + _probeEvery;
        if (_sound.Length < 2 * Variables) Array.Resize(ref _sound, 2 * Variables);
        var before = _work;
        var end = before + _probeFirst + (_total / 10) - _probed;
        for (var n = 0; n < 2 * Variables && _work < end; n++)
        {
            var literal = _probeAt;
            _probeAt = literal + 1 < 2 * Variables ? literal + 1 : 0;
            // What held beside another one and the same facts holds alone.
            if (_value[literal] != _free || _sound[literal] == _trailSize + 1) continue;
            if (!Try(literal)) return Consistent = false;
        }

        _probed += _work - before;
        return true;
    }

    bool Try(int literal)
    {
        var facts = _trailSize;
        _levelStart.Add(facts);
        Enqueue(literal, Reason.None);
        var failed = Propagate() != Reason.None;
        for (var i = facts; i < _trailSize && !failed; i++) _sound[_trail[i]] = facts + 1;
        BackTo(0);
        if (!failed) return true;
        Enqueue(literal ^ 1, Reason.None);
        return Propagate() == Reason.None;
    }
}
