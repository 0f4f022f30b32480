namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Gives each meeting a table, slot by slot; a participant stays at the table of its last meeting where that is free.</summary>
static class TableChoice
{
    public static int[] Of(Schedule schedule)
    {
        var model = schedule.Model;
        var table = new int[model.N];
        Array.Fill(table, -1);
        var bySlot = new List<int>[model.T];
        for (var t = 0; t < model.T; t++) bySlot[t] = [];
        for (var q = 0; q < model.N; q++)
        {
            if (schedule.SlotOf[q] >= 0 && model.TakesTable[q]) bySlot[schedule.SlotOf[q]].Add(q);
        }

        var last = new int[model.P];
        Array.Fill(last, -1);
        for (var t = 0; t < model.T; t++)
        {
            var taken = new HashSet<int>();
            foreach (var q in bySlot[t]) Keep(q, t);
            var next = 0;
            foreach (var q in bySlot[t].Where(q => table[q] < 0))
            {
                while (taken.Contains(next)) next++;
                table[q] = next++;
            }

            foreach (var q in bySlot[t]) last[model.A[q]] = last[model.B[q]] = table[q];

            void Keep(int q, int slot)
            {
                foreach (var wish in new[] { last[model.A[q]], last[model.B[q]] })
                {
                    if (table[q] < 0 && wish >= 0 && wish < model.Tables[slot] && taken.Add(wish)) table[q] = wish;
                }
            }
        }

        return table;
    }
}
