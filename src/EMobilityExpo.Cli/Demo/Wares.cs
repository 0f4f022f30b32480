namespace EMobilityExpo.Cli.Demo;

/// <summary>What a family of products is made and sold in: leaves by popularity, supply a year, minimum order, certificates.</summary>
sealed record Wares(
    string[] Leaves, int LeastSupply, int MostSupply, int MostMinimumOrder, string[] Certifications, string Neighbour)
{
    public static readonly IReadOnlyDictionary<string, Wares> Of = new Dictionary<string, Wares>(StringComparer.Ordinal)
    {
        ["UEV"] = new(["UEV-CARGO", "UEV-PASSENGER", "UEV-NEIGHBOURHOOD"], 300, 5000, 20,
            ["KMVSS", "UN-ECE", "UN-R100", "EU-168-2013", "VN-VR"], "BAT-PACK"),
        ["ETW"] = new(["ETW-SCOOTER", "ETW-MOTORCYCLE", "ETW-BIKE", "ETW-THREEWHEELER"], 500, 20000, 100,
            ["KMVSS", "UN-R136", "KC", "EU-168-2013", "IN-AIS-156", "VN-VR"], "BAT-SWAP"),
        ["AGR"] = new(["AGR-TRANSPORTER", "AGR-CART", "AGR-TRACTOR"], 200, 3000, 20,
            ["KR-AGRI", "CE", "KC", "ISO-9001"], "PRT-MOTOR"),
        ["MIV"] = new(["MIV-SCOOTER", "MIV-WHEELCHAIR", "MIV-ACCESSIBLE"], 300, 8000, 50,
            ["KR-MFDS", "ISO-13485", "ISO-7176", "EU-MDR", "FDA-510K"], "BAT-PACK"),
        ["PMV"] = new(["PMV-KICKSCOOTER", "PMV-SHARED", "PMV-SELFBALANCING"], 1000, 30000, 100,
            ["KC", "CE", "UL-2272", "FCC"], "BAT-SWAP"),
        ["PRT"] = new(["PRT-MOTOR", "PRT-CONTROLLER", "PRT-CHASSIS", "PRT-FLEET", "PRT-MAAS"], 1000, 100000, 500,
            ["IATF-16949", "ISO-9001", "ISO-26262", "UN-R10"], "BAT-PACK"),
        ["BAT"] = new(["BAT-PACK", "BAT-SWAP", "BAT-CELL", "BAT-SECONDLIFE"], 2000, 200000, 500,
            ["UN-38.3", "IEC-62133", "KC", "UL-2271", "IN-AIS-156", "IEC-62619"], "PRT-CONTROLLER"),
        ["CHG"] = new(["CHG-AC", "CHG-DC", "CHG-PORTABLE", "CHG-SOFTWARE"], 500, 20000, 50,
            ["KC", "IEC-61851", "OCPP", "CE", "UL-2202", "ISO-15118"], "BAT-SWAP"),
        ["PBV"] = new(["PBV-REFUSE", "PBV-PLATFORM", "PBV-BODY", "PBV-FIRETRUCK", "PBV-AUTONOMOUS"], 20, 600, 5,
            ["KMVSS", "UN-ECE", "UN-R100", "ISO-9001"], "CHG-DC"),
    };

    /// <summary>What institutes bring instead of goods.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Knowledge = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["UEV"] = ["UEV", "PRT-MAAS"],
        ["ETW"] = ["ETW", "BAT-SWAP"],
        ["AGR"] = ["AGR-TRACTOR", "PBV-AUTONOMOUS"],
        ["MIV"] = ["MIV", "PRT-TESTING"],
        ["PMV"] = ["PMV-SHARED", "PRT-MAAS"],
        ["PRT"] = ["PRT-TESTING", "PRT-CHASSIS"],
        ["BAT"] = ["BAT-SAFETY", "PRT-TESTING", "BAT-SECONDLIFE"],
        ["CHG"] = ["CHG-PORTABLE", "CHG-SOFTWARE", "PRT-TESTING"],
        ["PBV"] = ["PBV-AUTONOMOUS", "PRT-TESTING", "AGR-TRACTOR"],
    };

    /// <summary>The association has six divisions: makers outside them join the nearest one.</summary>
    public static string DivisionOf(string family) => family switch
    {
        "BAT" or "CHG" => "PRT",
        "PBV" => "AGR",
        _ => family,
    };
}
