namespace EMobilityExpo.Application.Features.History;

using EMobilityExpo.Application.Features.Import.Cells;
using EMobilityExpo.Application.Localisation;

/// <summary>What came of an exhibitor and a buyer on an earlier occasion; what is not known is null.</summary>
public sealed record PastMeeting
{
    public long Id { get; init; }
    public long ExhibitorId { get; init; }
    public long BuyerId { get; init; }

    /// <summary>Such as the event and its year.</summary>
    public string Occasion { get; init; } = "";

    /// <summary><c>exhibitor</c>, <c>buyer</c> or <c>organiser</c>.</summary>
    public string? RequestedBy { get; init; }

    /// <summary><c>accepted</c> or <c>declined</c>.</summary>
    public string? Answer { get; init; }

    /// <summary>How the exhibitor rated the meeting, 1 to 5.</summary>
    public int? ExhibitorRating { get; init; }
    public int? BuyerRating { get; init; }

    /// <summary>The furthest step: <c>consulted</c>, <c>pursued</c>, <c>mou</c>, <c>contract</c> or <c>shipped</c>.</summary>
    public string? Outcome { get; init; }
}

/// <summary>The closed lists of the history, with the words that people write.</summary>
public static class HistoryTerms
{
    public const string Declined = "declined";

    public static readonly IReadOnlyList<string> Requesters = ["exhibitor", "buyer", "organiser"], Answers = ["accepted", Declined],
        Outcomes = ["consulted", "pursued", "mou", "contract", "shipped"];

    public static TermLookup RequestedBy { get; } = new(
    [
        ("exhibitor", ["참가기업", "기업", "업체", "셀러", "seller"]), ("buyer", ["바이어", "구매자"]),
        ("organiser", ["organizer", "주최", "주최 측", "주최자", "사무국"]),
    ]);

    public static TermLookup Answer { get; } = new(
    [
        ("accepted", ["accept", "yes", "y", "수락", "승낙", "승인", "동의"]),
        (Declined, ["decline", "refused", "rejected", "no", "n", "거절", "거부", "사양"]),
    ]);

    public static TermLookup Outcome { get; } = new(
    [
        ("consulted", ["consultation", "met", "meeting", "상담", "상담 완료", "상담 진행"]),
        ("pursued", ["contract pursued", "pursuing", "negotiating", "계약 추진", "추진", "계약 추진 중", "협의 중"]),
        ("mou", ["loi", "mou / loi", "mou signed", "loi signed", "loi or mou signed", "loi·mou 체결", "협약", "양해각서", "mou 체결", "의향서"]),
        ("contract", ["contracted", "contract signed", "signed", "계약", "계약 체결", "계약 완료"]),
        ("shipped", ["delivered", "exported", "선적", "수출", "수출 완료", "선적 완료"]),
    ]);

    public static string RequesterName(string? code) => code is null ? "" : Words.T($"History.RequestedBy_{code}");

    public static string AnswerName(string? code) => code is null ? "" : Words.T($"History.Answer_{code}");

    public static string OutcomeName(string? code) => code is null ? "" : Words.T($"History.Outcome_{code}");
}
