namespace EMobilityExpo.Application.Features.Partners;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Pairs;
using EMobilityExpo.Application.Features.Suggestions;
using EMobilityExpo.Application.Features.Wishes;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Matching.Scoring;
using MediatR;

/// <summary>
/// The suggestions of a participant, for itself: the same list as the organiser's, without what others have said privately and what
/// came of earlier meetings.
/// </summary>
public sealed record GetMySuggestions(string EventId, string ParticipantId, SuggestionFilter Filter, int Top = 20, bool Diverse = false) : IQuery<SuggestionList>;

public sealed class GetMySuggestionsHandler(IMediator mediator, DbSession db) : IRequestHandler<GetMySuggestions, SuggestionList>
{
    public async Task<SuggestionList> Handle(GetMySuggestions request, CancellationToken cancellationToken)
    {
        var me = await Wisher.LoadAsync(db, request.EventId, request.ParticipantId, cancellationToken);
        var said = (await db.QueryAsync<Wisher.Partner>(WishesSql.Of, new { ParticipantId = me.Id, Skip = 0, Take = int.MaxValue }, cancellationToken))
            .ToDictionary(row => row.PublicId, row => row.Wish ?? Pairs.Wishes.None);
        // Whom it does not want to meet makes room for the next.
        var refused = said.Where(one => one.Value is Pairs.Wishes.Veto or Pairs.Wishes.Declined).Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        var list = await mediator.Send(
            new GetSuggestions(request.EventId, request.ParticipantId, request.Filter, request.Top, request.Diverse, refused, ForItself: true), cancellationToken);
        return list with
        {
            Items = [.. list.Items.Select(one => one with
            {
                Wish = said.GetValueOrDefault(one.Partner.Id, Pairs.Wishes.None),
                Factors = Public(one.Factors),
                MostUseful = Public(one.MostUseful),
            })],
        };
    }

    /// <summary>The factors that rest on what both publish about themselves.</summary>
    internal static IReadOnlyList<ExplainedFactor> Public(IEnumerable<ExplainedFactor> factors) =>
        [.. factors.Where(factor => IsPublic(factor.Factor))];

    internal static UsefulFact? Public(UsefulFact? fact) => fact is not null && IsPublic(fact.Factor) ? fact : null;

    static bool IsPublic(Factor factor) => factor is not (Factor.Preference or Factor.History);
}
