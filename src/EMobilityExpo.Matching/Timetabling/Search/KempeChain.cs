using System.Numerics;
using System.Runtime.Intrinsics.X86;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// A Kempe chain: the meetings of two slots that hang together through shared participants. Exchanging the two slots along it
/// keeps everybody in one meeting at a time, and only its two ends get other busy slots (A. Kempe, 1879; for edge colourings
/// D. König, 1916). Traced from one of its ends, at the cost of its length; circles, which change nobody's slots, have none.
/// </summary>
sealed class KempeChain(Model model, Schedule schedule)
{
    readonly int[] _pairs = new int[Math.Max(1, model.N)];
    int _length;
    int _net;

    /// <summary>The end started from leaves the first slot for the second.</summary>
    public int First { get; private set; }

    public int Second { get; private set; }

    /// <summary>The participants at the ends; the tail leaves <see cref="TailFrom"/> for the other slot.</summary>
    public int Head { get; private set; }

    public int Tail { get; private set; }

    public int TailFrom { get; private set; }

    public int Length => _length;

    /// <summary>Chooses one of the participant's meetings and a slot in which it is idle; false when it has none.</summary>
    public bool Choose(int p, ref SplitMix random)
    {
        Head = p;
        if (model.T > 64) return ChooseAmongMany(p, ref random);
        var (busy, idle) = (schedule.Busy(p), schedule.Idle(p));
        if (busy == 0 || idle == 0) return false;
        if ((random.Next() & 3) != 0)
        {
            // Half of the ways to gain: a meeting at the edge of a run goes to a slot beside another meeting.
            var edge = busy & ~((busy << 1) & (busy >> 1));
            var beside = idle & ((busy << 1) | (busy >> 1));
            if (beside != 0) (busy, idle) = (edge, beside);
        }

        (First, Second) = (Bits.Any(busy, ref random), Bits.Any(idle, ref random));
        return true;
    }

    /// <summary>
    /// Chooses one of the participant's meetings and an idle slot to which it can go without the participant having more breaks; false
    /// when the meeting at hand has none. A chain that costs its head a break is found from its tail.
    /// </summary>
    public bool ChooseWithoutLoss(int p, ref SplitMix random)
    {
        Head = p;
        if (model.T > 64) return ChooseAmongMany(p, ref random);
        var (busy, idle) = (schedule.Busy(p), schedule.Idle(p));
        if (busy == 0 || idle == 0) return false;
        var inside = (busy << 1) & ~model.DayFirsts & (busy >> 1) & ~model.DayLasts;
        // Mostly a meeting at the edge of a run: one inside it would have to join two others.
        First = Bits.Any((random.Next() & 15) == 0 ? busy : busy & ~inside, ref random);
        var others = busy & ~(1UL << First);
        var after = (others << 1) & ~model.DayFirsts;
        var before = (others >> 1) & ~model.DayLasts;
        // What is alone can go anywhere; what leaves the edge of a run, or a day that it has for itself, beside another or to an empty day.
        if ((inside >> First & 1) != 0) idle &= after & before;
        else if (((after | before) >> First & 1) != 0 || (others & model.DayBits[model.DayOf[First]]) == 0) idle &= after | before | EmptyDays(others);
        if (idle == 0) return false;
        Second = Bits.Any(idle, ref random);
        return true;
    }

    ulong EmptyDays(ulong busy)
    {
        var empty = 0UL;
        foreach (var day in model.DayBits) empty |= (busy & day) == 0 ? day : 0;
        return empty;
    }

    /// <summary>The chain by which a participant leaves one slot for another; false where it has nothing to move, or a rule forbids it.</summary>
    public bool From(int p, int first, int second)
    {
        if (schedule.At[(p * model.T) + first] < 0 || schedule.At[(p * model.T) + second] >= 0) return false;
        (Head, First, Second) = (p, first, second);
        return Trace() && DayFits(Head, First, Second) && DayFits(Tail, TailFrom, TailFrom == First ? Second : First);
    }

    /// <summary>Whether the limit of the other day lets a participant move a meeting there.</summary>
    public bool DayFits(int p, int from, int to)
    {
        var (day, newDay) = (model.DayOf[from], model.DayOf[to]);
        return day == newDay || schedule.Daily(p, newDay) < model.MaxPerDay[p];
    }

    /// <summary>Walks the chain to its other end; false when a meeting may not be in its new slot, or tables lack.</summary>
    public bool Trace() => Walk(Head, out var circle) && !circle && TablesFit();

    /// <summary>
    /// The chain through two meetings of a participant when it closes to a circle: turning it changes nobody's slots, but who meets whom
    /// in them, and so which other chains there are. False when it has ends, or a meeting may not be in its new slot.
    /// </summary>
    public bool Around(int p, ref SplitMix random)
    {
        if (model.T > 64 || BitOperations.PopCount(schedule.Busy(p)) < 2) return false;
        First = Bits.Any(schedule.Busy(p), ref random);
        Second = Bits.Any(schedule.Busy(p) & ~(1UL << First), ref random);
        return Walk(p, out var circle) && circle && TablesFit();
    }

    /// <summary>How many more of the chain's meetings leave the slot they had in the timetable in force.</summary>
    public int Moves()
    {
        var moves = 0;
        for (var i = 0; i < _length; i++)
        {
            var (held, now) = (model.Held[_pairs[i]], schedule.SlotOf[_pairs[i]]);
            if (held < 0) continue;
            if (held == now) moves++;
            else if (held == (now == First ? Second : First)) moves--;
        }

        return moves;
    }

    /// <summary>Exchanges the slots; false, with nothing changed, where interpreters or an order of meetings forbid it.</summary>
    public bool Apply()
    {
        var interpreters = model.Interpreting.Kinds.Count > 0;
        if (interpreters && !Interpret()) return false;
        Turn();
        if (!model.HasOrder || InOrder()) return true;
        Turn();
        if (interpreters) schedule.Interpreters.Undo();
        return false;
    }

    /// <summary>Collects the meetings from a participant's one in the first slot on, until somebody is idle or the walk is back where it began.</summary>
    bool Walk(int p, out bool circle)
    {
        var start = schedule.At[(p * model.T) + First];
        var (q, next) = (start, Second);
        (_length, _net, circle) = (0, 0, false);
        do
        {
            if (!model.Allowed[(q * model.T) + next]) return false;
            _pairs[_length++] = q;
            if (model.TakesTable[q]) _net += next == Second ? 1 : -1;
            p = model.A[q] == p ? model.B[q] : model.A[q];
            q = schedule.At[(p * model.T) + next];
            next = next == Second ? First : Second;
        }
        while (q >= 0 && q != start);

        // A walk that is no circle ended because the last participant is idle where its last meeting goes.
        (Tail, TailFrom, circle) = (p, next, q >= 0);
        return true;
    }

    bool TablesFit() => _net == 0 || (_net > 0 ? schedule.TablesLeft(Second) >= _net : schedule.TablesLeft(First) >= -_net);

    void Turn()
    {
        // All out first: a participant inside the chain has a meeting in both slots.
        Span<int> slots = _length <= 128 ? stackalloc int[_length] : new int[_length];
        for (var i = 0; i < _length; i++)
        {
            slots[i] = schedule.SlotOf[_pairs[i]] == First ? Second : First;
            schedule.Drop(_pairs[i]);
        }

        for (var i = 0; i < _length; i++) schedule.Put(_pairs[i], slots[i]);
    }

    bool Interpret()
    {
        var book = schedule.Interpreters;
        book.Begin();
        for (var i = 0; i < _length; i++)
        {
            if (model.Interpreting.KindOf[_pairs[i]] >= 0) book.Release(_pairs[i], schedule.SlotOf[_pairs[i]]);
        }

        for (var i = 0; i < _length; i++)
        {
            var to = schedule.SlotOf[_pairs[i]] == First ? Second : First;
            if (model.Interpreting.KindOf[_pairs[i]] < 0 || book.TryAssign(_pairs[i], to)) continue;
            book.Undo();
            return false;
        }

        return true;
    }

    bool InOrder()
    {
        for (var i = 0; i < _length; i++)
        {
            if (!schedule.InOrder(_pairs[i], schedule.SlotOf[_pairs[i]])) return false;
        }

        return true;
    }

    bool ChooseAmongMany(int p, ref SplitMix random)
    {
        (First, Second) = (random.Below(model.T), random.Below(model.T));
        var row = p * model.T;
        return schedule.At[row + First] >= 0 && schedule.At[row + Second] < 0 && model.Available[row + Second];
    }
}

/// <summary>Random choice among the bits that are set.</summary>
static class Bits
{
    public static int Any(ulong mask, ref SplitMix random)
    {
        var k = random.Below(BitOperations.PopCount(mask));
        if (Bmi2.X64.IsSupported) return BitOperations.TrailingZeroCount(Bmi2.X64.ParallelBitDeposit(1UL << k, mask));
        for (; k > 0; k--) mask &= mask - 1;
        return BitOperations.TrailingZeroCount(mask);
    }
}
