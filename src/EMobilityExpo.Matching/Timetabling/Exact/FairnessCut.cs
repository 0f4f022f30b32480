namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Everybody's satisfaction is at least, or above, the smallest of a given timetable; compared in whole numbers.</summary>
static class FairnessCut
{
    public static int Add(RuleEncoding encoding, Schedule than, bool strictly, out bool impossible)
    {
        var (model, solver) = (encoding.Model, encoding.Solver);
        impossible = false;
        var (got, most) = Smallest(than);
        var all = solver.NewVariable();
        for (var p = 0; p < model.P; p++)
        {
            if (model.MostAlone[p] <= 0) continue;
            // got of p / most of p  >=  got / most, or  >
            var needed = (Int128)got * model.MostAlone[p];
            var least = (long)(strictly ? (needed / most) + 1 : (needed + most - 1) / most);
            var (literals, weights) = (new List<int>(), new List<long>());
            foreach (var q in model.PairsOf[p])
            {
                if (encoding.Held[q] == RuleEncoding.Never || model.Score[q] == 0) continue;
                literals.Add(encoding.Held[q] ^ 1);
                weights.Add(model.Score[q]);
            }

            var lost = weights.Sum() - least;
            if (lost < 0)
            {
                impossible = true;
                return RuleEncoding.Never;
            }

            var one = TermEncoding.Guarded(solver, literals, weights, lost);
            solver.Clause(all ^ 1, one);
        }

        return all;
    }

    static (long Got, long Most) Smallest(Schedule schedule)
    {
        var (got, most) = (1L, 1L);
        for (var p = 0; p < schedule.Model.P; p++)
        {
            var alone = schedule.Model.MostAlone[p];
            if (alone > 0 && (Int128)schedule.Got(p) * most < (Int128)got * alone) (got, most) = (schedule.Got(p), alone);
        }

        return (got, most);
    }
}
