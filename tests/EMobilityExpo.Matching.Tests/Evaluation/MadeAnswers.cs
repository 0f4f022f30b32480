using System.Globalization;
using EMobilityExpo.Matching.Evaluation;
using EMobilityExpo.Matching.Timetabling;

namespace EMobilityExpo.Matching.Tests.Evaluation;

/// <summary>
/// Answers with a known truth: requests are drawn by lot, and each side judges by a logistic model on its own values with the true
/// weights. The side that was asked answers; the side that asked gives a mark when they met; business is pursued where both were
/// for it, now and then.
/// </summary>
/// <param name="Truth">True shares of the factors.</param>
/// <param name="Asked">Chance that a pair has a request at an occasion.</param>
/// <param name="Middle">The weighted sum at which a side is undecided.</param>
/// <param name="Decisiveness">Log-odds from a pair of all zeros to a pair of all ones.</param>
sealed record MadeAnswers(double[] Truth, double Asked, double Middle, double Decisiveness = 12)
{
    public static double[] Shares(string text) => [.. text.Split(' ').Select(share => double.Parse(share, CultureInfo.InvariantCulture))];

    public IEnumerable<HistoryMeeting> Draw(string occasion, int exhibitors, int buyers, PairValues values, ulong seed)
    {
        var random = new SplitMix(seed);
        var own = new[] { new double[Truth.Length], new double[Truth.Length] };
        for (var pair = 0; pair < exhibitors * buyers; pair++)
        {
            var (e, b) = (pair / buyers, pair % buyers);
            if (random.Unit() >= Asked || !values(e, b, occasion, own[0], own[1])) continue;
            var asking = random.Unit() < 0.5 ? JudgeSide.Exhibitor : JudgeSide.Buyer;
            bool[] wanted = [Judge(own[0], random.Unit()), Judge(own[1], random.Unit())];
            var accepted = wanted[1 - (int)asking];
            int? rating = accepted ? wanted[(int)asking] ? 4 + random.Below(2) : 1 + random.Below(2) : null;
            yield return new(e, b, occasion)
            {
                RequestedBy = asking,
                Accepted = accepted,
                ExhibitorRating = asking == JudgeSide.Exhibitor ? rating : null,
                BuyerRating = asking == JudgeSide.Buyer ? rating : null,
                Outcome = !accepted ? null
                    : wanted[0] && wanted[1] && random.Below(5) == 0 ? HistoryOutcome.Pursued + random.Below(4) : HistoryOutcome.Consulted,
            };
        }
    }

    bool Judge(double[] values, double lot)
    {
        var sum = 0.0;
        for (var f = 0; f < Truth.Length; f++) sum += Truth[f] * values[f];
        return lot < 1 / (1 + Math.Exp(-Decisiveness * (sum - Middle)));
    }
}
