namespace EMobilityExpo.Cli.Demo;

/// <summary>Fictional institutes of the region.</summary>
static class Institutes
{
    static readonly ExhibitorPlan[] All =
    [
        new("BAT", "research_institute", "서해모빌리티연구원", "Seohae Mobility Research Institute"),
        new("PBV", "university", "칠산과학대학교", "Chilsan University of Science"),
        new("PRT", "research_institute", "누리차부품시험원", "Nuricha Parts Testing Institute"),
        new("CHG", "research_institute", "온빛충전기술연구소", "Onbit Charging Technology Laboratory"),
        new("AGR", "university", "들녘농업대학교", "Deulnyeok Agricultural University"),
        new("UEV", "local_government", "해들군 미래산업과", "Haedeul County Future Industry Division"),
        new("BAT", "research_institute", "다시쓰는배터리센터", "Battery Reuse Centre Dasi"),
        new("ETW", "association", "늘바람이륜차협회", "Neulbaram Two-Wheeler Association"),
        new("PMV", "university", "가람미래대학교", "Garam Mirae University"),
        new("MIV", "research_institute", "함께이동기술원", "Hamkke Mobility Technology Institute"),
        new("PRT", "association", "서남권부품클러스터", "Southwest Parts Cluster"),
        new("PBV", "local_government", "물빛시 모빌리티국", "Mulbit City Mobility Bureau"),
    ];

    public static IEnumerable<ExhibitorPlan> Of(int count) => All.Take(count);
}
