namespace EMobilityExpo.Application.Features.Evaluation;

using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Matching.Evaluation;

/// <summary>A past request or meeting as it is stored.</summary>
public sealed record HistoryRow
{
    public long ExhibitorId { get; init; }
    public long BuyerId { get; init; }
    public string Occasion { get; init; } = "";
    public string? RequestedBy { get; init; }
    public string? Answer { get; init; }
    public int? ExhibitorRating { get; init; }
    public int? BuyerRating { get; init; }
    public string? Outcome { get; init; }

    /// <param name="exhibitor">Place of the exhibitor in the evaluation.</param>
    /// <param name="buyer">Place of the buyer.</param>
    public HistoryMeeting ToMeeting(int exhibitor, int buyer) => new(exhibitor, buyer, Occasion)
    {
        // Nobody knows which side answered the organiser.
        RequestedBy = RequestedBy switch { Sides.Exhibitor => JudgeSide.Exhibitor, Sides.Buyer => JudgeSide.Buyer, _ => null },
        Accepted = Answer switch { "accepted" => true, "declined" => false, _ => null },
        ExhibitorRating = ExhibitorRating,
        BuyerRating = BuyerRating,
        Outcome = Outcome switch
        {
            "consulted" => HistoryOutcome.Consulted,
            "pursued" => HistoryOutcome.Pursued,
            "mou" => HistoryOutcome.Mou,
            "contract" => HistoryOutcome.Contract,
            "shipped" => HistoryOutcome.Shipped,
            _ => null,
        },
    };
}
