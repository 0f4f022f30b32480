namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Compares what a solution claims about itself with what its meetings say.</summary>
static class CheckFigures
{
    public static void Check(CheckedTimetable facts, List<string> wrong)
    {
        var claim = facts.Solution;
        var figures = Figures.Of(facts);
        Compare("score", claim.Score, figures.Score, wrong);
        Compare("breaks", claim.Breaks, figures.Breaks, wrong);
        Compare("missedMinimum", claim.MissedMinimum, figures.MissedMinimum, wrong);
        Compare("moved", claim.Moved, figures.Moved, wrong);
        if (!(Math.Abs(claim.Fairness - figures.Fairness) <= 1e-9)) wrong.Add($"claims fairness={claim.Fairness}, is {figures.Fairness}");
        if (claim.ScoreBound < figures.Score) wrong.Add($"scoreBound {claim.ScoreBound} is below the score {figures.Score}");
        if (claim.BreaksBound > figures.Breaks) wrong.Add($"breaksBound {claim.BreaksBound} is above the breaks {figures.Breaks}");
        if (claim.MovedBound > figures.Moved) wrong.Add($"movedBound {claim.MovedBound} is above the moves {figures.Moved}");
        if (claim.Walks is not null && claim.Walks != Walks(facts)) wrong.Add($"claims {claim.Walks}, is {Walks(facts)}");
        if (claim.Status == SolveStatus.Optimal) CheckProof(facts, wrong);
    }

    /// <summary>A proven optimum must have bounds that meet their values, as far as they are in the objective.</summary>
    static void CheckProof(CheckedTimetable facts, List<string> wrong)
    {
        var claim = facts.Solution;
        foreach (var term in facts.Problem.Objective)
        {
            var meets = term switch
            {
                "score" => claim.ScoreBound == claim.Score,
                "breaks" => claim.BreaksBound == claim.Breaks,
                "moved" => claim.MovedBound == null || claim.MovedBound == claim.Moved,
                _ => true,
            };
            if (!meets) wrong.Add($"claims optimal, but the bound on {term} does not meet its value");
        }
    }

    public static TableWalks Walks(CheckedTimetable facts)
    {
        var bySide = facts.Problem.Participants.ToLookup(x => x.Side, x =>
        {
            var tables = facts.Of[x.Id].Where(y => y.Table is not null).OrderBy(y => y.Slot).ToList();
            return tables.Zip(tables.Skip(1)).Count(y => facts.DayOf[y.First.Slot] == facts.DayOf[y.Second.Slot] && y.First.Table != y.Second.Table);
        });
        return new TableWalks(bySide["exhibitor"].Sum(), bySide["buyer"].Sum(), bySide[null].Sum());
    }

    static void Compare(string name, long claimed, long value, List<string> wrong)
    {
        if (claimed != value) wrong.Add($"claims {name}={claimed}, is {value}");
    }
}
