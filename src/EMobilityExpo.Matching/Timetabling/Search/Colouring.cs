namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Gives chosen meetings slots, one after the other: a slot in which both are idle, and where there is none, one is made by turning
/// a Kempe chain (the proof of D. König, 1916, that a bipartite graph has an edge colouring with as many colours as its largest degree).
/// Where everybody is available and tables suffice every meeting finds its slot. A meeting costs at worst slots squared chains.
/// </summary>
sealed class Colouring(Model model, Schedule schedule)
{
    readonly KempeChain _chain = new(model, schedule);

    /// <summary>Places what it can of the pairs, in their order; returns how many it could not.</summary>
    public int Place(ReadOnlySpan<int> pairs, Budget budget)
    {
        var left = 0;
        foreach (var q in pairs)
        {
            if (!budget.Spend(model.T * 10L)) return left;
            if (schedule.SlotOf[q] < 0 && !Place(q, budget)) left++;
        }

        return left;
    }

    /// <summary>
    /// Tries again for those left: chains of the two participants, and of whom they meet, are turned at random, which costs nothing,
    /// until the meeting fits. Returns how many are left.
    /// </summary>
    public int Insist(ReadOnlySpan<int> pairs, int tries, ref SplitMix random, Budget budget)
    {
        var left = 0;
        foreach (var q in pairs)
        {
            if (schedule.SlotOf[q] >= 0) continue;
            var placed = false;
            for (var k = 0; k < tries && !placed && budget.Spend(2000); k++)
            {
                for (var turns = 0; turns < 8; turns++) Turn((turns & 1) == 0 ? model.A[q] : model.B[q], ref random);
                placed = Place(q, budget);
            }

            if (!placed) left++;
        }

        return left;
    }

    void Turn(int p, ref SplitMix random)
    {
        if ((random.Next() & 1) == 0)
        {
            var met = schedule.At[(p * model.T) + random.Below(model.T)];
            if (met >= 0) p = model.A[met] == p ? model.B[met] : model.A[met];
        }

        if (_chain.Choose(p, ref random) && _chain.From(p, _chain.First, _chain.Second)) _chain.Apply();
    }

    public bool Place(int q, Budget budget)
    {
        var (a, b) = (model.A[q], model.B[q]);
        if (schedule.Count(a) >= model.Max[a] || schedule.Count(b) >= model.Max[b]) return false;
        if (Direct(q)) return true;
        for (var s = 0; s < model.T; s++)
        {
            if (!IsIdle(a, s)) continue;
            for (var t = 0; t < model.T; t++)
            {
                // Looked at each time: a chain may have been turned for nothing, for want of an interpreter.
                if (!IsIdle(a, s)) break;
                if (!IsIdle(b, t)) continue;
                // One becomes free where the other already is: b leaves s for t, or a leaves t for s.
                budget.Spend(50);
                if (Free(q, b, s, t, s) || Free(q, a, t, s, t)) return true;
            }
        }

        return false;
    }

    /// <summary>The slot with the most tables left in which both are idle.</summary>
    bool Direct(int q)
    {
        var (best, most) = (-1, int.MinValue);
        for (var t = 0; t < model.T; t++)
        {
            if (schedule.TablesLeft(t) <= most || !schedule.Fits(q, t)) continue;
            (best, most) = (t, schedule.TablesLeft(t));
        }

        return best >= 0 && schedule.TryPlace(q, best);
    }

    bool Free(int q, int p, int from, int to, int wanted)
    {
        if (!model.Allowed[(q * model.T) + wanted]) return false;
        if (model.TakesTable[q] && schedule.TablesLeft(wanted) <= 0) return false;
        return _chain.From(p, from, to) && _chain.Apply() && schedule.TryPlace(q, wanted);
    }

    bool IsIdle(int p, int t) => model.Available[(p * model.T) + t] && schedule.At[(p * model.T) + t] < 0;
}
