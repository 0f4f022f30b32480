using System.Globalization;

namespace EMobilityExpo.Cli.Demo;

/// <summary>
/// What came of the year before: who asked whom, the answers, the ratings, the outcomes. Exhibitors look at the market first, buyers at the
/// goods; both ask for, accept and rate higher what suits them, with much chance in it. It rests on rules of its own and not on the
/// score, so that a change of the score leaves the samples as they are, and the score has something to be measured against.
/// </summary>
sealed class HistorySheet(Dice dice)
{
    const string Header = "Exhibitor, Buyer, Occasion, Requested by, Answer, Exhibitor's rating (1-5), Buyer's rating (1-5), Outcome";

    const string Occasion = "e-Mobility Expo 2026";

    public Sheet Make(Sheet exhibitors, Sheet buyers)
    {
        // One in five is new this year.
        Attendee[] sellers = [.. Attendee.Of(exhibitors).Where(_ => dice.Chance(0.8))];
        Attendee[] askers = [.. Attendee.Of(buyers).Where(_ => dice.Chance(0.8))];
        var asked = new Dictionary<(Attendee Exhibitor, Attendee Buyer), string>();
        foreach (var buyer in askers)
            Ask("buyer", dice.Random.Number(4, 8), sellers, seller => ToBuyer(seller, buyer), seller => (seller, buyer));
        foreach (var seller in sellers)
            Ask("exhibitor", dice.Random.Number(2, 5), askers, buyer => ToExhibitor(seller, buyer), buyer => (seller, buyer));
        foreach (var buyer in askers.Where(_ => dice.Chance(0.3)))
            asked.TryAdd((dice.One(sellers), buyer), "organiser");
        return Sheet.Of("history", Header, asked
            .OrderBy(pair => pair.Key.Exhibitor.Key, StringComparer.Ordinal).ThenBy(pair => pair.Key.Buyer.Key, StringComparer.Ordinal)
            .Select(pair => Row(pair.Key.Exhibitor, pair.Key.Buyer, pair.Value)));

        void Ask(string who, int count, Attendee[] among, Func<Attendee, double> suits, Func<Attendee, (Attendee, Attendee)> pair)
        {
            // Of the partners that came to mind the ones that seemed best.
            foreach (var partner in among.OrderByDescending(partner => suits(partner) + dice.Random.Double(0, 0.45)).Take(count))
                asked.TryAdd(pair(partner), who);
        }
    }

    static double ToExhibitor(Attendee exhibitor, Attendee buyer) =>
        (0.3 * Attendee.Goods(exhibitor, buyer)) + (0.4 * Attendee.Market(exhibitor, buyer))
        + (0.2 * Attendee.Cooperation(exhibitor, buyer)) + (0.1 * Attendee.Talk(exhibitor, buyer));

    static double ToBuyer(Attendee exhibitor, Attendee buyer) =>
        (0.5 * Attendee.Goods(exhibitor, buyer)) + (0.05 * Attendee.Market(exhibitor, buyer))
        + (0.2 * Attendee.Cooperation(exhibitor, buyer)) + (0.1 * Attendee.Talk(exhibitor, buyer)) + (0.15 * Attendee.Papers(exhibitor, buyer));

    IReadOnlyList<string> Row(Attendee exhibitor, Attendee buyer, string requestedBy)
    {
        var (forExhibitor, forBuyer) = (ToExhibitor(exhibitor, buyer), ToBuyer(exhibitor, buyer));
        var asked = requestedBy switch { "buyer" => forExhibitor, "exhibitor" => forBuyer, _ => Math.Min(forExhibitor, forBuyer) };
        var answer = dice.Chance(0.07) ? "" : dice.Chance(1 / (1 + Math.Exp(-9 * (asked - 0.5)))) ? "accepted" : "declined";
        // One accepted meeting in twelve did not take place: somebody did not turn up.
        var met = answer == "accepted" && dice.Chance(0.92);
        return
        [
            exhibitor.Key, buyer.Key, Occasion, requestedBy, answer, met ? Rating(forExhibitor) : "", met ? Rating(forBuyer) : "",
            met ? Outcome((forExhibitor + forBuyer) / 2) : "",
        ];
    }

    /// <summary>One in five gives none.</summary>
    string Rating(double suits) => dice.Chance(0.2)
        ? "" : Math.Clamp((int)Math.Round(1.2 + (3.8 * suits) + dice.Random.Double(-1, 1)), 1, 5).ToString(CultureInfo.InvariantCulture);

    /// <summary>Most stay talks; each further step is reached by a part of those before it.</summary>
    string Outcome(double suits)
    {
        string[] steps = ["consulted", "pursued", "mou", "contract", "shipped"];
        var step = 0;
        while (step < steps.Length - 1 && dice.Chance(suits * (step == 0 ? 0.6 : 0.4)))
            step++;
        return steps[step];
    }
}
