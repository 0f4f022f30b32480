namespace EMobilityExpo.Matching.Timetabling;

/// <summary>Rules about participants: one meeting a slot, limits, difference of breaks.</summary>
static class CheckParticipants
{
    public static void Check(CheckedTimetable facts, List<string> wrong)
    {
        var (least, most) = (int.MaxValue, 0);
        foreach (var who in facts.Problem.Participants)
        {
            var slots = facts.Of[who.Id].Select(x => x.Slot).ToList();
            if (slots.Distinct().Count() < slots.Count) wrong.Add($"{who.Id} is in two meetings at once");
            if (slots.Count > (who.MaxMeetings ?? int.MaxValue)) wrong.Add($"{who.Id} holds {slots.Count} meetings, limit {who.MaxMeetings}");
            if (slots.GroupBy(t => facts.DayOf[t]).Any(day => day.Count() > (who.MaxPerDay ?? int.MaxValue))) wrong.Add($"{who.Id} exceeds maxPerDay");
            var breaks = facts.BreaksOf(who.Id);
            (least, most) = (Math.Min(least, breaks), Math.Max(most, breaks));
        }

        if (facts.Problem.MaxBreakDifference is int limit && least != int.MaxValue && most - least > limit)
            wrong.Add($"breaks differ by {most - least}, limit {limit}");
    }
}
