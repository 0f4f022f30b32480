using System.Text.RegularExpressions;
using EMobilityExpo.Application.Reference;
using Shouldly;
using Xunit;

namespace EMobilityExpo.Application.Tests.Reference;

public sealed partial class ReferenceDataTests
{
    static readonly HashSet<string> Countries = Column("countries.csv", "code");
    static readonly HashSet<string> Areas =
        [.. Column("countries.csv", "region_code"), .. Column("countries.csv", "subregion_code")];

    [Theory]
    [InlineData("countries.csv", 249)]
    [InlineData("languages.csv", 183)]
    [InlineData("categories.csv", 44)]
    [InlineData("certifications.csv", 60)]
    [InlineData("cooperation_types.csv", 8)]
    [InlineData("kinds.csv", 8)]
    [InlineData("divisions.csv", 6)]
    [InlineData("demand_timings.csv", 4)]
    [InlineData("importances.csv", 3)]
    public void Codes_are_unique_and_every_name_is_filled_in_both_languages(string file, int atLeast)
    {
        var rows = ReferenceFile.Read(file);

        rows.Count.ShouldBeGreaterThanOrEqualTo(atLeast);
        rows.Select(row => row["code"]).ShouldBeUnique();
        rows.ShouldAllBe(row => CodeForm().IsMatch(row["code"]));
        rows.ShouldAllBe(row => row["name_en"].Trim() == row["name_en"] && row["name_en"].Length > 0);
        rows.ShouldAllBe(row => row["name_ko"].Trim() == row["name_ko"] && HasHangul().IsMatch(row["name_ko"]));
        rows.Select(row => row["name_ko"]).ShouldBeUnique();
    }

    [Fact]
    public void Countries_are_all_of_ISO_3166_with_area_calling_code_and_time_zone()
    {
        var rows = ReferenceFile.Read("countries.csv");

        rows.Count.ShouldBe(249);
        rows.Select(row => row["alpha3"]).ShouldBeUnique();
        rows.Select(row => row["numeric"]).ShouldBeUnique();
        foreach (var row in rows)
        {
            row["numeric"].ShouldMatch("^[0-9]{3}$");
            row["region_code"].ShouldMatch("^[0-9]{3}$");
            row["subregion_code"].ShouldMatch("^[0-9]{3}$");
            row["calling_code"].ShouldMatch("^[1-9][0-9]{0,3}$");
            TimeZoneInfo.TryFindSystemTimeZoneById(row["time_zone"], out _).ShouldBeTrue(row["time_zone"]);
        }

        rows.GroupBy(row => row["subregion_code"]).ShouldAllBe(area => area.Select(row => row["region_code"]).Distinct().Count() == 1);
        rows.Single(row => row["code"] == "VN")["name_ko"].ShouldBe("베트남");
        rows.Single(row => row["code"] == "HU")["name_ko"].ShouldBe("헝가리");
    }

    [Fact]
    public void Categories_are_nine_families_and_only_their_leaves_have_HS_codes()
    {
        var rows = ReferenceFile.Read("categories.csv");
        var families = rows.Where(row => row["parent"].Length == 0).Select(row => row["code"]).ToHashSet();

        families.Count.ShouldBe(9);
        foreach (var row in rows)
        {
            if (families.Contains(row["code"]))
            {
                row["hs_codes"].ShouldBeEmpty();
                continue;
            }

            families.ShouldContain(row["parent"]);
            row["code"].ShouldStartWith(row["parent"] + "-");
            row["hs_codes"].Split(';').ShouldAllBe(code => HsForm().IsMatch(code));
        }

        foreach (var pair in ReferenceFile.Read("related_families.csv"))
        {
            families.ShouldContain(pair["family"]);
            families.ShouldContain(pair["related"]);
            pair["family"].ShouldNotBe(pair["related"]);
        }

        Column("divisions.csv", "code").ShouldBeSubsetOf(families);
    }

    [Fact]
    public void Markets_of_certifications_are_countries_areas_or_everywhere()
    {
        foreach (var row in ReferenceFile.Read("certifications.csv"))
            row["market"].Split(';').ShouldAllBe(
                code => code == "*" || Countries.Contains(code) || Areas.Contains(code), row["code"]);
    }

    [Fact]
    public void Certifications_name_the_families_that_they_are_about()
    {
        var families = ReferenceFile.Read("categories.csv").Where(row => row["parent"].Length == 0).Select(row => row["code"]).ToHashSet();
        var rows = ReferenceFile.Read("certifications.csv").ToDictionary(
            row => row["code"], row => row["families"].Split(';', StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

        foreach (var (code, about) in rows)
        {
            about.ShouldBeSubsetOf(families, code);
            about.ShouldBeUnique(code);
            about.Length.ShouldBeLessThan(families.Count, $"{code} suits all: leave it empty");
            ReferenceData.Certifications.Find(code)!.Families.ShouldBe(about);
        }

        rows["EU-MDR"].ShouldBe(["MIV"]);
        rows["UL-2272"].ShouldBe(["PMV"]);
        rows["OCPP"].ShouldBe(["CHG"]);
        rows["ISO-9001"].ShouldBeEmpty();
        families.ShouldAllBe(family => rows.Values.Any(about => about.Contains(family)));
    }

    [Fact]
    public void Kinds_say_whose_they_are() =>
        ReferenceFile.Read("kinds.csv").ShouldAllBe(row => new[] { "exhibitor", "buyer", "both" }.Contains(row["side"]));

    static HashSet<string> Column(string file, string column) =>
        ReferenceFile.Read(file).Select(row => row[column]).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]*$", RegexOptions.None, 1000)]
    private static partial Regex CodeForm();

    [GeneratedRegex(@"\p{IsHangulSyllables}", RegexOptions.None, 1000)]
    private static partial Regex HasHangul();

    [GeneratedRegex("^[0-9]{4}\\.[0-9]{2}$", RegexOptions.None, 1000)]
    private static partial Regex HsForm();
}
