namespace EMobilityExpo.Application.Features.Suggestions;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Messaging;
using EMobilityExpo.Application.Spreadsheets;
using EMobilityExpo.Matching.Scoring;
using EMobilityExpo.Matching.Suggestions;
using FluentValidation;
using MediatR;

/// <summary>The suggestions of everybody with their reasons as a file, spread where that is asked for: the lists that <see cref="GetExposure"/> counts.</summary>
/// <param name="Format"><c>csv</c> or <c>xlsx</c>.</param>
/// <param name="Top">How many are suggested to everybody.</param>
/// <param name="MostGini">The largest Gini index allowed, 0 to 1; null bounds nothing.</param>
public sealed record ExportSuggestions(string EventId, string Format, int Top = 20, double? MostGini = null) : IQuery<Download>;

public sealed class ExportSuggestionsValidator : AbstractValidator<ExportSuggestions>
{
    public ExportSuggestionsValidator()
    {
        RuleFor(query => query.Top).IsLengthOfList();
        RuleFor(query => query.MostGini).IsGini();
    }
}

public sealed class ExportSuggestionsHandler(DbSession db, SuggestionIndexes indexes) : IRequestHandler<ExportSuggestions, Download>
{
    /// <summary>More rows take minutes, and much memory as a workbook.</summary>
    public const int MostRows = 200_000;

    public async Task<Download> Handle(ExportSuggestions request, CancellationToken cancellationToken)
    {
        if (request.Format is not ("csv" or "xlsx"))
            throw new NotFound("Errors.NotFound");
        var source = await EventModel.LoadAsync(db, request.EventId, cancellationToken);
        // Explaining takes seconds: while the index may not change, lists are made and what explains them is copied.
        var (lists, fair) = await indexes.ReadAsync(
            db, request.EventId,
            suggestions => (Lists(suggestions, request, cancellationToken), new Fair(suggestions)), cancellationToken);
        var keys = (await db.QueryAsync<KeyRow>(SuggestionsSql.Keys, new { EventId = source.Id }, cancellationToken)).ToDictionary(row => row.PublicId, row => row.Key);
        var spread = lists.ToDictionary(
            one => one.Key, one => request.MostGini is { } most ? one.Value.Spread(most, cancellationToken).Lists : one.Value.Plain());
        var sheet = new SuggestionSheet(fair.People(keys), (side, id) => new(spread[side].Of(id), 0), fair.Score, cancellationToken);
        return Download.Of($"{source.Name} {Words.T("Suggestions.FileTitle")}", request.Format, sheet.Sheet());
    }

    static Dictionary<Side, Exposure> Lists(EventSuggestions suggestions, ExportSuggestions request, CancellationToken cancel)
    {
        var (exhibitors, buyers) = (suggestions.CountOf(Side.Exhibitor), suggestions.CountOf(Side.Buyer));
        var rows = (long)exhibitors * Math.Min(request.Top, buyers) + (long)buyers * Math.Min(request.Top, exhibitors);
        if (rows > MostRows)
            throw new Invalid("Suggestions.FileTooLong", rows, MostRows);
        return new[] { Side.Exhibitor, Side.Buyer }.ToDictionary(
            side => side, side => EventExposure.Of(suggestions, side, request.Top, request.MostGini is not null, cancel));
    }

    sealed record KeyRow
    {
        public string PublicId { get; init; } = "";
        public string? ExternalKey { get; init; }
        public string? RegistrationNumber { get; init; }
        public string? Key => ExternalKey ?? RegistrationNumber;
    }

    /// <summary>What explains the pairs of an event, as it is now.</summary>
    sealed class Fair
    {
        readonly PairScorer _scorer;
        readonly IReadOnlyDictionary<(string Exhibitor, string Buyer), PairFacts> _known;
        readonly Dictionary<Side, Dictionary<string, ScoringParticipant>> _profiles;
        readonly IReadOnlyDictionary<string, EventSuggestions.Partner> _partners;

        public Fair(EventSuggestions suggestions)
        {
            (_scorer, _known, _partners) = (suggestions.Scorer, suggestions.CopyOfKnown(), suggestions.Copy());
            _profiles = new[] { Side.Exhibitor, Side.Buyer }.ToDictionary(
                side => side, side => suggestions.Index.All(side).ToDictionary(who => who.Id, StringComparer.Ordinal));
        }

        /// <summary>By name.</summary>
        public IReadOnlyDictionary<Side, IReadOnlyDictionary<string, SuggestionSheet.Participant>> People(Dictionary<string, string?> keys) =>
            _partners.Values.GroupBy(who => who.Side).ToDictionary(
                group => group.Key, group => (IReadOnlyDictionary<string, SuggestionSheet.Participant>)group
                    .Select(who => (who.Id, One: new SuggestionSheet.Participant(keys.GetValueOrDefault(who.Id), who.AsSide().Name)))
                    .OrderBy(who => who.One.Name, StringComparer.CurrentCulture).ThenBy(who => who.Id, StringComparer.Ordinal)
                    .ToDictionary(who => who.Id, who => who.One, StringComparer.Ordinal));

        public PairScore Score(string exhibitor, string buyer) => _scorer.Score(
            _profiles[Side.Exhibitor][exhibitor], _profiles[Side.Buyer][buyer], _known.GetValueOrDefault((exhibitor, buyer)));
    }
}
