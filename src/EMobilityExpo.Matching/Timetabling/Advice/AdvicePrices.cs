namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// What one more of each thing is worth at the prices of the relaxation, in points of score. What is limited now has its price;
/// what is not there at all is worth the best pair that could use it, above what the other things cost that the pair needs.
/// </summary>
sealed class AdvicePrices
{
    readonly Model _model;
    readonly Relaxation _lp;
    readonly RootRelaxation _root;
    readonly double _points;

    public AdvicePrices(Model model, long work, CancellationToken stop)
    {
        _model = model;
        var weights = new Weights(model);
        var budget = new Budget(work, stop);
        _root = new RootRelaxation(model, weights, budget);
        _lp = _root.Lp;
        _points = weights.Unit / (double)weights.Score;
        while (_root.Improve(200, budget) && _root.Residual > 0.002)
        {
        }
    }

    /// <summary>Everything with a price, in no order.</summary>
    public List<Advice> Candidates()
    {
        var list = new List<Advice>();
        for (var t = 0; t < _model.T; t++) Add(list, AdviceKind.Table, t, null, [], TablePrice(t));
        for (var p = 0; p < _model.P; p++) Participant(p, list);
        if (_model.Problem.Interpreters is not null) Interpreters(list);
        return list;
    }

    static void Add(List<Advice> list, AdviceKind kind, int? slot, string? participant, string[] languages, double price)
    {
        if (price > 1e-3) list.Add(new Advice(kind, slot, participant, languages, Math.Round(price, 3), 0, 0));
    }

    double Price(int at) => _lp.PriceProjected[at] * _points;

    double TablePrice(int t) => _model.Tables[t] == 0 ? Closed(t) : Price(_lp.Layout.Table + t);

    /// <summary>What a participant's presence in a slot costs.</summary>
    double Row(int p, int t)
    {
        var (layout, cap) = (_lp.Layout, _lp.Capacities);
        var price = Price((p * layout.Lanes) + t) + (cap.Total[p] >= 0 ? Price(layout.Total + p) : 0);
        var day = (p * layout.Days) + layout.DayOfLane[t];
        if (cap.AnyDaily && cap.Daily[day] >= 0) price += Price(layout.Daily + day);
        return cap.Minimum[p] > 0 ? price - Price(layout.Minimum + p) : price;
    }

    double Kind(int q, int t)
    {
        var (layout, kind) = (_lp.Layout, _model.Interpreting.KindOf[q]);
        var price = 0.0;
        for (var wide = 0; kind >= 0 && wide < layout.Kinds; wide++)
        {
            if (_model.Interpreting.IsWithin[(wide * layout.Kinds) + kind]) price += Price(layout.KindSlot + (wide * layout.Lanes) + t) + Price(layout.KindTotal + wide);
        }

        return price;
    }

    double Own(int q) => _root.Row[q] < 0 ? 0 : Price(_lp.Layout.Pair + _root.Row[q]);

    bool Permitted(int q, int t)
    {
        var pair = _model.Problem.Pairs[_model.Order.Pairs[q]];
        return (pair.Slot ?? t) == t && (pair.Slots is null || pair.Slots.Contains(t));
    }

    bool There(int p, int t) => _model.Available[(p * _model.T) + t];

    double Closed(int t)
    {
        var best = 0.0;
        for (var q = 0; q < _model.N; q++)
        {
            var (a, b) = (_model.A[q], _model.B[q]);
            if (_model.TakesTable[q] && There(a, t) && There(b, t) && Permitted(q, t))
                best = Math.Max(best, _model.Score[q] - Row(a, t) - Row(b, t) - Kind(q, t) - Own(q));
        }

        return best;
    }

    void Participant(int p, List<Advice> list)
    {
        var who = _model.Problem.Participants[_model.Order.Participants[p]];
        if (_model.PairsOf[p].Length == 0) return;
        if (_model.Max[p] == 0 && who.MaxMeetings == 0) Add(list, AdviceKind.Meeting, null, who.Id, [], Enumerable.Range(0, _model.T).Where(t => There(p, t)).Select(t => With(p, t)).DefaultIfEmpty().Max());
        else if (_lp.Capacities.Total[p] >= 0) Add(list, AdviceKind.Meeting, null, who.Id, [], Price(_lp.Layout.Total + p));
        // The best slot only: two slots of one participant mostly add the same meeting.
        var (slot, most) = (-1, 0.0);
        foreach (var t in who.Unavailable.Distinct())
        {
            var worth = With(p, t);
            if (worth > most) (slot, most) = (t, worth);
        }

        if (slot >= 0) Add(list, AdviceKind.Slot, slot, who.Id, [], most);
    }

    /// <summary>The best a participant could hold in a slot were it there.</summary>
    double With(int p, int t)
    {
        var best = 0.0;
        foreach (var q in _model.PairsOf[p])
        {
            var other = _model.A[q] == p ? _model.B[q] : _model.A[q];
            if (!There(other, t) || !Permitted(q, t)) continue;
            best = Math.Max(best, _model.Score[q] - Row(other, t) - (_model.TakesTable[q] ? Price(_lp.Layout.Table + t) : 0) - Kind(q, t) - Own(q));
        }

        return best;
    }

    /// <summary>An interpreter for every two languages that participants of a pair without a common one speak.</summary>
    void Interpreters(List<Advice> list)
    {
        var wanted = new SortedDictionary<string, (string[] Languages, List<int> Pairs)>(StringComparer.Ordinal);
        for (var q = 0; q < _model.N; q++)
        {
            if (_model.Interpreting.KindOf[q] < 0) continue;
            foreach (var x in Languages(_model.A[q]))
            {
                foreach (var y in Languages(_model.B[q]))
                {
                    string[] both = string.CompareOrdinal(x, y) < 0 ? [x, y] : [y, x];
                    var key = string.Join('\n', both);
                    if (!wanted.TryGetValue(key, out var known)) wanted[key] = known = (both, []);
                    known.Pairs.Add(q);
                }
            }
        }

        foreach (var (languages, pairs) in wanted.Values) Add(list, AdviceKind.Interpreter, null, null, languages, Worth(pairs));
    }

    IEnumerable<string> Languages(int p) => _model.Problem.Participants[_model.Order.Participants[p]].Languages!.Distinct(StringComparer.Ordinal);

    /// <summary>In every slot the dearest of the pairs: by its price where others can interpret it, by its worth where nobody can.</summary>
    double Worth(List<int> pairs)
    {
        var (sum, used) = (0.0, new HashSet<int>());
        for (var t = 0; t < _model.T; t++)
        {
            var (best, which) = (0.0, -1);
            foreach (var q in pairs)
            {
                var (a, b) = (_model.A[q], _model.B[q]);
                if (!There(a, t) || !There(b, t) || !Permitted(q, t)) continue;
                var some = _model.Allowed[(q * _model.T) + t];
                if (!some && used.Contains(q)) continue;
                var worth = some ? Kind(q, t) : _model.Score[q] - Row(a, t) - Row(b, t) - (_model.TakesTable[q] ? Price(_lp.Layout.Table + t) : 0);
                if (worth > best) (best, which) = (worth, some ? -1 : q);
            }

            sum += best;
            if (which >= 0) used.Add(which);
        }

        return sum;
    }
}
