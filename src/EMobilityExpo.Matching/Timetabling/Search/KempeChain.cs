namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// A Kempe chain: the meetings of two slots that hang together through shared participants. Exchanging the two slots along it
/// keeps everybody in one meeting at a time, and only its two ends get other busy slots (A. Kempe, 1879; for edge colourings
/// D. König, 1916). Tracing costs its length.
/// </summary>
sealed class KempeChain(Model model)
{
    readonly int[] _pairs = new int[Math.Max(1, model.N)];

    public ReadOnlySpan<int> Pairs => _pairs.AsSpan(0, Length);

    public int Length { get; private set; }

    public int First { get; private set; }

    public int Second { get; private set; }

    /// <summary>The two participants at the ends.</summary>
    public int Head { get; private set; }

    public int Tail { get; private set; }

    /// <summary>
    /// Traces the chain of a meeting; false when it is a circle (nobody's slots change) or a slot is not allowed or tables lack.
    /// </summary>
    public bool Trace(Schedule schedule, int q, int other)
    {
        var here = schedule.SlotOf[q];
        (First, Second, Length) = (here, other, 0);
        if (!Add(schedule, q, other)) return false;
        var head = Follow(schedule, q, model.A[q], other, here);
        if (head < 0) return false;
        var tail = Follow(schedule, q, model.B[q], other, here);
        if (tail < 0) return false;
        (Head, Tail) = (head, tail);
        return TablesFit(schedule);
    }

    /// <summary>Exchanges the slots; false, with part of it done in the journal, when a rule forbids it.</summary>
    public bool Apply(Schedule schedule, Journal journal)
    {
        Span<int> small = stackalloc int[64];
        var slots = Length <= 64 ? small : new int[Length];
        for (var i = 0; i < Length; i++)
        {
            slots[i] = schedule.SlotOf[_pairs[i]];
            journal.Remove(_pairs[i]);
        }

        for (var i = 0; i < Length; i++)
        {
            if (!journal.TryPlace(_pairs[i], slots[i] == First ? Second : First)) return false;
        }

        return true;
    }

    /// <summary>Walks from a participant on; returns the participant at the end, or -1.</summary>
    int Follow(Schedule schedule, int q, int p, int next, int after)
    {
        while (true)
        {
            var following = schedule.At[(p * model.T) + next];
            if (following < 0) return p;
            if (following == q || !Add(schedule, following, after)) return -1;
            p = model.A[following] == p ? model.B[following] : model.A[following];
            (next, after) = (after, next);
            if (schedule.At[(p * model.T) + next] == q) return -1;
        }
    }

    bool Add(Schedule schedule, int q, int target)
    {
        _pairs[Length++] = q;
        return model.Allowed[(q * model.T) + target];
    }

    bool TablesFit(Schedule schedule)
    {
        var net = 0;
        for (var i = 0; i < Length; i++)
        {
            if (model.TakesTable[_pairs[i]]) net += schedule.SlotOf[_pairs[i]] == First ? 1 : -1;
        }

        return net == 0 || (net > 0 ? schedule.TablesLeft(Second) >= net : schedule.TablesLeft(First) >= -net);
    }
}
