using System.CommandLine;
using System.Globalization;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Features.Suggestions;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Spreadsheets;

namespace EMobilityExpo.Cli.Suggest;

/// <summary>
/// <c>expo suggest exhibitors.csv buyers.csv --top 20 -o suggestions.csv</c>: the best partners of everybody in two lists, explained,
/// without a database. Exit code 0 with a file, 2 when a row of a list is wrong, 1 when a list can not be read; then nothing is written.
/// </summary>
static class SuggestCommand
{
    static readonly Argument<FileInfo> Exhibitors = new("exhibitors") { Description = "List of exhibitors: CSV (UTF-8 or CP949) or XLSX" };

    static readonly Argument<FileInfo> Buyers = new("buyers") { Description = "List of buyers, likewise" };

    static readonly Option<int> Top = new("--top") { Description = "Suggestions for each participant", DefaultValueFactory = _ => 20 };

    static readonly Option<FileInfo?> Output = new("--output", "-o") { Description = "File to write (CSV); standard output when left out" };

    static readonly Option<bool> Diverse = new("--diverse") { Description = "Not ten of the same, at a cost in score" };

    static readonly Option<double?> MostGini = new("--max-gini") { Description = "Spread suggestions: largest Gini index of how often partners are suggested, 0 to 1" };

    static readonly Option<string?> Language = new("--language") { Description = "Language of the file and of what is said: ko or en" };

    public static Command Build()
    {
        Language.AcceptOnlyFromAmong("ko", "en");
        var command = new Command("suggest", "Writes the best partners of everybody in two lists, and why") { Exhibitors, Buyers, Top, Output, Diverse, MostGini, Language };
        command.Validators.Add(given =>
        {
            // An option that is left out has its default only after validation.
            if (given.GetResult(Top) is { Implicit: false } && given.GetValue(Top) is < 1 or > SuggestionRules.MostTop)
                given.AddError($"--top is a number from 1 to {SuggestionRules.MostTop}.");
            if (given.GetValue(MostGini) is not (null or (>= 0 and <= 1)))
                given.AddError("--max-gini is a number from 0 to 1.");
            if (given.GetValue(MostGini) is not null && given.GetValue(Diverse))
                given.AddError("Give either --diverse or --max-gini.");
        });
        // On a thread of its own: Ctrl+C is listened to only after the action has returned its task.
        command.SetAction((parsed, stop) => Task.Run(() => Run(parsed, stop), CancellationToken.None));
        return command;
    }

    static int Run(ParseResult parsed, CancellationToken stop)
    {
        if (parsed.GetValue(Language) is { } language)
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Words.Cultures.First(culture => culture.TwoLetterISOLanguageName == language);
        try
        {
            var exhibitors = ParticipantFile.Read(parsed.GetRequiredValue(Exhibitors), Sides.Exhibitor);
            var buyers = ParticipantFile.Read(parsed.GetRequiredValue(Buyers), Sides.Buyer);
            if (exhibitors is null || buyers is null)
                return 2;
            var made = new SuggestionFile(exhibitors, buyers, parsed.GetValue(Top), parsed.GetValue(Diverse), parsed.GetValue(MostGini), stop);
            Write(made.Sheet(), parsed.GetValue(Output));
            foreach (var line in made.Summary())
                Console.Error.WriteLine(line);
            return 0;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped; nothing was written.");
        }
        catch (Exception error) when (error is AppException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(error.Message);
        }

        return 1;
    }

    /// <summary>Under another name first, so that a file of this name is always a whole one.</summary>
    static void Write(Sheet sheet, FileInfo? output)
    {
        if (output is null)
        {
            using var standard = Console.OpenStandardOutput();
            SheetWriter.Csv(sheet, standard);
            return;
        }

        var unfinished = output.FullName + ".part";
        try
        {
            using (var stream = File.Create(unfinished))
                SheetWriter.Csv(sheet, stream);
            File.Move(unfinished, output.FullName, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
