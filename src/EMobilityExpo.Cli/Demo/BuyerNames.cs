namespace EMobilityExpo.Cli.Demo;

/// <summary>Names of foreign buyers: a word of their country and what they do.</summary>
sealed class BuyerNames(Dice dice)
{
    static readonly Dictionary<string, (string Ko, string En)[]> Trades = new(StringComparer.Ordinal)
    {
        ["distributor"] = [("트레이딩", "Trading"), ("디스트리뷰션", "Distribution"), ("임포츠", "Imports"), ("이모터스", "E-Motors")],
        ["company"] = [("모빌리티", "Mobility"), ("로지스틱스", "Logistics"), ("그린트랜스포트", "Green Transport"), ("에너지", "Energy")],
        ["government"] = [("시청 교통국", "City Transport Office"), ("시청 조달과", "City Procurement Office")],
        ["association"] = [("이모빌리티 협회", "E-Mobility Association"), ("전기차 클러스터", "EV Cluster")],
        ["investor"] = [("벤처스", "Ventures"), ("캐피털", "Capital")],
        ["university"] = [("공과대학교", "University of Technology")],
    };

    readonly HashSet<string> taken = new(StringComparer.Ordinal);

    public (string Ko, string En) Next(Market market, string kind)
    {
        while (true)
        {
            var stem = market.Stem(dice);
            var trade = dice.One(Trades[kind]);
            if (taken.Add($"{stem.En} {trade.En}"))
                return ($"{stem.Ko} {trade.Ko}", $"{stem.En} {trade.En}");
        }
    }
}
