namespace EMobilityExpo.Application.Features.Media;

/// <summary>PDF (ISO 32000): known by its first bytes and the mark near its end, which one that broke off lacks.</summary>
static class PdfFile
{
    const int Tail = 2048;

    public static bool Is(ReadOnlySpan<byte> bytes) =>
        (bytes.StartsWith("%PDF-1."u8) || bytes.StartsWith("%PDF-2."u8)) && bytes[^Math.Min(Tail, bytes.Length)..].IndexOf("%%EOF"u8) >= 0;
}
