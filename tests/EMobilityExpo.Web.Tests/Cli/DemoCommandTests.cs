using System.Globalization;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Web.Tests.Cli;

public sealed partial class DemoCommandTests(DemoFiles demo) : IClassFixture<DemoFiles>
{
    public static TheoryData<string> Events => ["yeonggwang-2022", "expo-100x80"];

    [Theory]
    [MemberData(nameof(Events))]
    public void The_same_seed_gives_the_committed_files(string folder)
    {
        demo.ExitCode.ShouldBe(0);
        foreach (var name in new[] { "exhibitors.csv", "buyers.csv", "interpreters.csv", "history.csv", "event.json" })
            File.ReadAllBytes(Path.Combine(demo.Folder, folder, name))
                .ShouldBe(File.ReadAllBytes(Path.Combine(DemoFiles.Root, "samples", folder, name)), name);
    }

    /// <summary>Not byte for byte: how a workbook is compressed may differ between versions of the runtime.</summary>
    [Theory]
    [MemberData(nameof(Events))]
    public void Committed_workbooks_hold_what_the_CSV_files_hold(string folder)
    {
        foreach (var name in new[] { "exhibitors", "buyers", "interpreters", "history" })
        {
            var path = Path.Combine(DemoFiles.Root, "samples", folder, name);
            DemoFiles.XlsxLines(path + ".xlsx").ShouldBe(DemoFiles.CsvLines(path + ".csv"));
        }
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void Two_runs_write_the_same_workbooks(string folder)
    {
        using var again = new DemoFiles();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(demo.Folder, folder), "*.xlsx"))
            File.ReadAllBytes(Path.Combine(again.Folder, folder, Path.GetFileName(path))).ShouldBe(File.ReadAllBytes(path));
    }

    [Fact]
    public void The_small_event_has_the_size_and_the_mixture_of_2022()
    {
        var exhibitors = demo.Rows("yeonggwang-2022/exhibitors.csv");
        var buyers = demo.Rows("yeonggwang-2022/buyers.csv");

        exhibitors.Count.ShouldBe(20);
        exhibitors.Count(row => row["Kind"] != "company").ShouldBe(2);
        exhibitors.Select(row => row["Division"]).Distinct().ShouldBe(DemoFiles.Codes("divisions.csv"), ignoreOrder: true);
        var families = exhibitors.SelectMany(row => Items(row["Products"])).Select(item => item.Split('-')[0]);
        families.ShouldContain("BAT");
        families.ShouldContain("CHG");
        families.ShouldContain("PBV");
        buyers.Count.ShouldBe(30);
        buyers.Select(row => row["Country"]).Distinct().Count().ShouldBe(27);
        var delegation = buyers.Where(row => row["Delegation"].Length > 0).ToList();
        delegation.Count.ShouldBe(4);
        delegation.Count(row => row["Kind"] == "government").ShouldBe(1);
        demo.Rows("yeonggwang-2022/interpreters.csv").Count.ShouldBe(6);
    }

    [Fact]
    public void The_large_event_has_a_hundred_exhibitors_and_eighty_buyers()
    {
        demo.Rows("expo-100x80/exhibitors.csv").Count.ShouldBe(100);
        demo.Rows("expo-100x80/buyers.csv").Count.ShouldBe(80);
        demo.Rows("expo-100x80/interpreters.csv").Count.ShouldBe(20);
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void Every_code_is_in_the_reference_data(string folder)
    {
        foreach (var row in Both(folder))
        {
            Items(row["Country"]).ShouldBeSubsetOf(DemoFiles.Codes("countries.csv"));
            Items(row["Products"]).Select(item => item.Split(':', '!')[0]).ShouldBeSubsetOf(DemoFiles.Codes("categories.csv"));
            Items(row["Languages"]).ShouldBeSubsetOf(DemoFiles.Codes("languages.csv"));
            Items(row["Cooperation wanted"]).ShouldBeSubsetOf(DemoFiles.Codes("cooperation_types.csv"));
            Items(row["Kind"]).ShouldBeSubsetOf(DemoFiles.Codes("kinds.csv"));
            Items(row.GetValueOrDefault("Certifications") ?? row["Required certifications"])
                .ShouldBeSubsetOf(DemoFiles.Codes("certifications.csv"));
            Items(row["Products"]).ShouldAllBe(item => ProductForm().IsMatch(item));
            int.Parse(row["Max meetings"], CultureInfo.InvariantCulture).ShouldBeInRange(6, 12);
        }
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void Firms_export_and_interests_differ_in_importance(string folder)
    {
        var exports = demo.Rows($"{folder}/exhibitors.csv").Select(row => Items(row["Export countries"])).ToList();
        exports.SelectMany(codes => codes).ShouldBeSubsetOf(DemoFiles.Codes("countries.csv"));
        (exports.Count(codes => codes.Length > 0) / (double)exports.Count).ShouldBeInRange(0.3, 0.8);
        var products = demo.Rows($"{folder}/buyers.csv").SelectMany(row => Items(row["Products"])).ToList();
        products.ShouldContain(item => item.EndsWith("!high", StringComparison.Ordinal));
        products.ShouldContain(item => item.EndsWith("!low", StringComparison.Ordinal));
    }

    /// <summary>Without looking at the goods of either: what was accepted shares a family far more often than what was declined.</summary>
    [Theory]
    [MemberData(nameof(Events))]
    public void People_accepted_more_often_what_suits_them(string folder)
    {
        string[] Families(string file, string key) =>
            [.. Items(demo.Rows($"{folder}/{file}").Single(row => row["External key"] == key)["Products"]).Select(item => item.Split('-', ':', '!')[0])];
        var history = demo.Rows($"{folder}/history.csv");
        double Shared(string answer)
        {
            var rows = history.Where(row => row["Answer"] == answer).ToList();
            return rows.Count(row => Families("exhibitors.csv", row["Exhibitor"]).Intersect(Families("buyers.csv", row["Buyer"])).Any()) / (double)rows.Count;
        }

        history.Select(row => (row["Exhibitor"], row["Buyer"])).ShouldBeUnique();
        history.Count.ShouldBeGreaterThan(100);
        Shared("accepted").ShouldBeGreaterThan(Shared("declined") + 0.1);
        history.Where(row => row["Answer"] != "accepted").ShouldAllBe(row => row["Outcome"].Length == 0);
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void Names_differ_and_every_address_leads_nowhere(string folder)
    {
        var rows = Both(folder).ToList();

        rows.Select(row => row["Name (English)"]).ShouldBeUnique();
        rows.Select(row => row["Name (Korean)"]).ShouldBeUnique();
        rows.Select(row => row["External key"]).ShouldBeUnique();
        rows.ShouldAllBe(row => row["Website"].EndsWith(".example", StringComparison.Ordinal));
        rows.ShouldAllBe(row => row["Contact e-mail"].EndsWith(".example", StringComparison.Ordinal));
        rows.ShouldAllBe(row => row["Contact phone"].Contains(" 000-", StringComparison.Ordinal));
        var absent = rows.Count(row => row["Unavailable"].Length > 0) / (double)rows.Count;
        absent.ShouldBeInRange(0.1, 0.3);
    }

    IEnumerable<IReadOnlyDictionary<string, string>> Both(string folder) =>
        demo.Rows($"{folder}/exhibitors.csv").Concat(demo.Rows($"{folder}/buyers.csv"));

    static string[] Items(string cell) => cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"^[A-Z-]+(:[1-9]\d*(/[1-9]\d*|@(now|6_months|1_year|exploring))?)?(!(high|low))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ProductForm();
}
