namespace EMobilityExpo.Cli.Demo;

/// <summary>The two sample events: one of the size of 2022, and one that keeps a whole hall busy.</summary>
static class DemoEvents
{
    static readonly string[] SmallFamilies =
        ["UEV", "ETW", "AGR", "MIV", "PMV", "PRT", "BAT", "CHG", "PBV", "ETW", "UEV", "BAT", "ETW", "CHG", "AGR", "MIV", "PMV", "PRT"];

    /// <summary>A popular category is popular: two-wheelers are offered five times as often as special-purpose vehicles.</summary>
    static readonly string[] Deck =
    [
        "ETW", "ETW", "ETW", "ETW", "ETW", "BAT", "BAT", "BAT", "BAT", "UEV", "UEV", "UEV", "PRT", "PRT", "PRT",
        "CHG", "CHG", "CHG", "PMV", "PMV", "AGR", "AGR", "MIV", "PBV",
    ];

    public static readonly IReadOnlyList<DemoEvent> All =
    [
        new DemoEvent("yeonggwang-2022", "영광 e-모빌리티 엑스포 수출상담회", "Yeonggwang e-Mobility Expo export consultation")
        {
            Opens = "10:00",
            Closes = "17:00",
            SlotMinutes = 30,
            Tables = 10,
            Exhibitors = [.. SmallFamilies.Select(family => new ExhibitorPlan(family)), .. Institutes.Of(2)],
            Buyers = BuyerPlan.Of(delegates: 4, others: 26),
            Interpreters = 6,
        },
        new DemoEvent("expo-100x80", "e-모빌리티 수출상담회 (100개사 × 80개사)", "e-Mobility export consultation, 100 x 80")
        {
            Opens = "09:30",
            Closes = "17:30",
            SlotMinutes = 20,
            Tables = 28,
            Exhibitors = [.. Enumerable.Range(0, 88).Select(i => new ExhibitorPlan(Deck[i % Deck.Length])), .. Institutes.Of(12)],
            Buyers = BuyerPlan.Of(delegates: 6, others: 74),
            Interpreters = 20,
        },
    ];
}
