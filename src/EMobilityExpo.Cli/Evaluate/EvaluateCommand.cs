namespace EMobilityExpo.Cli.Evaluate;

using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using EMobilityExpo.Application.Features.Evaluation;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Cli.Hosting;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

/// <summary>
/// <c>expo evaluate --event …</c> or <c>expo evaluate exhibitors.csv buyers.csv history.csv</c>: how well the scores match what
/// participants said and did before. Exit code 0 with a report, 1 when something is wrong with the input.
/// </summary>
static class EvaluateCommand
{
    static readonly Argument<FileInfo[]> Files = new("files")
    {
        Description = "In place of --event: the lists of exhibitors and of buyers, and the history (CSV or XLSX)",
        Arity = new(0, 3),
    };

    static readonly Option<string?> Event = new("--event") { Description = "Id of the event, as in its address" };

    static readonly Option<string> Lengths = new("--k") { Description = "Lengths of lists to measure at", DefaultValueFactory = _ => "5,10,20" };

    static readonly Option<long> Seed = new("--seed") { Description = "Seed of the split and of everything drawn", DefaultValueFactory = _ => 1 };

    static readonly Option<bool> Adopt = new("--adopt") { Description = "Give the event the learned weights, once they have been shown" };

    static readonly Option<bool> Json = new("--json") { Description = "The whole report as JSON" };

    static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static Command Build()
    {
        var command = new Command("evaluate", "Measures how well scores match the history, and learns weights from it")
        {
            Files, Event, Lengths, Seed, Adopt, Json, CliServices.DatabaseFile,
        };
        command.Validators.Add(given =>
        {
            var files = given.GetValue(Files)?.Length ?? 0;
            if (given.GetValue(Event) is null ? files != 3 : files != 0)
                given.AddError("Give either --event or three files: exhibitors, buyers and history.");
            else if (files > 0 && given.GetValue(Adopt))
                given.AddError("--adopt needs --event: files have no weights to change.");
        });
        command.SetAction((parsed, cancel) => parsed.GetValue(Event) is { } eventId
            ? CliServices.RunAsync(parsed, services => RunAsync(parsed, services, eventId, cancel))
            : TemporaryEvent.RunAsync(parsed.GetValue(Files)!, (services, made) => RunAsync(parsed, services, made, cancel), cancel));
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, IServiceProvider services, string eventId, CancellationToken cancel)
    {
        var mediator = services.GetRequiredService<IMediator>();
        MatchingEvaluation found;
        try
        {
            found = await mediator.Send(new EvaluateMatching(eventId) { Lengths = Numbers(parsed.GetRequiredValue(Lengths)), Seed = parsed.GetValue(Seed) }, cancel);
        }
        catch (ValidationException error)
        {
            throw new InvalidOperationException(string.Join(" ", error.Errors.Select(one => one.ErrorMessage)), error);
        }

        Console.Out.WriteLine(parsed.GetValue(Json) ? JsonSerializer.Serialize(found, Format) : EvaluationText.Of(found));
        if (!parsed.GetValue(Adopt))
            return 0;
        if (found.Learned is null)
            throw new InvalidOperationException("Nothing was learned, so there is nothing to adopt.");
        await mediator.Send(new SetWeights(eventId, found.RowVersion, found.Learned), cancel);
        // Not among the JSON.
        await Console.Error.WriteLineAsync("The event has the learned weights now. Score its pairs again for them to show.");
        return 0;
    }

    static int[] Numbers(string text) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries).Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)];
}
