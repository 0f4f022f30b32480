namespace EMobilityExpo.Cli.Demo;

/// <summary>A country that buyers come from. Lists are separated by commas; names of firms are given as English=Korean.</summary>
sealed record Market(
    string Code, int Calling, string Zone, string Languages, string Regions, string Stems, string Given, string Family)
{
    public IReadOnlyList<string> SpokenLanguages => Languages.Split(',');

    public (string Ko, string En) Stem(Dice dice)
    {
        var parts = dice.One(Stems.Split(',')).Split('=');
        return (parts[1], parts[0]);
    }

    /// <summary>Hours of the Korean day in which people there sleep, and so cannot meet online.</summary>
    public string Asleep => Zone.Split('/')[0] switch
    {
        "America" => "13:00-18:00",
        "Europe" => "09:00-14:00",
        "Africa" => "09:00-13:00",
        _ => Calling is 971 or 966 or 972 ? "09:00-13:00" : "",
    };
}
