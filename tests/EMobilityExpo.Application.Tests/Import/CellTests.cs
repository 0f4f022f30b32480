namespace EMobilityExpo.Application.Tests.Import;

using EMobilityExpo.Application.Features.Import;
using EMobilityExpo.Application.Features.Import.Cells;
using EMobilityExpo.Application.Features.Participants;
using NodaTime;
using Shouldly;
using Xunit;

public sealed class CellTests
{
    [Theory]
    [InlineData(Sides.Buyer, "country", "vnm", "VN")]
    [InlineData(Sides.Buyer, "country", "베트남", "VN")]
    [InlineData(Sides.Buyer, "country", "Viet Nam", "VN")]
    [InlineData(Sides.Buyer, "country", "cote d'ivoire", "CI")]
    [InlineData(Sides.Buyer, "country", "U.S.A.", "US")]
    [InlineData(Sides.Buyer, "country", "한국", "KR")]
    [InlineData(Sides.Buyer, "languages", "영어, Tiếng Việt/vie", "en; vi")]
    [InlineData(Sides.Buyer, "languages", "KO;kor;Korean", "ko")]
    [InlineData(Sides.Exhibitor, "ownBooth", "예", "Y")]
    [InlineData(Sides.Exhibitor, "ownBooth", "○", "Y")]
    [InlineData(Sides.Exhibitor, "ownBooth", "O", "Y")]
    [InlineData(Sides.Exhibitor, "ownBooth", "X", "N")]
    [InlineData(Sides.Exhibitor, "ownBooth", "아니요", "N")]
    [InlineData(Sides.Exhibitor, "ownBooth", "", "N")]
    [InlineData(Sides.Exhibitor, "targetCountries", "Europe\n30; 베트남", "030; 150; VN")]
    [InlineData(Sides.Exhibitor, "cooperation", "OEM / ODM, 구매", "oem; purchase")]
    [InlineData(Sides.Exhibitor, "cooperation", "oem/mou", "mou; oem")]
    [InlineData(Sides.Exhibitor, "certifications", "un 38.3; CE Marking , CE", "CE; UN-38.3")]
    [InlineData(Sides.Exhibitor, "division", "전기이륜차", "ETW")]
    [InlineData(Sides.Exhibitor, "kind", "Research Institute", "research_institute")]
    [InlineData(Sides.Exhibitor, "website", "www.example.com", "https://www.example.com")]
    [InlineData(Sides.Exhibitor, "maxMeetings", "1,000", "1000")]
    [InlineData(Sides.Exhibitor, "maxMeetings", "12.0", "12")]
    [InlineData(Sides.Buyer, "attendance", "비대면", "online")]
    [InlineData(Sides.Buyer, "attendance", "On-Site", "on site")]
    [InlineData(Sides.Buyer, "timeZone", "asia/seoul", "Asia/Seoul")]
    [InlineData(Sides.Exhibitor, "products", "전기자전거:1,200/10, 배터리 셀", "BAT-CELL; ETW-BIKE:1200/10")]
    [InlineData(Sides.Exhibitor, "products", "Tow / aerial / refrigerated bodies:5", "PBV-BODY:5")]
    [InlineData(Sides.Exhibitor, "products", "ETW-BIKE : 12 / 3", "ETW-BIKE:12/3")]
    [InlineData(Sides.Exhibitor, "products", "ETW-BIKE:/3", "ETW-BIKE:/3")]
    [InlineData(Sides.Buyer, "products", "ETW-BIKE@now; BAT:5@즉시\nCHG", "BAT:5@now; CHG; ETW-BIKE@now")]
    [InlineData(Sides.Buyer, "products", "ETW-BIKE!high; BAT:5@즉시!중; CHG:3!하", "BAT:5@now; CHG:3!low; ETW-BIKE!high")]
    [InlineData(Sides.Buyer, "products", "8705.30:5@now!high, 854919", "BAT-SECONDLIFE; PBV-FIRETRUCK:5@now!high")]
    [InlineData(Sides.Exhibitor, "products", "8702.4:30/2", "MIV-ACCESSIBLE:30/2")]
    [InlineData(Sides.Exhibitor, "products", "HS 8705.30-0000; HS코드 8702.40", "MIV-ACCESSIBLE; PBV-FIRETRUCK")]
    [InlineData(Sides.Exhibitor, "products", "전기 스쿠터(8711.60):500; 8711601000 ETW-BIKE", "ETW-BIKE; ETW-SCOOTER:500")]
    [InlineData(Sides.Exhibitor, "products", "8713.90 MIV; 8704.60 초소형전기차", "MIV; UEV-CARGO")]
    [InlineData(Sides.Exhibitor, "exportCountries", "베트남/Europe", "150; VN")]
    [InlineData(Sides.Buyer, "unavailable", "2027.10.27 9:00~12:00, 2027/10/28", "2027-10-27 09:00-12:00; 2027-10-28")]
    [InlineData(Sides.Buyer, "unavailable", "2027-10-27 18:00-24:00", "2027-10-27 18:00-24:00")]
    [InlineData(Sides.Buyer, "unavailable", "2027-10-27 18:00 - 2027-10-28 10:00", "2027-10-27 18:00-2027-10-28 10:00")]
    [InlineData(Sides.Buyer, "unavailable", "2027-10-27; 2027-10-27", "2027-10-27")]
    [InlineData(Sides.Buyer, "nameEn", "  A \n B  ", "A B")]
    public void Is_read_as(string side, string code, string text, string expected)
    {
        var problems = new List<CellProblem>();
        var scene = ImportScene.Of(side, DateTimeZoneProviders.Tzdb["Asia/Seoul"]);
        var column = ImportColumns.Find(code)!;

        var record = column.Read(new(code, text, scene, problems), new());

        problems.ShouldBeEmpty();
        column.Show(record, scene).ShouldBe(expected);
        // Its own form is read as the same.
        column.Show(column.Read(new(code, expected, scene, problems), new()), scene).ShouldBe(expected);
    }

    [Theory]
    [InlineData(Sides.Buyer, "8713.90:20@now", "HsOfSeveral", "MIV-SCOOTER, MIV-WHEELCHAIR")]
    [InlineData(Sides.Buyer, "871390", "HsOfSeveral", "MIV-SCOOTER, MIV-WHEELCHAIR")]
    [InlineData(Sides.Buyer, "0101.21", "HsUnknown", "")]
    [InlineData(Sides.Buyer, "8705.30 전기자전거", "HsOfOther", "8705.30|ETW-BIKE|PBV-FIRETRUCK")]
    [InlineData(Sides.Buyer, "8705.30 tricycle", "CategoryUnknown", "")]
    [InlineData(Sides.Buyer, "ETW-BIKE!urgent", "ImportanceUnknown", "")]
    [InlineData(Sides.Exhibitor, "ETW-BIKE!high", "ProductFormExhibitor", "")]
    public void Products_that_say_too_little_are_wrong(string side, string text, string problem, string arguments)
    {
        var problems = new List<CellProblem>();
        var scene = ImportScene.Of(side, DateTimeZoneProviders.Tzdb["Asia/Seoul"]);

        var record = ImportColumns.Find("products")!.Read(new("products", text, scene, problems), new());

        var found = problems.ShouldHaveSingleItem();
        found.Code.ShouldBe(problem);
        string.Join('|', found.Arguments).ShouldBe(arguments);
        ProblemView.Of(found).Remedy.ShouldNotBeNullOrEmpty();
        record.Products.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("상호", "nameKo")]
    [InlineData("회사명", "nameKo")]
    [InlineData("업체명", "nameKo")]
    [InlineData("사업자 등록번호", "registrationNumber")]
    [InlineData("국 가", "country")]
    [InlineData("홈페이지", "website")]
    [InlineData("COMPANY-NAME", "nameEn")]
    [InlineData("contact e-mail", "contactEmail")]
    [InlineData("Contact_Email", "contactEmail")]
    [InlineData("최대 상담 수", "maxMeetings")]
    [InlineData("수출국", "exportCountries")]
    [InlineData("HS 코드", "products")]
    public void Heads_are_recognised(string head, string code) =>
        ColumnMatch.Of(Sides.Exhibitor, [head, "관리번호"]).Columns[0]!.Code.ShouldBe(code);

    [Fact]
    public void No_head_means_two_columns()
    {
        foreach (var side in Sides.All)
        {
            var heads = ImportColumns.Of(side).SelectMany(column => new[] { column.English, column.Korean }.Concat(column.Synonyms)
                .Select(name => (Key: TermLookup.KeyOf(name), column.Code))).Distinct().ToList();
            heads.GroupBy(head => head.Key).Where(group => group.Count() > 1).Select(group => group.Key).ShouldBeEmpty(side);
        }
    }

    [Fact]
    public void The_country_of_interpreters_is_that_of_the_event() =>
        ImportScene.Of(Sides.Interpreter, DateTimeZoneProviders.Tzdb["Asia/Ho_Chi_Minh"]).DefaultCountry.ShouldBe("VN");
}
