namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Where the prices (dual values) of each kind of rule lie in one flat array, and what they are prices of. Lanes are the slots
/// looked at, padded to a multiple of eight.
/// </summary>
sealed class Layout
{
    public const int Width = 8;

    public int[] Slots { get; }

    public int Lanes { get; }

    public int Participants { get; }

    public int Days { get; }

    public int Kinds { get; }

    public int[] DayOfLane { get; }

    /// <summary>Offsets of the prices: participant in a slot, in all, on a day, its minimum; tables; kinds in a slot and in all; pairs.</summary>
    public int Total { get; }

    public int Daily { get; }

    public int Minimum { get; }

    public int Table { get; }

    public int KindSlot { get; }

    public int KindTotal { get; }

    public int Pair { get; }

    public Layout(Model model, int[] slots)
    {
        Slots = slots;
        Lanes = (slots.Length + Width - 1) / Width * Width;
        Participants = model.P;
        Kinds = model.Interpreting.Kinds.Count;
        DayOfLane = new int[Lanes];
        var days = new List<int>();
        for (var lane = 0; lane < slots.Length; lane++)
        {
            var day = days.IndexOf(model.DayOf[slots[lane]]);
            if (day < 0) (day, _) = (days.Count, 0);
            if (day == days.Count) days.Add(model.DayOf[slots[lane]]);
            DayOfLane[lane] = day;
        }

        DayOf = [.. days];
        Days = days.Count;
        Total = Participants * Lanes;
        Daily = Total + Participants;
        Minimum = Daily + (Participants * Days);
        Table = Minimum + Participants;
        KindSlot = Table + Lanes;
        KindTotal = KindSlot + (Kinds * Lanes);
        Pair = KindTotal + Kinds;
    }

    /// <summary>Days of the event that have a lane, by local index.</summary>
    public int[] DayOf { get; }

    /// <summary>Pairs that use the same shared means: a table or none, an interpreter of a kind or none.</summary>
    public int Classes => 2 * (Kinds + 1);

    public static int Class(bool takesTable, int kind) => (2 * (kind + 1)) + (takesTable ? 1 : 0);
}
