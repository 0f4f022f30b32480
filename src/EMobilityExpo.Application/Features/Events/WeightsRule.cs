namespace EMobilityExpo.Application.Features.Events;

using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Matching.Scoring;
using FluentValidation;

/// <summary>What is wrong with the weights of an event, said at the field it is about; every command that carries <c>Weights</c> uses it.</summary>
public static class WeightsRule
{
    public static void Check<T>(ScoringWeights? weights, ValidationContext<T> context)
    {
        foreach (var (factor, problem) in weights?.Problems() ?? [(null, WeightProblem.AllZero)])
        {
            context.AddFailure(
                factor is null ? "Weights" : $"Weights.{factor}",
                Words.T(problem == WeightProblem.AllZero ? "Events.WeightsZero" : "Events.WeightWrong"));
        }
    }
}
