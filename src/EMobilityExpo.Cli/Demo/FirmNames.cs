namespace EMobilityExpo.Cli.Demo;

/// <summary>Korean firms: a native word and a trade, so that the Korean and the English name say the same.</summary>
sealed class FirmNames(Dice dice)
{
    static readonly (string Ko, string En)[] Stems =
    [
        ("한빛", "Hanbit"), ("가온누리", "Gaonnuri"), ("라온길", "Raongil"), ("해들", "Haedeul"), ("새벽별", "Saebyeokbyeol"),
        ("미리내", "Mirinae"), ("온새미", "Onsaemi"), ("너울", "Neoul"), ("윤슬", "Yunseul"), ("단비들", "Danbideul"),
        ("늘품", "Neulpum"), ("차오름", "Chaoreum"), ("바람길", "Baramgil"), ("푸른솔", "Pureunsol"), ("별하늘", "Byeolhaneul"),
        ("도담", "Dodam"), ("아라울", "Araul"), ("시나브로", "Sinabro"), ("예그린", "Yegrin"), ("하늬", "Hanui"),
        ("마루온", "Maruon"), ("보듬", "Bodeum"), ("두루길", "Durugil"), ("슬기샘", "Seulgisaem"), ("누리솔", "Nurisol"),
        ("참마루", "Chammaru"), ("빛여울", "Bityeoul"), ("소담들", "Sodamdeul"), ("나래온", "Naraeon"), ("달구름", "Dalgureum"),
        ("들꽃", "Deulkkot"), ("여울", "Yeoul"), ("솔바람", "Solbaram"), ("이룸새", "Irumsae"), ("그린내", "Grinnae"),
    ];

    static readonly Dictionary<string, (string Ko, string En)[]> Trades = new(StringComparer.Ordinal)
    {
        ["UEV"] = [("모빌리티", "Mobility"), ("이브이", "EV"), ("오토", "Auto")],
        ["ETW"] = [("모터스", "Motors"), ("바이크", "Bike"), ("이륜", "Two Wheels")],
        ["AGR"] = [("애그로", "Agro"), ("농기계", "Farm Machinery"), ("카트", "Carts")],
        ["MIV"] = [("케어", "Care"), ("휠", "Wheel"), ("이동복지", "Mobility Aid")],
        ["PMV"] = [("라이드", "Ride"), ("킥", "Kick"), ("피엠", "PM")],
        ["PRT"] = [("드라이브", "Drive"), ("전장", "Electronics"), ("정밀", "Precision")],
        ["BAT"] = [("배터리", "Battery"), ("에너지", "Energy"), ("셀텍", "Celltec")],
        ["CHG"] = [("차지", "Charge"), ("충전", "Charging"), ("그리드", "Grid")],
        ["PBV"] = [("특장", "Special Vehicles"), ("피비엠", "PBM"), ("중공업", "Heavy Vehicles")],
    };

    readonly HashSet<string> taken = new(StringComparer.Ordinal);
    readonly Queue<(string Ko, string En)> deck = new();

    public (string Ko, string En) Next(string family)
    {
        while (true)
        {
            if (deck.Count == 0)
                foreach (var card in dice.Random.Shuffle(Stems))
                    deck.Enqueue(card);
            var stem = deck.Dequeue();
            var trade = dice.One(Trades[family]);
            if (taken.Add(stem.Ko + trade.Ko))
                return (stem.Ko + trade.Ko, $"{stem.En} {trade.En}");
        }
    }
}
