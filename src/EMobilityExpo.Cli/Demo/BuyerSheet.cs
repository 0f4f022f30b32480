using System.Globalization;

namespace EMobilityExpo.Cli.Demo;

/// <summary>Buyers from abroad, with one delegation.</summary>
/// <param name="importance">Random numbers of their own, so that what matters to buyers leaves the rest as it is.</param>
sealed class BuyerSheet(Dice dice, Dice importance)
{
    const string Header = "External key, Registration number, Name (Korean), Name (English), Country, Region, Kind, Website, "
        + "Delegation, Products, Languages, Required certifications, Cooperation wanted, Excluded countries, "
        + "Attendance (on site/online), Time zone, Max meetings, Max per day, Min meetings, Unavailable, Contact name, "
        + "Contact e-mail, Contact phone, Note";

    readonly BuyerNames names = new(dice);
    readonly BuyerInterests interests = new(dice);

    public Sheet Make(DemoEvent it) => Sheet.Of("buyers", Header, it.Buyers.Select(Row));

    IReadOnlyList<string> Row(BuyerPlan plan, int place)
    {
        var market = Markets.All[plan.Country];
        var leads = plan.IsDelegate && plan.Kind == "government";
        var name = leads
            ? (Ko: $"{BuyerPlan.StateKo} 정부 산업국", En: $"Government of {BuyerPlan.StateEn} Department of Industries")
            : names.Next(market, plan.Kind);
        var (given, family) = (dice.One(market.Given.Split(',')), dice.One(market.Family.Split(',')));
        var host = Contact.Host(leads ? BuyerPlan.StateEn : name.En);
        var online = !plan.IsDelegate && dice.Chance(0.12);
        var perDay = dice.Random.Number(4, 7);
        var families = interests.Families(plan.Kind);
        return
        [
            Text($"BY-{place + 1:000}"),
            dice.Chance(0.7) ? Text($"{plan.Country}-000-{place + 1:0000}") : "",
            name.Ko, name.En, plan.Country,
            plan.IsDelegate ? "Dakshinapura" : dice.One(market.Regions.Split(',')),
            plan.Kind,
            $"https://{host}",
            plan.IsDelegate ? $"{BuyerPlan.StateEn} delegation" : "",
            string.Join("; ", Weighed([.. interests.Products(families, plan.Kind)])),
            string.Join("; ", Languages(market)),
            string.Join("; ", interests.Certifications(market, families[0])),
            string.Join("; ", interests.Wishes(plan.Kind)),
            "",
            online ? "online" : "on site", market.Zone,
            Text($"{Math.Min(12, perDay * 2 - dice.Random.Number(0, 2))}"), Text($"{perDay}"), Text($"{dice.Random.Number(0, 3)}"),
            online ? Absences.Online(market.Asleep) : Absences.Any(dice),
            $"{given} {family}", Contact.Mail(given, family, host), Contact.Phone(market.Calling, place),
            leads ? "대표단 단장 / heads the delegation" : "",
        ];
    }

    /// <summary>Of several interests one may matter more than the others, and the last one less.</summary>
    IEnumerable<string> Weighed(IReadOnlyList<string> products)
    {
        var high = products.Count > 1 && importance.Chance(0.55) ? importance.Random.Number(0, products.Count - 2) : -1;
        var low = products.Count > 1 && importance.Chance(0.35) ? products.Count - 1 : -1;
        return products.Select((product, place) => place == high ? $"{product}!high" : place == low ? $"{product}!low" : product);
    }

    /// <summary>Where English is not spoken anyway, half of the buyers bring it along.</summary>
    IEnumerable<string> Languages(Market market)
    {
        foreach (var language in market.SpokenLanguages)
            yield return language;
        if (!market.SpokenLanguages.Contains("en", StringComparer.Ordinal) && dice.Chance(0.5))
            yield return "en";
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
