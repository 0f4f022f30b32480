namespace EMobilityExpo.Application.Features.Events;

using System.Globalization;
using System.Text.Json;
using EMobilityExpo.Application.Behaviours;
using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Matching.Scoring;
using FluentValidation;
using MediatR;

/// <summary>Changes the weights of an event and nothing else; answers with its new row version. Pairs keep their scores until they are scored again.</summary>
/// <param name="RowVersion">The version of the event that the change is based on.</param>
public sealed record SetWeights(string EventId, long RowVersion, ScoringWeights Weights) : ICommand<long>, IAudited
{
    public AuditNote Audit => new("event.weights", EventId, EventId, Detail);

    /// <summary>Both sets of weights, for the log.</summary>
    internal string? Detail { get; set; }
}

public sealed class SetWeightsValidator : AbstractValidator<SetWeights>
{
    public SetWeightsValidator() => RuleFor(command => command.Weights).Custom(WeightsRule.Check);
}

public sealed class SetWeightsHandler(DbSession db, TimeProvider clock) : IRequestHandler<SetWeights, long>
{
    public async Task<long> Handle(SetWeights request, CancellationToken cancellationToken)
    {
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        var change = new
        {
            source.Id,
            Weights = JsonSerializer.Serialize(request.Weights, JsonSerializerOptions.Web),
            Now = clock.Now(),
            request.RowVersion,
        };
        if (await db.ExecuteAsync(EventSql.SetWeights, change, cancellationToken) == 0)
            throw new Stale();
        request.Detail = $"{Text(EventFields.Of(source).Weights)} -> {Text(request.Weights)}";
        return request.RowVersion + 1;
    }

    /// <summary>The weights in the order of the factors.</summary>
    static string Text(ScoringWeights weights) =>
        string.Join('/', weights.ToArray().Select(weight => weight.ToString("0.##", CultureInfo.InvariantCulture)));
}
