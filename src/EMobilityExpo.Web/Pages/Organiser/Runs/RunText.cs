namespace EMobilityExpo.Web.Pages.Organiser.Runs;

using System.Globalization;
using EMobilityExpo.Application.Features.Runs;
using EMobilityExpo.Application.Features.Timetables;
using EMobilityExpo.Application.Localisation;
using NodaTime;

/// <summary>Figures and times of runs as the pages write them.</summary>
public static class RunText
{
    public static string Number(double? value) => value?.ToString("#,##0.##", CultureInfo.CurrentCulture) ?? "–";

    public static string Percent(double? share) => share is double value ? Number(Math.Round(100 * value)) + " %" : "–";

    public static string Time(Instant instant, string timeZone) => EventTimes.Full(instant, DateTimeZoneProviders.Tzdb[timeZone]);

    /// <summary>The shape beside the colour of a state.</summary>
    public static (string Tone, string Mark) State(string status) => status switch
    {
        "succeeded" => ("tone-good", "✓"),
        "cancelled" => ("tone-warn", "■"),
        "failed" => ("tone-bad", "✕"),
        "running" => ("tone-accent", "▶"),
        _ => ("", "…"),
    };

    /// <summary>What the organiser wants to know first.</summary>
    public static IEnumerable<string> Sentences(RunView run)
    {
        yield return run.SolverStatus == "optimal"
            ? Words.T(run.Repair is null ? "Runs.Sentence_proven" : "Runs.Sentence_provenRepair")
            : Words.T(run.Repair is null ? "Runs.Sentence_best" : "Runs.Sentence_bestRepair", Number(run.PercentOfBest));
        yield return Words.T("Runs.Sentence_meetings", Number(run.Meetings));
        if (run.Wishes > 0)
            yield return Words.T("Runs.Sentence_wishes", Number(run.WishesMet), Number(run.Wishes));
        yield return run.LongestWait switch
        {
            0 => Words.T("Runs.Sentence_wait0"),
            1 => Words.T("Runs.Sentence_wait1"),
            _ => Words.T("Runs.Sentence_wait", Number(run.LongestWait)),
        };
    }
}
