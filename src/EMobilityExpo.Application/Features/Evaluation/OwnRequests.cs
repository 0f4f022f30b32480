namespace EMobilityExpo.Application.Features.Evaluation;

using EMobilityExpo.Application.Database;
using EMobilityExpo.Application.Features.Events;
using EMobilityExpo.Application.Features.History;
using EMobilityExpo.Application.Features.Requests;
using NodaTime.Text;

/// <summary>Requests that participants answered in the event itself, as its latest occasion.</summary>
static class OwnRequests
{
    /// <summary>One for each pair, of its last answer; a request that nobody answered yet still says who was there.</summary>
    public static async Task<IReadOnlyList<PastMeeting>> LoadAsync(DbSession db, EventModel source, CancellationToken cancel)
    {
        var occasion = LocalDatePattern.Iso.Format(source.Days.Min(day => day.Date));
        var rows = await db.QueryAsync<Row>(EvaluationSql.Requests, new { EventId = source.Id }, cancel);
        return
        [
            .. from row in rows
               group row by (row.ExhibitorId, row.BuyerId) into pair
               let last = pair.LastOrDefault(row => row.Word is not null) ?? pair.Last()
               select new PastMeeting
               {
                   ExhibitorId = last.ExhibitorId,
                   BuyerId = last.BuyerId,
                   Occasion = occasion,
                   RequestedBy = last.AskedBy,
                   Answer = last.Word,
               },
        ];
    }

    sealed record Row
    {
        public long ExhibitorId { get; init; }
        public long BuyerId { get; init; }
        public string AskedBy { get; init; } = "";
        public string Status { get; init; } = "";
        public string? Reason { get; init; }

        /// <summary>Who has no time says nothing of the partner.</summary>
        public string? Word => Status switch
        {
            AnswerRequest.Accepted => AnswerRequest.Accepted,
            AnswerRequest.Declined when Reason != AnswerRequest.NoTime => HistoryTerms.Declined,
            _ => null,
        };
    }
}
