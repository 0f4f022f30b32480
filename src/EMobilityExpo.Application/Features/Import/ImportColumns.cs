namespace EMobilityExpo.Application.Features.Import;

using EMobilityExpo.Application.Features.Import.Cells;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;
using EMobilityExpo.Application.Reference;
using static ColumnKinds;

/// <summary>Every column that a list can have, in the order of the templates.</summary>
public static class ImportColumns
{
    static readonly string[] ExhibitorOnly = [Sides.Exhibitor], BuyerOnly = [Sides.Buyer], Companies = [Sides.Exhibitor, Sides.Buyer];

    public static IReadOnlyList<ImportColumn> All { get; } =
    [
        Text(
            "externalKey", "External key", "관리번호", r => r.ExternalKey, (r, v) => r with { ExternalKey = v ?? r.ExternalKey }) with
        {
            Synonyms = ["Key", "ID", "외부키", "식별번호", "접수번호", "신청번호"],
        },
        Text(
            "registrationNumber", "Registration number", "사업자등록번호", r => r.RegistrationNumber,
            (r, v) => r with { RegistrationNumber = v ?? r.RegistrationNumber }) with
        {
            Sides = Companies, Meaning = TermLookup.KeyOf, Example = "000-00-00000", BuyerExample = "00-0000",
           Synonyms =
            [
                "Business registration number", "Company registration number", "Registration no.", "Tax ID", "사업자번호",
                "사업자 등록 번호", "등록번호", "법인등록번호"
            ],
        },
        Text("nameKo", "Name (Korean)", "상호(국문)", r => r.NameKo, (r, v) => r with { NameKo = v }) with
        {
            Example = "보기모빌리티",
           Synonyms =
            [
                "Korean name", "Name in Korean", "Company name (Korean)", "상호", "상호명", "회사명", "업체명", "기업명", "기관명", "국문명",
                "국문 상호", "회사명(국문)", "업체명(국문)", "기업명(국문)", "이름", "이름(국문)", "성명", "바이어명", "바이어명(국문)"
            ],
        },
        Text("nameEn", "Name (English)", "상호(영문)", r => r.NameEn, (r, v) => r with { NameEn = v }) with
        {
            Example = "Example Mobility",
           Synonyms =
            [
                "Name", "Company", "Company name", "English name", "Name in English", "Company name (English)", "Exhibitor",
                "Buyer", "영문명", "영문 상호", "영문 회사명", "회사명(영문)", "업체명(영문)", "기업명(영문)", "이름(영문)", "영문 이름", "성명(영문)", "바이어명(영문)"
            ],
        },
        One(
            "country", "Country", "국가", cell => ReadCell.Term(cell, Terms.Countries, "CountryUnknown"), r => r.Country,
            (r, v) => r with { Country = v ?? "" }) with
        {
            Sides = Companies, NameOf = ReferenceData.Countries.NameOf, Example = "KR", BuyerExample = "VN",
            Synonyms = ["Country code", "Nation", "국가명", "국가코드", "나라", "소재국", "국적"],
        },
        Text("region", "Region", "지역", r => r.Region, (r, v) => r with { Region = v }) with
        {
            Sides = Companies, Example = "Jeollanam-do", BuyerExample = "Ho Chi Minh City", Synonyms = ["State", "Province", "City", "시도", "소재지", "도시"],
        },
        One("kind", "Kind", "유형", ReadKind, r => r.Kind, (r, v) => r with { Kind = v }) with
        {
            Sides = Companies, NameOf = ReferenceData.Kinds.NameOf, Example = "company", BuyerExample = "distributor",
            Synonyms = ["Type", "Organisation type", "Organization type", "구분", "기관 유형", "기업 유형", "바이어 유형"],
        },
        One(
            "division", "Division", "분과",
            cell => ReadCell.Term(cell, Terms.Divisions, "DivisionUnknown", Codes(ReferenceData.Divisions.All)), r => r.Division,
            (r, v) => r with { Division = v }) with
        {
            Sides = ExhibitorOnly, NameOf = ReferenceData.Divisions.NameOf, Example = "ETW", Synonyms = ["KEMA division", "협회 분과", "분야"],
        },
        One(
            "website", "Website", "홈페이지", cell => ReadCell.Url(cell, Short), r => r.Website, (r, v) => r with { Website = v }) with
        {
            Sides = Companies, Example = "https://example.com",
            Synonyms =
            [
                "Homepage", "Web", "URL", "Web site", "누리집", "웹사이트", "홈페이지 주소"
            ],
        },
        Text("booth", "Booth", "부스", r => r.Booth, (r, v) => r with { Booth = v }) with
        {
            Sides = ExhibitorOnly, Example = "A-01", Synonyms = ["Booth number", "Booth no.", "Stand", "부스번호", "부스 위치"],
        },
        YesNo("ownBooth", "Own booth", "자체 부스 상담", r => r.OwnBooth, (r, v) => r with { OwnBooth = v }) with
        {
            Sides = ExhibitorOnly, Example = "N", Synonyms = ["Meets at own booth", "At own booth", "자체부스", "부스 상담", "부스상담 여부"],
        },
        Text("delegation", "Delegation", "대표단", r => r.Delegation, (r, v) => r with { Delegation = v }) with
        {
            Sides = BuyerOnly, Synonyms = ["Delegation name", "방문단", "사절단"],
        },
        new("products", "Products", "품목")
        {
            Read = (cell, r) => r with { Products = ReadMany.Products(cell) },
            Show = (r, _) => ReadMany.Show(r.Products),
            NameOf = ProductName,
            Sides = Companies, Example = "ETW-SCOOTER:2000/10; BAT-PACK:500", BuyerExample = "ETW-SCOOTER:500@6_months!high; BAT-PACK",
           Synonyms =
            [
                "Product", "Product categories", "Categories", "Category", "Product interests", "취급품목", "관심품목", "생산품목", "제품",
                "품목(연간 수량)", "HS code", "HS codes", "HS 코드", "품목(HS 코드)"
            ],
        },
        Many(
            "languages", "Languages", "언어", cell => ReadMany.Terms(cell, Terms.Languages, "LanguageUnknown"),
            ReferenceData.Languages.NameOf, r => r.Languages, (r, v) => r with { Languages = v }) with
        {
            Example = "ko; en", BuyerExample = "vi; en",
            Synonyms =
            [
                "Language", "Spoken languages", "사용언어", "구사언어", "상담언어", "통역언어"
            ],
        },
        Certified("certifications", "Certifications", "보유 인증") with
        {
            Sides = ExhibitorOnly, Example = "KC; CE", Synonyms = ["Certification", "Certificates", "인증", "인증현황", "보유인증"],
        },
        Certified("requiredCertifications", "Required certifications", "필요 인증") with
        {
            Sides = BuyerOnly, BuyerExample = "VN-VR", Synonyms = ["Certifications", "Certification", "요구 인증", "필요인증", "인증"],
        },
        Many(
            "cooperation", "Cooperation wanted", "희망 협력",
            cell => ReadMany.Terms(cell, Terms.CooperationTypes, "CooperationUnknown", Codes(ReferenceData.CooperationTypes.All)),
            ReferenceData.CooperationTypes.NameOf, r => r.CooperationTypes, (r, v) => r with { CooperationTypes = v }) with
        {
            Sides = Companies, Example = "purchase; distribution",
            Synonyms =
            [
                "Cooperation", "Cooperation types", "Cooperation type", "희망 협력 형태", "협력유형", "협력 형태", "희망협력유형"
            ],
        },
        Many(
            "targetCountries", "Target countries", "목표 국가", cell => ReadMany.Terms(cell, Terms.Places, "PlaceUnknown"),
            PlaceName, r => r.TargetCountries, (r, v) => r with { TargetCountries = v }) with
        {
            Sides = ExhibitorOnly, Example = "VN; 150",
            Synonyms =
            [
                "Target markets", "Markets", "희망 국가", "수출희망국", "목표시장", "희망 진출국"
            ],
        },
        Many(
            "exportCountries", "Export countries", "수출 국가", cell => ReadMany.Terms(cell, Terms.Places, "PlaceUnknown"),
            PlaceName, r => r.ExportCountries, (r, v) => r with { ExportCountries = v }) with
        {
            Sides = ExhibitorOnly, Example = "VN; TH",
            Synonyms =
            [
                "Exports to", "Export markets", "Current export countries", "수출국", "기존 수출국", "수출 실적 국가", "수출실적", "현재 수출 국가"
            ],
        },
        Many(
            "excludedCountries", "Excluded countries", "제외 국가", cell => ReadMany.Terms(cell, Terms.Countries, "CountryUnknown"),
            ReferenceData.Countries.NameOf, r => r.ExcludedCountries, (r, v) => r with { ExcludedCountries = v }) with
        {
            Sides = Companies, Synonyms = ["Not wanted countries", "상담 제외 국가", "제외국"],
        },
        new("attendance", "Attendance (on site/online)", "참석 방식(현장/온라인)")
        {
            Read = (cell, r) => ReadCell.Online(cell) is { } online ? r with { Online = online } : r,
            Show = (r, _) => r.Online ? "online" : "on site",
            NameOf = value => Words.T(value == "online" ? "Import.Online" : "Import.OnSite"),
            Sides = BuyerOnly, BuyerExample = "on site",
            Synonyms =
            [
                "Attendance", "Participation", "참석방식", "참가방식", "참석 형태", "온라인 여부"
            ],
        },
        One("timeZone", "Time zone", "시간대", ReadCell.TimeZone, r => r.TimeZone, (r, v) => r with { TimeZone = v }) with
        {
            Sides = BuyerOnly, BuyerExample = "Asia/Ho_Chi_Minh", Synonyms = ["Timezone", "표준시간대", "타임존"],
        },
        Number("maxMeetings", "Max meetings", "최대 상담 수", 1, r => r.MaxMeetings, (r, v) => r with { MaxMeetings = v }) with
        {
            Example = "10", Synonyms = ["Maximum meetings", "Max. meetings", "최대상담수", "최대 상담 건수", "최대 상담 횟수"],
        },
        Number("maxPerDay", "Max per day", "하루 최대 상담 수", 1, r => r.MaxPerDay, (r, v) => r with { MaxPerDay = v }) with
        {
            Example = "6", Synonyms = ["Maximum per day", "Max meetings per day", "일일 최대 상담 수", "일 최대", "하루 최대"],
        },
        Number("minMeetings", "Min meetings", "최소 상담 수", 0, r => r.MinMeetings, (r, v) => r with { MinMeetings = v ?? 0 }) with
        {
            Sides = Companies, Example = "2", Meaning = text => text.Length == 0 ? "0" : text,
            Synonyms = ["Minimum meetings", "Min. meetings", "최소상담수", "최소 상담 건수"],
        },
        new("unavailable", "Unavailable", "불참 시간")
        {
            Read = (cell, r) => r with { Unavailable = Absences.Read(cell) },
            Show = (r, scene) => Absences.Show(r.Unavailable, scene.Zone),
            Example = "2027-10-27 09:00-12:00; 2027-10-28",
            Synonyms =
            [
                "Not available", "Absent", "불가 시간", "상담 불가 시간", "참석 불가 시간", "부재 시간"
            ],
        },
        Text("contactName", "Contact name", "담당자", r => r.ContactName, (r, v) => r with { ContactName = v }) with
        {
            Sides = Companies, Example = "홍길동", BuyerExample = "Nguyen Van A", Synonyms = ["Contact", "Contact person", "담당자명", "담당자 성명", "담당자 이름"],
        },
        One(
            "contactEmail", "Contact e-mail", "담당자 이메일", cell => ReadCell.Email(cell, Short), r => r.ContactEmail,
            (r, v) => r with { ContactEmail = v }) with
        {
            Example = "name@example.com", Synonyms = ["E-mail", "Email", "Mail", "이메일", "전자우편", "메일", "이메일 주소"],
        },
        Text("contactPhone", "Contact phone", "담당자 연락처", r => r.ContactPhone, (r, v) => r with { ContactPhone = v }) with
        {
            Example = "+82 00-0000-0000", BuyerExample = "+84 00 000 0000",
            Synonyms =
            [
                "Phone", "Telephone", "Mobile", "Tel", "전화", "전화번호", "연락처", "휴대전화", "휴대폰", "담당자 전화"
            ],
        },
        Text("note", "Note", "비고", r => r.Note, (r, v) => r with { Note = v }, Long, lines: true) with
        {
            Synonyms = ["Notes", "Remark", "Remarks", "Comment", "메모", "참고", "특이사항"],
        },
    ];

    public static IReadOnlyList<ImportColumn> Of(string side) => [.. All.Where(column => column.Sides.Contains(side))];

    public static ImportColumn? Find(string code) => All.FirstOrDefault(column => column.Code == code);

    static ImportColumn Certified(string code, string english, string korean) =>
        Many(
            code, english, korean, cell => ReadMany.Terms(cell, Terms.Certifications, "CertificationUnknown"),
            ReferenceData.Certifications.NameOf, r => r.Certifications, (r, v) => r with { Certifications = v });

    static string? ReadKind(ImportCell cell) => ReadCell.Term(
        cell, cell.IsFor(Sides.Buyer) ? Terms.BuyerKinds : Terms.ExhibitorKinds, "KindUnknown", Codes(Terms.KindsOf(cell.Scene.Side)));

    static string PlaceName(string code) => ReferenceData.Countries.Find(code)?.Name ?? ReferenceData.Areas.NameOf(code);

    static string ProductName(string item)
    {
        var end = item.IndexOfAny([':', '@', '!']);
        return end < 0 ? ReferenceData.Categories.NameOf(item) : ReferenceData.Categories.NameOf(item[..end]) + item[end..];
    }
}
