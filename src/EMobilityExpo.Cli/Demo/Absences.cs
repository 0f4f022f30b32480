namespace EMobilityExpo.Cli.Demo;

/// <summary>When somebody cannot meet, in the local time of the event.</summary>
static class Absences
{
    /// <summary>About one in five misses a part of the event.</summary>
    public static string Any(Dice dice, double share = 0.2)
    {
        if (!dice.Chance(share))
            return "";
        var day = dice.One(DemoEvent.Days);
        return dice.One(
            $"{day} 09:00-12:00", $"{day} 15:00-18:00", $"{day} 13:00-15:00", $"{day} 09:00-11:00",
            day, $"{DemoEvent.Days[0]} 09:00-10:30; {DemoEvent.Days[1]} 16:00-18:00");
    }

    /// <summary>Who takes part from the other side of the world is awake only for a part of the Korean day.</summary>
    public static string Online(string hours) =>
        hours.Length == 0 ? "" : string.Join("; ", DemoEvent.Days.Select(day => $"{day} {hours}"));
}
