namespace EMobilityExpo.TestCommon;

/// <summary>What people, programs and attackers enter into fields.</summary>
public static class WildText
{
    public static readonly string?[] All =
    [
        null, "", " ", "사이공 무역 주식회사", "شركة التجارة", "\u202Eקבוצה", "🚲⚡️👩‍🔧", "Ünïçødé e\u0301", "a\0b", "\u0007", "line\r\nBcc: x@y.example", "tab\there",
        "half\ud83d", "\udc00half", "\ufffd", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "=HYPERLINK(\"http://x\")", "+1+1", "@SUM(A1)", "-2",
        "'; DROP TABLE registration; --", "{0} {name} [link]", "%00%n%s", "null", "../../etc/passwd", new('가', 200), new('x', 201), new('y', 70_000),
    ];
}
