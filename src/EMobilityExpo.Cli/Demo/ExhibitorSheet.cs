using System.Globalization;

namespace EMobilityExpo.Cli.Demo;

/// <summary>Exhibitors: Korean firms and institutes.</summary>
/// <param name="exports">Random numbers of their own, so that what firms export leaves the rest as it is.</param>
sealed class ExhibitorSheet(Dice dice, Dice exports)
{
    const string Header = "External key, Registration number, Name (Korean), Name (English), Country, Region, Kind, Division, "
        + "Website, Booth, Own booth, Products, Languages, Certifications, Cooperation wanted, Target countries, "
        + "Export countries, Excluded countries, Max meetings, Max per day, Min meetings, Unavailable, Contact name, Contact e-mail, "
        + "Contact phone, Note";

    /// <summary>Most come from the county and around it.</summary>
    static readonly string[] Regions =
        ["Jeollanam-do", "Gwangju", "Jeollabuk-do", "Gyeonggi-do", "Chungcheongnam-do", "Daegu", "Ulsan", "Seoul"];

    static readonly string[] Targets =
        ["VN", "US", "IN", "DE", "TH", "035", "ID", "HU", "150", "RU", "UZ", "PH", "MY", "JP", "145", "019", "KH", "MN", "AU", "BR"];

    static readonly string[] Wishes = ["distribution", "purchase", "oem", "mou", "technology", "investment", "procurement"];

    readonly FirmNames names = new(dice);

    public Sheet Make(DemoEvent it) => Sheet.Of("exhibitors", Header, it.Exhibitors.Select(Row));

    IReadOnlyList<string> Row(ExhibitorPlan plan, int place)
    {
        var firm = plan.NameKo is null ? names.Next(plan.Family) : (Ko: plan.NameKo, En: plan.NameEn!);
        var isFirm = plan.Kind == "company";
        var person = dice.KoreanName();
        var (given, family) = Romaniser.Split(person);
        var host = Contact.Host(firm.En);
        var perDay = dice.Random.Number(4, 7);
        var excluded = dice.Chance(0.08) ? dice.One("DE", "JP", "TH", "AU") : "";
        string[] upToTargets =
        [
            Text($"EX-{place + 1:000}"),
            Text($"000-{(isFirm ? 81 : 82)}-{place + 1:00000}"),
            firm.Ko, firm.En, "KR",
            dice.Several(isFirm ? Regions : Regions[..2], 1, 1)[0], plan.Kind, Wares.DivisionOf(plan.Family),
            $"https://{host}",
            Text($"{(char)('A' + place / 20)}-{place % 20 + 1:00}"),
            dice.Chance(isFirm ? 0.3 : 0.1) ? "Y" : "N",
            string.Join("; ", isFirm ? Products(plan.Family) : Wares.Knowledge[plan.Family]),
            string.Join("; ", Languages(isFirm)),
            string.Join("; ", isFirm ? dice.Several(Wares.Of[plan.Family].Certifications, 1, 4) : ["ISO-17025"]),
            string.Join("; ", isFirm ? dice.Several(Wishes, 1, 3) : ["research", "technology", "mou"]),
            dice.Chance(0.1) ? "" : string.Join("; ", dice.Several([.. Targets.Where(code => code != excluded)], 2, 6)),
        ];
        return
        [
            .. upToTargets,
            isFirm ? string.Join("; ", Exports(upToTargets[^1].Split("; "), excluded)) : "",
            excluded,
            Text($"{Math.Min(12, perDay * 2 - dice.Random.Number(0, 2))}"), Text($"{perDay}"), Text($"{dice.Random.Number(1, 3)}"),
            Absences.Any(dice),
            person, Contact.Mail(given, family, host), Contact.Phone(82, place),
            excluded.Length > 0 ? "독점 대리점이 있는 국가는 제외 / has an exclusive dealer in the excluded country" : "",
        ];
    }

    IEnumerable<string> Products(string family)
    {
        var wares = Wares.Of[family];
        foreach (var leaf in dice.Several(wares.Leaves, 1, 3))
            yield return Product(leaf, wares);
        if (dice.Chance(0.25))
            yield return Product(wares.Neighbour, Wares.Of[wares.Neighbour.Split('-')[0]]);
    }

    /// <summary>One in eight does not say how much it can make, and one in four takes any order.</summary>
    string Product(string leaf, Wares wares)
    {
        if (dice.Chance(0.125))
            return leaf;
        var units = dice.Quantity(wares.LeastSupply, wares.MostSupply);
        return dice.Chance(0.25)
            ? Text($"{leaf}:{units}")
            : Text($"{leaf}:{units}/{Math.Min(units, dice.Quantity(1, wares.MostMinimumOrder))}");
    }

    /// <summary>Three firms of five export: mostly where they want to sell more, some also elsewhere.</summary>
    IReadOnlyList<string> Exports(IReadOnlyList<string> targets, string excluded)
    {
        if (!exports.Chance(0.6))
            return [];
        string[] wanted = [.. targets.Where(code => code.Length == 2)], known = ["VN", "US", "TH", "JP", "PH", "ID", "MN", "DE"];
        return exports.Several([.. wanted.Concat(known).Distinct().Where(code => code != excluded)], 1, 4);
    }

    IEnumerable<string> Languages(bool isFirm)
    {
        yield return "ko";
        if (dice.Chance(isFirm ? 0.65 : 0.95))
            yield return "en";
        foreach (var (code, share) in new[] { ("zh", 0.12), ("ja", 0.1), ("vi", 0.07), ("ru", 0.06), ("de", 0.04), ("es", 0.04) })
            if (dice.Chance(share))
                yield return code;
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
