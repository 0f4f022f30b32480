using System.Runtime.InteropServices;

namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// The linear relaxation of holding pairs in some slots while everything outside them stays: choose x[pair, slot] in 0..1 of
/// greatest worth within every limit. Holds the data; <see cref="RelaxationSolver"/> moves it towards the optimum and
/// <see cref="PriceBound"/> turns its prices into a proven bound. Precedence and breaks are left out (still a relaxation).
/// Memory: 16 bytes a pair and slot.
/// </summary>
sealed class Relaxation
{
    public Model Model { get; }

    public Layout Layout { get; private set; }

    public Capacities Capacities { get; private set; }

    public Weights Weights { get; }

    /// <summary>Number of candidates and their pairs.</summary>
    public int Count { get; private set; }

    public int[] Pairs { get; }

    /// <summary>Where the rows of a candidate's two participants and of its class begin.</summary>
    public Links[] Link { get; }

    /// <summary>Worth of a candidate in units of the largest, and of holding it in the slot it has now.</summary>
    public float[] Worth { get; }

    public float[]? Bonus { get; }

    /// <summary>Per candidate x lane: the iterate, where it last restarted, its projection, and 1 where it may be positive.</summary>
    public float[] X { get; }

    public float[] Anchor { get; }

    public float[] Projected { get; }

    public float[] Open { get; }

    /// <summary>Prices as laid out; the price of a candidate stands at <see cref="Layout.Pair"/> + candidate.</summary>
    public float[] Price { get; }

    public float[] PriceAnchor { get; }

    public float[] PriceProjected { get; }

    /// <summary>Candidates of each participant.</summary>
    public int[] Degree { get; }

    public Relaxation(Model model, int[] slots, int most, Weights weights)
    {
        (Model, Layout, Weights) = (model, new Layout(model, slots), weights);
        Capacities = new Capacities(model, Layout);
        var cells = most * Layout.Lanes;
        (Pairs, Link, Worth) = (new int[most], new Links[most], new float[most]);
        (X, Anchor, Projected, Open) = (new float[cells], new float[cells], new float[cells], new float[cells]);
        if (weights.Kept > 0) Bonus = new float[cells];
        // Other slots may lie on more days than the first ones do.
        var prices = Layout.Pair + most + (model.P * model.D) + 1;
        (Price, PriceAnchor, PriceProjected) = (new float[prices], new float[prices], new float[prices]);
        Degree = new int[model.P];
    }

    /// <summary>Turns to other slots, no more than before; prices are cleared.</summary>
    public void Target(int[] slots)
    {
        Layout = new Layout(Model, slots);
        Capacities = new Capacities(Model, Layout);
        Array.Clear(Price, 0, Layout.Pair);
    }

    /// <summary>
    /// Takes up the pairs that could be held in the slots, given the schedule, where <paramref name="worthwhile"/> (pair x slot)
    /// does not rule it out. Prices are kept, so that a relaxation used before starts warm. After a stop it is not whole.
    /// </summary>
    public void Load(Schedule schedule, bool[]? worthwhile, Budget budget)
    {
        var (m, lanes) = (Model, Layout.Lanes);
        Capacities.Read(m, Layout, schedule);
        Array.Clear(Degree);
        Count = 0;
        for (var q = 0; q < m.N; q++)
        {
            if ((q & 4095) == 0 && budget.Stopped) return;
            if (schedule.Hopeless(q)) continue;
            var open = Open.AsSpan(Count * lanes, lanes);
            open.Clear();
            var any = false;
            for (var lane = 0; lane < Layout.Slots.Length; lane++)
            {
                var t = Layout.Slots[lane];
                if (!m.Allowed[(q * m.T) + t] || worthwhile?[(q * m.T) + t] == false) continue;
                if (schedule.At[(m.A[q] * m.T) + t] >= 0 || schedule.At[(m.B[q] * m.T) + t] >= 0 || (m.HasOrder && !schedule.InOrder(q, t))) continue;
                (open[lane], any) = (1, true);
            }

            if (!any) continue;
            Pairs[Count] = q;
            var kind = Layout.Class(m.TakesTable[q], m.Interpreting.KindOf[q]);
            Link[Count] = new Links(m.A[q] * lanes, m.B[q] * lanes, kind * lanes, m.Required[q] ? 1 : 0);
            Worth[Count] = (float)((double)m.Score[q] * Weights.Score / Weights.Unit) + (m.Required[q] ? 2 : 0);
            if (Bonus is not null) Keep(q, Count);
            X.AsSpan(Count * lanes, lanes).Clear();
            Price[Layout.Pair + Count] = 0;
            Degree[m.A[q]]++;
            Degree[m.B[q]]++;
            Count++;
        }
    }

    /// <summary>Drops the candidates for which <paramref name="stillOpen"/> finds no lane any more.</summary>
    public void Compact(Func<int, int, bool> stillOpen)
    {
        var (m, lanes, kept) = (Model, Layout.Lanes, 0);
        for (var c = 0; c < Count; c++)
        {
            var any = false;
            for (var lane = 0; lane < Layout.Slots.Length; lane++)
            {
                var cell = (c * lanes) + lane;
                if (Open[cell] > 0 && !stillOpen(Pairs[c], Layout.Slots[lane])) (Open[cell], X[cell]) = (0, 0);
                any |= Open[cell] > 0;
            }

            if (!any)
            {
                Degree[m.A[Pairs[c]]]--;
                Degree[m.B[Pairs[c]]]--;
                continue;
            }

            if (kept < c) Move(c, kept);
            kept++;
        }

        Count = kept;
    }

    void Move(int from, int to)
    {
        var lanes = Layout.Lanes;
        (Pairs[to], Link[to], Worth[to]) = (Pairs[from], Link[from], Worth[from]);
        Price[Layout.Pair + to] = Price[Layout.Pair + from];
        X.AsSpan(from * lanes, lanes).CopyTo(X.AsSpan(to * lanes, lanes));
        Open.AsSpan(from * lanes, lanes).CopyTo(Open.AsSpan(to * lanes, lanes));
        Bonus?.AsSpan(from * lanes, lanes).CopyTo(Bonus.AsSpan(to * lanes, lanes));
    }

    void Keep(int q, int c)
    {
        var row = Bonus.AsSpan(c * Layout.Lanes, Layout.Lanes);
        row.Clear();
        var lane = Model.Held[q] < 0 ? -1 : Array.IndexOf(Layout.Slots, Model.Held[q]);
        if (lane >= 0) row[lane] = (float)((double)Weights.Kept / Weights.Unit);
    }

    /// <summary>Offsets into the rows, laid out for the inner loop.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public readonly record struct Links(int A, int B, int Class, int Required);
}
