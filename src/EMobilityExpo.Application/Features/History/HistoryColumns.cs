namespace EMobilityExpo.Application.Features.History;

using EMobilityExpo.Application.Errors;
using EMobilityExpo.Application.Features.Import.Cells;
using EMobilityExpo.Application.Features.Participants;
using EMobilityExpo.Application.Localisation;

/// <summary>One column of a history file: how it is called and read.</summary>
public sealed record HistoryColumn(string Code, string English, string Korean)
{
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    public required Func<ImportCell, PastMeeting, PastParties, PastMeeting> Read { get; init; }

    /// <summary>In the template.</summary>
    public string Example { get; init; } = "";

    /// <summary>The codes that it may hold, with their names.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];
    public Func<string?, string>? NameOf { get; init; }

    public string Name => Words.Pick(Korean, English);
}

/// <summary>Every column that a history file can have, in the order of the template.</summary>
public static class HistoryColumns
{
    static readonly string[] Required = ["exhibitor", "buyer", "occasion"];

    public static IReadOnlyList<HistoryColumn> All { get; } =
    [
        new("exhibitor", "Exhibitor", "참가기업")
        {
            Read = (cell, row, parties) => row with { ExhibitorId = parties.Find(cell, Sides.Exhibitor) },
            Synonyms = ["Exhibitor key", "Exhibitor name", "Company", "업체", "업체명", "기업명", "참가기업명", "참가기업 관리번호"],
        },
        new("buyer", "Buyer", "바이어")
        {
            Read = (cell, row, parties) => row with { BuyerId = parties.Find(cell, Sides.Buyer) }, Example = "BY-001",
            Synonyms = ["Buyer key", "Buyer name", "바이어명", "바이어 관리번호"],
        },
        new("occasion", "Occasion", "행사")
        {
            Read = (cell, row, _) => row with { Occasion = Occasion(cell) }, Example = "e-Mobility Expo 2026",
            Synonyms = ["Event", "Year", "Fair", "행사명", "연도", "개최 연도", "전시회"],
        },
        new("requestedBy", "Requested by", "신청한 쪽")
        {
            Read = (cell, row, _) => row with { RequestedBy = ReadCell.Term(cell, HistoryTerms.RequestedBy, "RequesterUnknown") },
            Example = "buyer", Codes = HistoryTerms.Requesters, NameOf = HistoryTerms.RequesterName,
            Synonyms = ["Request by", "Requester", "신청자", "신청 주체", "상담 신청"],
        },
        new("answer", "Answer", "회신")
        {
            Read = (cell, row, _) => row with { Answer = ReadCell.Term(cell, HistoryTerms.Answer, "AnswerUnknown") },
            Example = "accepted", Codes = HistoryTerms.Answers, NameOf = HistoryTerms.AnswerName,
            Synonyms = ["Reply", "Accepted", "응답", "답변", "수락 여부"],
        },
        new("exhibitorRating", "Exhibitor's rating (1-5)", "참가기업 평점(1-5)")
        {
            Read = (cell, row, _) => row with { ExhibitorRating = ReadCell.Number(cell, 1, 5) }, Example = "4",
            Synonyms = ["Exhibitor rating", "Exhibitor's rating", "참가기업 평점", "참가기업 만족도", "기업 만족도"],
        },
        new("buyerRating", "Buyer's rating (1-5)", "바이어 평점(1-5)")
        {
            Read = (cell, row, _) => row with { BuyerRating = ReadCell.Number(cell, 1, 5) }, Example = "5",
            Synonyms = ["Buyer rating", "Buyer's rating", "바이어 평점", "바이어 만족도"],
        },
        new("outcome", "Outcome", "성과")
        {
            Read = (cell, row, _) => row with { Outcome = ReadCell.Term(cell, HistoryTerms.Outcome, "OutcomeUnknown") },
            Example = "pursued", Codes = HistoryTerms.Outcomes, NameOf = HistoryTerms.OutcomeName,
            Synonyms = ["Result", "결과", "상담 결과", "상담 성과", "진행 상황"],
        },
    ];

    public static HistoryColumn? Find(string code) => All.FirstOrDefault(column => column.Code == code);

    /// <summary>Which column of a file is which of ours; null where it is none.</summary>
    /// <exception cref="Invalid">One is there twice, or one is missing without which no row makes sense.</exception>
    public static IReadOnlyList<HistoryColumn?> Match(IReadOnlyList<string> headers)
    {
        var names = new TermLookup(All.Select(column => (column.Code, (IEnumerable<string>)[column.English, column.Korean, .. column.Synonyms])));
        var columns = headers.Select(header => names.Find(header) is { } code ? Find(code) : null).ToList();
        var twice = columns.OfType<HistoryColumn>().GroupBy(column => column.Code, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any());
        if (twice is not null)
            throw new Invalid("Import.ColumnTwice", twice.First().Name);
        var missing = Required.Where(code => !columns.Any(column => column?.Code == code)).Select(code => Find(code)!.Name).ToList();
        return missing.Count == 0 ? columns : throw new Invalid(
            "History.ColumnsMissing", string.Join(", ", missing), string.Join(", ", headers.Where(header => header.Length > 0).Take(10)));
    }

    static string Occasion(ImportCell cell)
    {
        if (cell.IsEmpty)
            cell.Wrong("OccasionMissing");
        return ReadCell.Text(cell, 200) ?? "";
    }
}
