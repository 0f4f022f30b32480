namespace EMobilityExpo.Matching.Timetabling;

/// <summary>How long to work when nobody has said.</summary>
static class UsualWork
{
    /// <summary>A few seconds for a hundred by eighty, a blink for a handful, a minute and a half at most.</summary>
    public static long Of(Model model) =>
        (long)Math.Min(9e10, (ExactFirst(model) ? 6e9 : 3e8) + (3e4 * model.N * Math.Max(1, model.T)));

    /// <summary>Fewest breaks of what must be held is for the exact search, as far as it takes it.</summary>
    public static bool ExactFirst(Model model) => model.HasRequired && model.Objective[0] == Term.Breaks;
}
