namespace EMobilityExpo.Matching.Timetabling;

/// <summary>
/// Makes a timetable of a relaxation: what it holds nearly whole is held, the rest is solved again, until nothing is left.
/// Each round costs some iterations; the rounds are few because most values go to 0 or 1 together.
/// </summary>
sealed class Dive(Relaxation lp, RelaxationSolver solver)
{
    float[] _value = [];
    int[] _cell = [];

    /// <summary>Fills the schedule; what the rules forbid after all is passed over. False when the budget ran out on the way.</summary>
    public bool Run(Schedule schedule, int firstIterations, int iterations, Budget budget)
    {
        var lanes = lp.Layout.Lanes;
        if (_value.Length < lp.Count * lanes) (_value, _cell) = (new float[lp.Count * lanes], new int[lp.Count * lanes]);
        solver.Restart();
        var going = solver.Run(firstIterations, budget);
        while (lp.Count > 0 && !budget.Stopped)
        {
            if (Round(schedule, lanes, going ? 0.85f : 0f) == 0 && !going) break;
            lp.Compact((q, t) => schedule.SlotOf[q] < 0 && schedule.Fits(q, t));
            if (lp.Count == 0 || !going || budget.Stopped) break;
            lp.Capacities.Read(lp.Model, lp.Layout, schedule);
            solver.Restart();
            going = solver.Run(iterations, budget);
        }

        return going;
    }

    /// <summary>Holds, from the largest value on, all above the threshold, and the upper part of the rest when that is few.</summary>
    int Round(Schedule schedule, int lanes, float threshold)
    {
        var found = 0;
        for (var cell = 0; cell < lp.Count * lanes; cell++)
        {
            if (lp.Projected[cell] <= 0.02f && threshold > 0) continue;
            if (lp.Open[cell] <= 0) continue;
            (_value[found], _cell[found]) = (-lp.Projected[cell], cell);
            found++;
        }

        if (found == 0)
        {
            // Nothing wants to be held at these prices: close what is left.
            Array.Clear(lp.Open, 0, lp.Count * lanes);
            return 0;
        }

        Array.Sort(_value, _cell, 0, found);
        var placed = 0;
        var atLeast = Math.Max(1, lp.Count / 40);
        for (var i = 0; i < found && (-_value[i] >= threshold || placed < atLeast); i++)
        {
            var (c, lane) = (_cell[i] / lanes, _cell[i] % lanes);
            if (schedule.SlotOf[lp.Pairs[c]] >= 0) continue;
            if (schedule.TryPlace(lp.Pairs[c], lp.Layout.Slots[lane])) placed++;
            else lp.Open[_cell[i]] = 0;
        }

        return placed;
    }
}
