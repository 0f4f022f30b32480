namespace EMobilityExpo.Benchmarks;

using System.Globalization;
using EMobilityExpo.Web.Tests;
using EMobilityExpo.Web.Tests.Speed;

/// <summary><c>-- pages</c>: every page of the real server at an event with 1,500 exhibitors and 400 buyers, first and again, and what it transfers.</summary>
static class PageBench
{
    public static async Task RunAsync()
    {
        await using var app = new WebApp(("Logging:LogLevel:Default", "Error"));
        var visits = await new PageVisits(app, await LargeEvent.CreateAsync(app, 1500, 400)).AllAsync(again: 3);
        Console.WriteLine("| who | page | HTML kB | with styles and scripts | first, ms | again, ms |\n|---|---|---|---|---|---|");
        foreach (var visit in visits)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {visit.Role} | {visit.Route} | {visit.Html / 1000.0:F0} | {visit.Bytes / 1000.0:F0} | {visit.First:F0} | {visit.Again:F0} |"));
        }
    }
}
