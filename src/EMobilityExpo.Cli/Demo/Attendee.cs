using EMobilityExpo.Application.Reference;

namespace EMobilityExpo.Cli.Demo;

/// <summary>A row of a participant list, as far as it decides who likes whom.</summary>
sealed record Attendee(
    string Key, string Country, IReadOnlyList<string> Categories, IReadOnlyList<string> Languages, IReadOnlyList<string> Certifications,
    IReadOnlyList<string> Wishes, IReadOnlyList<string> Targets, IReadOnlyList<string> Exports)
{
    public static IReadOnlyList<Attendee> Of(Sheet sheet)
    {
        return [.. sheet.Rows.Select(row =>
        {
            IReadOnlyList<string> Many(string name) => sheet.Header.ToList().IndexOf(name) is >= 0 and var place
                ? row[place].Split("; ", StringSplitOptions.RemoveEmptyEntries) : [];
            return new Attendee(
                row[0], Many("Country")[0], [.. Many("Products").Select(item => item.Split(':', '!')[0])], Many("Languages"),
                [.. Many("Certifications"), .. Many("Required certifications")], Many("Cooperation wanted"), Many("Target countries"),
                Many("Export countries"));
        })];
    }

    /// <summary>How well the other side's goods are the ones asked for, 0 to 1.</summary>
    public static double Goods(Attendee exhibitor, Attendee buyer) => buyer.Categories.Max(wanted => exhibitor.Categories.Max(offered =>
        wanted == offered ? 1 : FamilyOf(wanted) != FamilyOf(offered) ? 0 : wanted.Contains('-') && offered.Contains('-') ? 0.5 : 0.8));

    public static double Market(Attendee exhibitor, Attendee buyer)
    {
        var country = ReferenceData.Countries.Find(buyer.Country)!;
        var wanted = exhibitor.Targets.Count == 0 ? 0.5
            : exhibitor.Targets.Contains(buyer.Country) ? 1
            : exhibitor.Targets.Contains(country.SubregionCode) || exhibitor.Targets.Contains(country.RegionCode) ? 0.8 : 0.1;
        return exhibitor.Exports.Contains(buyer.Country) ? Math.Max(wanted, 0.7) : wanted;
    }

    public static double Cooperation(Attendee exhibitor, Attendee buyer) =>
        exhibitor.Wishes.Intersect(buyer.Wishes).Any() ? 1 : exhibitor.Wishes.Concat(buyer.Wishes).Intersect(["purchase", "distribution"]).Count() == 2 ? 0.6 : 0.2;

    public static double Talk(Attendee exhibitor, Attendee buyer) => exhibitor.Languages.Intersect(buyer.Languages).Any() ? 1 : 0.4;

    public static double Papers(Attendee exhibitor, Attendee buyer) =>
        buyer.Certifications.Count == 0 ? 0.6 : buyer.Certifications.Count(exhibitor.Certifications.Contains) / (double)buyer.Certifications.Count;

    static string FamilyOf(string category) => category.Split('-')[0];
}
