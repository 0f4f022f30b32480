using System.Globalization;

namespace EMobilityExpo.Cli.Demo;

/// <summary>What buyers of each kind look for.</summary>
sealed class BuyerInterests(Dice dice)
{
    static readonly string[] Popular = ["ETW", "BAT", "UEV", "CHG", "PMV", "PRT", "AGR", "MIV", "PBV"];
    static readonly string[] Public = ["UEV", "CHG", "PBV", "MIV", "ETW", "AGR"];
    static readonly string[] Growth = ["BAT", "CHG", "PMV", "UEV"];

    public IReadOnlyList<string> Families(string kind) => dice.Several(
        kind switch { "government" => Public, "investor" or "university" => Growth, _ => Popular }, 1, 3);

    public IEnumerable<string> Products(IReadOnlyList<string> families, string kind)
    {
        if (kind == "university")
            yield return "BAT-SAFETY";
        foreach (var family in families)
        {
            var wares = Wares.Of[family];

            // Who has not decided yet names the family only.
            if (dice.Chance(0.12))
            {
                yield return family;
                continue;
            }

            foreach (var leaf in dice.Several(wares.Leaves, 1, 2))
                yield return kind is "investor" or "university" or "association" ? leaf : Demand(leaf, wares);
        }
    }

    public IReadOnlyList<string> Wishes(string kind) => kind switch
    {
        "government" => ["procurement", .. dice.Several(["mou", "technology"], 1, 2)],
        "association" => ["mou", .. dice.Several(["distribution", "technology"], 1, 1)],
        "investor" => ["investment", .. dice.Several(["technology", "mou"], 0, 1)],
        "university" => ["research", "technology"],
        "distributor" => ["distribution", .. dice.Several(["purchase", "oem"], 0, 1)],
        _ => dice.Several(["purchase", "oem", "technology", "research", "mou"], 1, 3),
    };

    /// <summary>Half of the buyers insist on what their market requires.</summary>
    public IReadOnlyList<string> Certifications(Market market, string family)
    {
        if (!dice.Chance(0.5))
            return [];
        var isBattery = family is "BAT";
        return (market.Code, family) switch
        {
            ("US", "MIV") => ["FDA-510K"],
            ("US", "BAT") => ["UL-2271"],
            ("US", "PMV") => ["UL-2272"],
            ("US", "CHG") => ["UL-2202"],
            ("US", _) => ["FMVSS", "DOT"],
            ("IN", "ETW" or "BAT") => ["IN-AIS-156"],
            ("IN", _) => ["IN-CMVR"],
            ("VN", _) => isBattery ? ["VN-CR"] : ["VN-VR"],
            ("RU" or "KZ", _) => ["EAC"],
            ("TH", _) => ["TH-TISI"],
            ("ID", _) => ["ID-SNI"],
            ("JP", _) => ["JP-PSE"],
            ("BR", _) => ["BR-INMETRO"],
            ("GB", _) => ["UKCA"],
            ("AU", "UEV" or "ETW" or "PBV") => ["AU-ADR"],
            ("AE" or "SA", _) => ["GCC"],
            ("DE" or "HU" or "PL" or "CZ" or "FR" or "ES" or "NL" or "IT" or "SE", _) => family switch
            {
                "MIV" => ["EU-MDR"],
                "ETW" or "UEV" => ["EU-168-2013"],
                "BAT" => ["EU-BATTERY", "UN-38.3"],
                _ => ["CE"],
            },
            _ => isBattery ? ["UN-38.3"] : [],
        };
    }

    /// <summary>A buyer needs a part of what a maker makes. One in six gives no number.</summary>
    string Demand(string leaf, Wares wares)
    {
        if (dice.Chance(0.17))
            return leaf;
        var units = dice.Quantity(Math.Max(2, wares.LeastSupply / 20), wares.MostSupply / 3);
        var timing = dice.One("now", "6_months", "6_months", "6_months", "1_year", "1_year", "exploring", "exploring");
        return string.Create(CultureInfo.InvariantCulture, $"{leaf}:{units}@{timing}");
    }
}
