using System.Globalization;

namespace EMobilityExpo.Cli.Demo;

/// <summary>Interpreters between Korean and what buyers speak.</summary>
sealed class InterpreterSheet(Dice dice)
{
    const string Header = "External key, Name (Korean), Name (English), Languages, Max meetings, Max per day, Unavailable, "
        + "Contact e-mail, Contact phone, Note";

    /// <summary>English first: it is what most buyers bring along where the exhibitor speaks Korean only.</summary>
    static readonly string[] Languages =
        ["en; vi", "en; ru", "en; es; pt", "en; zh; ja", "en; th", "en; fr; de", "en", "en; ja", "en; id; ms", "en; ar", "en; pt",
         "ru; kk; uz", "en; hi", "vi", "en; hu", "en; mn; ru", "km; en", "es; en", "en; tr", "en; pl; cs"];

    public Sheet Make(DemoEvent it) => Sheet.Of("interpreters", Header, Enumerable.Range(0, it.Interpreters).Select(Row));

    IReadOnlyList<string> Row(int place)
    {
        var name = dice.KoreanName();
        var (given, family) = Romaniser.Split(name);
        var perDay = dice.Random.Number(6, 9);
        return
        [
            Text($"IN-{place + 1:000}"), name, $"{given} {family}", $"ko; {Languages[place % Languages.Length]}",
            Text($"{perDay * 2}"), Text($"{perDay}"), Absences.Any(dice, 0.15),
            Contact.Mail(given, family, Text($"interpreter{place + 1}.example")), Contact.Phone(82, 500 + place), "",
        ];
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
