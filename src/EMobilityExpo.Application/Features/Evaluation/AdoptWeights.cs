namespace EMobilityExpo.Application.Features.Evaluation;

using System.Globalization;
using System.Text.Json;
using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Matching.Scoring;
using FluentValidation;
using MediatR;

/// <summary>
/// Gives an event the weights that an evaluation learned, as the organiser has seen them; answers with the new row version. Pairs keep
/// their scores until they are scored again.
/// </summary>
/// <param name="RowVersion">The version of the event that was evaluated.</param>
public sealed record AdoptWeights(string EventId, long RowVersion, ScoringWeights Weights) : ICommand<long>, IAudited
{
    public AuditNote Audit => new("event.weights", EventId, EventId, Detail);

    internal string? Detail { get; set; }
}

public sealed class AdoptWeightsValidator : AbstractValidator<AdoptWeights>
{
    public AdoptWeightsValidator() => RuleFor(command => command.Weights).Custom((weights, context) =>
    {
        foreach (var (factor, problem) in weights?.Problems() ?? [(null, WeightProblem.AllZero)])
        {
            context.AddFailure(
                factor is null ? "Weights" : $"Weights.{factor}",
                Words.T(problem == WeightProblem.AllZero ? "Events.WeightsZero" : "Events.WeightWrong"));
        }
    });
}

public sealed class AdoptWeightsHandler(DbSession db, TimeProvider clock) : IRequestHandler<AdoptWeights, long>
{
    public async Task<long> Handle(AdoptWeights request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var json = JsonSerializer.Serialize(request.Weights, JsonSerializerOptions.Web);
        var change = new { source.Id, Weights = json, Now = clock.Now(), request.RowVersion };
        if (await db.ExecuteAsync(EvaluationSql.SetWeights, change, cancellationToken) == 0)
            throw new Stale();
        request.Detail = $"{Text(source.Weights)} -> {Text(json)}";
        return request.RowVersion + 1;
    }

    /// <summary>The weights in the order of the factors.</summary>
    static string Text(string json) => string.Join('/', (JsonSerializer.Deserialize<ScoringWeights>(json, JsonSerializerOptions.Web) ?? new())
        .ToArray().Select(weight => weight.ToString("0.##", CultureInfo.InvariantCulture)));
}
