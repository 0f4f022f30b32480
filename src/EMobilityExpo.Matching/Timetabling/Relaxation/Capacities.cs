namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// What is left of each limit for the slots of a relaxation when the meetings of a schedule outside them stay. Limits that
/// cannot bind are marked unlimited (-1), so that they cost nothing.
/// </summary>
sealed class Capacities
{
    public float[] Total { get; }

    public float[] Daily { get; }

    public float[] Minimum { get; }

    public float[] Table { get; }

    public float[] KindSlot { get; }

    public float[] KindTotal { get; }

    public bool AnyDaily { get; private set; }

    public bool AnyMinimum { get; private set; }

    public Capacities(Model model, Layout layout)
    {
        Total = new float[model.P];
        Daily = new float[model.P * layout.Days];
        Minimum = new float[model.P];
        Table = new float[layout.Lanes];
        KindSlot = new float[layout.Kinds * layout.Lanes];
        KindTotal = new float[layout.Kinds];
    }

    public void Read(Model model, Layout layout, Schedule schedule)
    {
        (AnyDaily, AnyMinimum) = (false, false);
        for (var p = 0; p < model.P; p++) Participant(model, layout, schedule, p);
        for (var lane = 0; lane < layout.Slots.Length; lane++) Table[lane] = Math.Min(model.N, schedule.TablesLeft(layout.Slots[lane]));
        for (var k = 0; k < layout.Kinds; k++) Kind(model, layout, schedule, k);
    }

    void Participant(Model model, Layout layout, Schedule schedule, int p)
    {
        Span<int> open = stackalloc int[layout.Days];
        var all = 0;
        for (var lane = 0; lane < layout.Slots.Length; lane++)
        {
            var cell = (p * model.T) + layout.Slots[lane];
            if (!model.Available[cell] || schedule.At[cell] >= 0) continue;
            open[layout.DayOfLane[lane]]++;
            all++;
        }

        var left = model.Max[p] - schedule.Count(p);
        Total[p] = left < all ? left : -1;
        Minimum[p] = Math.Max(0, model.Min[p] - schedule.Count(p));
        AnyMinimum |= Minimum[p] > 0;
        for (var d = 0; d < layout.Days; d++)
        {
            var today = model.MaxPerDay[p] - schedule.Daily(p, layout.DayOf[d]);
            Daily[(p * layout.Days) + d] = today < open[d] ? today : -1;
            AnyDaily |= today < open[d];
        }
    }

    void Kind(Model model, Layout layout, Schedule schedule, int k)
    {
        var world = model.Interpreting;
        var total = 0;
        foreach (var i in world.Kinds[k]) total += world.Max[i] - schedule.Interpreters.Count(i);
        KindTotal[k] = total;
        for (var lane = 0; lane < layout.Slots.Length; lane++)
        {
            var free = 0;
            foreach (var i in world.Kinds[k])
            {
                if (world.Available[(i * model.T) + layout.Slots[lane]] && !schedule.Interpreters.IsBusy(i, layout.Slots[lane])) free++;
            }

            KindSlot[(k * layout.Lanes) + lane] = free;
        }
    }
}
