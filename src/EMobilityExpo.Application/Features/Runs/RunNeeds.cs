namespace EMobilityExpo.Application.Features.Runs;

using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.Participants;

/// <summary>What an event must have before a timetable can be built.</summary>
public static class RunNeeds
{
    /// <returns>Keys of texts that say what is missing and where to add it; none when a build can start.</returns>
    public static IReadOnlyList<string> Missing(EventModel source, IReadOnlyList<SideCount> sides)
    {
        var missing = new List<string>();
        if (source.Slots.Count == 0)
            missing.Add("Runs.NeedsSlot");
        if (Of(Sides.Exhibitor).Participants == 0)
            missing.Add("Runs.NeedsExhibitor");
        if (Of(Sides.Buyer).Participants == 0)
            missing.Add("Runs.NeedsBuyer");
        if (source.Tables.Count == 0 && Of(Sides.Exhibitor).OwnPlace == 0 && Of(Sides.Buyer).OwnPlace == 0)
            missing.Add("Runs.NeedsPlace");
        return missing;

        SideCount Of(string side) => sides.FirstOrDefault(count => count.Side == side) ?? new();
    }
}

/// <summary>How many of a side there are, and how many of them need no table (an own booth, or online).</summary>
public sealed record SideCount
{
    public string Side { get; init; } = "";
    public int Participants { get; init; }
    public int OwnPlace { get; init; }
}
