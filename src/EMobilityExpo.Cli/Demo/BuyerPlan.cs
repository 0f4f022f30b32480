namespace EMobilityExpo.Cli.Demo;

/// <summary>A buyer to be made.</summary>
sealed record BuyerPlan(string Country, string Kind, bool IsDelegate = false)
{
    /// <summary>A fictional state of India: its government comes with firms.</summary>
    public const string StateKo = "다크시나푸라주", StateEn = "Dakshinapura State";

    static readonly string[] Kinds =
        ["distributor", "company", "distributor", "distributor", "government", "company", "distributor", "association",
         "company", "distributor", "investor", "distributor", "university"];

    /// <summary>The delegation first; then every market once in order of weight, then the main markets again and again.</summary>
    public static IReadOnlyList<BuyerPlan> Of(int delegates, int others)
    {
        var plans = new List<BuyerPlan> { new("IN", "government", IsDelegate: true) };
        for (var i = 1; i < delegates; i++)
            plans.Add(new BuyerPlan("IN", i == delegates - 1 ? "company" : "distributor", IsDelegate: true));

        string[] abroad = [.. Markets.All.Keys.Where(code => code != "IN")];
        string[] main = ["VN", "US", "RU", "DE", "IN", "VN", "TH", "HU", "ID", "US"];
        for (var i = 0; i < others; i++)
        {
            var country = i < abroad.Length ? abroad[i] : main[(i - abroad.Length) % main.Length];
            plans.Add(new BuyerPlan(country, Kinds[i % Kinds.Length]));
        }

        return plans;
    }
}
