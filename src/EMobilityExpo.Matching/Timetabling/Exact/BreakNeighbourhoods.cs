using System.Runtime.InteropServices;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Fewer breaks than the best known by large neighbourhoods (P. Shaw, 1998) of the exact search: only a few participants may have breaks
/// at all, those that have and some by chance; everybody else has none, of which the rules draw strong conclusions. Short tries, with more
/// and more participants as they fail.
/// </summary>
sealed class BreakNeighbourhoods(RuleEncoding encoding, TermEncoding terms)
{
    /// <summary>Many tries that end undecided find more than few long ones.</summary>
    const long _mostConflicts = 12_000;

    readonly List<int> _assumed = [];
    readonly List<int> _others = [];
    SplitMix _random = new(12345);
    int _free = 2;
    long _conflicts = 2000;

    /// <summary>One try; true when the solver holds a better solution.</summary>
    /// <param name="best">The best timetable known.</param>
    /// <param name="better">A literal under which there are fewer breaks than in it.</param>
    /// <param name="budget">Work allowed.</param>
    public bool Step(Schedule best, int better, Budget budget)
    {
        _assumed.Clear();
        _others.Clear();
        var model = encoding.Model;
        // A contradiction seen at once costs the solver nothing: a search made of these alone must end too.
        budget.Spend(100L * (1 + model.P));
        _assumed.Add(better);
        for (var p = 0; p < model.P; p++)
        {
            if (terms.Breaks.Of(p).Length > 0) _others.Add(p);
        }

        // Of those with breaks some are to have none, so that their breaks go elsewhere or away.
        _random.Draw(CollectionsMarshal.AsSpan(_others), _others.Count);

        var left = _free;
        foreach (var p in _others)
        {
            if (best.BreaksOf(p) > 0 && _random.Below(4) > 0) continue;
            if (best.BreaksOf(p) == 0 && left-- > 0) continue;
            _assumed.Add(terms.Breaks.Of(p)[0] ^ 1);
        }

        var found = encoding.Solver.Solve([.. _assumed], budget, mostConflicts: _conflicts);
        if (found == true)
        {
            (_free, _conflicts) = (Math.Max(2, _free - 1), Math.Max(2000, _conflicts / 2));
            return true;
        }

        if (found == false) _free = Math.Min(_others.Count, _free + 1);
        else _conflicts = Math.Min(_mostConflicts, _conflicts + (_conflicts / 4));
        return false;
    }
}
